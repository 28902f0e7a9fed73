import type { MasterKeys } from '../master-keys/master-keys';
import type { Epochs } from './epochs';
import type { KeyQueries } from './queries';
import { wrappingContext, type LiveKeyRow } from './wrapping';

/** Keys re-wrapped in one statement: a fraction of a second of work, so that a stop or a crash loses little. */
const REWRAP_BATCH = 500;

export interface RotationProgress {
  /** Epoch being emptied. */
  readonly from: number;
  readonly to: number;
  readonly rewrapped: number;
  /** Keys that the epoch held when this run reached it. */
  readonly total: number;
}

export interface RotationOptions {
  readonly onProgress?: (progress: RotationProgress) => void;
  /** Stops between batches; the next run goes on from there. */
  readonly signal?: AbortSignal;
}

export interface RotationResult {
  readonly epochsDestroyed: readonly number[];
  readonly rewrapped: number;
}

interface Rotating {
  readonly queries: KeyQueries;
  readonly masterKeys: MasterKeys;
  readonly epochs: Epochs;
}

/**
 * Re-wraps every living key under a new epoch and destroys the old one. What was erased before is then beyond reach even
 * with an old copy of the key database. O(keys); a run that was cut short is finished before a new epoch is begun.
 */
export async function rotateMasterKey(rotating: Rotating, options: RotationOptions): Promise<RotationResult> {
  const { epochs, masterKeys, queries } = rotating;
  await epochs.refresh();
  const unfinished = (await epochs.all()).some(({ state }) => state === 'retiring');
  if (!unfinished) await epochs.begin(epochs.current + 1);
  const epochsDestroyed: number[] = [];
  let rewrapped = 0;
  for (const { number, state } of await epochs.all()) {
    if (state !== 'retiring') continue;
    rewrapped += await emptyEpoch(rotating, number, options);
    await masterKeys.destroyEpoch(number);
    await queries.run('end-epoch', [number]);
    epochsDestroyed.push(number);
  }
  return { epochsDestroyed, rewrapped };
}

async function emptyEpoch({ queries, masterKeys, epochs }: Rotating, from: number, options: RotationOptions): Promise<number> {
  const to = epochs.current;
  const [counted] = await queries.run<{ keys: number }>('count-keys-of-epoch', [from]);
  const total = counted?.keys ?? 0;
  let rewrapped = 0;
  let after = '';
  // Ends because no key is ever added to a retiring epoch and `after` only grows.
  for (;;) {
    options.signal?.throwIfAborted();
    const rows = await queries.run<LiveKeyRow>('keys-of-epoch', [from, after, REWRAP_BATCH]);
    const last = rows.at(-1);
    if (last === undefined) return rewrapped;
    const bytes = await masterKeys.unwrap(from, rows.map((row) => ({ context: wrappingContext(row), bytes: row.wrapped })));
    const wrapped = await masterKeys.wrap(to, bytes.map((key, index) => ({ context: wrappingContext(rows[index] ?? last), bytes: key })));
    for (const key of bytes) key.fill(0);
    const [answer] = await queries.run<{ rewrapped: number }>('rewrap-keys', [from, to, rows.map(({ id }) => id), wrapped]);
    rewrapped += answer?.rewrapped ?? 0;
    after = last.id;
    options.onProgress?.({ from, to, rewrapped, total });
  }
}
