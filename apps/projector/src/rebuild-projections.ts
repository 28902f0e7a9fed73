import { parseRecorded } from '@homeward/case-log';
import { systemTimers, type Clock, type Logger } from '@homeward/platform';
import { caseProjections, caseViewFold, clearAwayHalfBuilt, PROJECTION_NAMES, readModelDataSource, rebuild, type FoldProgress, type RebuildResult, type ZoneOf } from '@homeward/read-model';
import type { Policy } from '@homeward/return-case';
import { openEventStore, type StoreChoice } from '@homeward/wiring';

export interface RebuildRequest {
  readonly eventStoreUrl: string;
  readonly readModelUrl: string;
  /** Which engine keeps the log; PostgreSQL, at the address above, when absent. */
  readonly storeChoice?: StoreChoice;
  /** Names of `PROJECTION_NAMES`, in the order to build. */
  readonly names: readonly string[];
  readonly policy: Policy;
  readonly zoneOf: ZoneOf;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborting drops what is half built; what was put in place before stays. */
  readonly signal: AbortSignal;
  /** Told at most about once a second. */
  readonly onProgress: (name: string, progress: FoldProgress) => void;
  readonly onDone: (result: RebuildResult) => void;
}

/** The user named a projection that does not exist, or none. */
export class UnknownProjection extends Error {
  override readonly name = 'UnknownProjection';

  constructor(asked: string | undefined) {
    const known = PROJECTION_NAMES.join(', ');
    super(asked === undefined ? `Name what to rebuild: all, or one or more of ${known}.` : `There is no projection ${asked}; there are: ${known}.`);
  }
}

/** Connections a rebuild needs at once: its lock and COPY, its transactions, its digest. */
const POOL_SIZE = 4;
const PROGRESS_INTERVAL_MS = 1_000;

/** The projections a command line asks for. Throws `UnknownProjection`. */
export function projectionsNamed(asked: readonly string[]): readonly string[] {
  if (asked.length === 0) throw new UnknownProjection(undefined);
  if (asked.includes('all')) return PROJECTION_NAMES;
  const known: readonly string[] = PROJECTION_NAMES;
  for (const name of asked) if (!known.includes(name)) throw new UnknownProjection(name);
  return asked;
}

/** Builds projections anew, one after the other, beside a running system or without one. */
export async function rebuildProjections(request: RebuildRequest): Promise<void> {
  const store = await openEventStore(request, { timers: systemTimers, ...(request.storeChoice && { choice: request.storeChoice }) });
  try {
    const dataSource = await readModelDataSource({ url: request.readModelUrl, poolSize: POOL_SIZE }).initialize();
    try {
      const ports = { store, dataSource, logger: request.logger, fold: caseViewFold, read: parseRecorded };
      const projections = caseProjections(dataSource, request.policy, request.zoneOf);
      await clearAwayHalfBuilt(dataSource, projections);
      for (const name of request.names) {
        const bound = projections.find(({ projection }) => projection.name === name);
        if (bound === undefined) throw new UnknownProjection(name);
        request.onDone(await rebuild(ports, bound, { signal: request.signal, onProgress: nowAndThen(request, name) }));
      }
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await store.close();
  }
}

function nowAndThen({ clock, onProgress }: RebuildRequest, name: string): (progress: FoldProgress) => void {
  let toldAtMs = Number.NEGATIVE_INFINITY;
  return (progress) => {
    if (clock.nowMs() - toldAtMs < PROGRESS_INTERVAL_MS) return;
    toldAtMs = clock.nowMs();
    onProgress(name, progress);
  };
}
