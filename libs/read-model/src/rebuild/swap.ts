import { reached } from '@homeward/platform';
import type { BoundProjection } from '../runner/apply-cases';
import { finishRebuild, lockCheckpoints, park } from '../runner/checkpoints';
import { inTransaction } from '../runner/in-transaction';
import { putInPlace } from './construction';
import type { NewVersion } from './new-version';
import type { RebuildPorts } from './rebuild-ports';

/** How long the swap waits for readers of the old table at a time; others would queue behind it meanwhile. */
const LOCK_TIMEOUT = '2s';
const MAX_ATTEMPTS = 30;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Puts the new version in the live one's place. The checkpoint's lock holds the live runner between two batches; what it
 * wrote since is applied to the new version first, so its next batch goes on exactly where the new rows end.
 */
export async function swap<State>(
  { dataSource }: RebuildPorts<State>,
  { projection, table }: BoundProjection<State>,
  version: NewVersion<State>,
  signal: AbortSignal,
): Promise<void> {
  const before = version.position;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await inTransaction(dataSource, async (runner) => {
        await runner.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
        const [live] = await lockCheckpoints(runner, [projection.name]);
        if (live !== undefined && live.position !== null) await version.follow(runner, live.position, signal);
        await putInPlace(runner, table);
        await finishRebuild(runner, projection.name, version.position);
        for (const parked of version.parked) await park(runner, { projection: projection.name, ...parked });
        reached('rebuild-table-switched');
      });
      reached('rebuild-finished');
      return;
    } catch (error) {
      // The transaction took back what it had followed.
      version.position = before;
      signal.throwIfAborted();
      if (attempt >= MAX_ATTEMPTS || !isLockTimeout(error)) throw error;
    }
  }
}

function isLockTimeout(error: unknown): boolean {
  const { driverError } = (error ?? {}) as { readonly driverError?: { readonly code?: unknown } };
  return driverError?.code === LOCK_NOT_AVAILABLE;
}
