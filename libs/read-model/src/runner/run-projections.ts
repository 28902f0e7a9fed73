import type { Position, StoredEvent } from '@homeward/event-store';
import { type Standings, whileLeading } from '@homeward/leadership';
import type { Timers } from '@homeward/platform';
import { runSubscription } from '@homeward/subscription';
import { clearAwayHalfBuilt } from '../rebuild/clear-away';
import { rebuild, type RebuildOptions } from '../rebuild/rebuild';
import { readModelDataSource } from '../table/read-model-data-source';
import type { BoundProjection } from './apply-cases';
import { BatchProjector, type ProjectorPorts } from './batch-projector';
import { ensureCheckpoints } from './checkpoints';
import { lockServerOf } from './leadership';
import type { ProjectionProgress } from './progress';

/** Events of one transaction while catching up. */
const BATCH_EVENTS = 2_000;
/** A rebuild holds a lock on one and works on others. */
const REBUILD_CONNECTIONS = 3;

export interface RunOptions<State> extends ProjectorPorts<State> {
  readonly timers: Timers;
  readonly progress?: ProjectionProgress;
  /** Told whether this process runs the group or stands by. */
  readonly standings?: Standings;
  readonly batchEvents?: number;
  /** Runs the work of each batch, for whoever measures it. */
  readonly observeBatch?: (events: readonly StoredEvent[], work: () => Promise<void>) => Promise<void>;
}

const POSITIONS = 'select projection, position from read_model.checkpoint where projection = any($1)';

/**
 * Keeps a group of projections up to date until the signal aborts; a batch that has begun is finished first. Of several
 * processes one runs a group and the others stand by. Survives a lost database by trying again, with growing delays, for as
 * long as it takes.
 */
export async function runProjections<State>(options: RunOptions<State>, signal: AbortSignal): Promise<void> {
  const { dataSource, timers, logger, standings } = options;
  const name = `projections ${namesOf(options).join(' ')}`;
  await whileLeading({ connectionString: lockServerOf(dataSource), name, timers, logger, signal, standings }, (leading) => project(options, leading));
}

/** That nothing is doubled by a leader who does not know yet that it leads no more rests on the checkpoints. */
async function project<State>(options: RunOptions<State>, signal: AbortSignal): Promise<void> {
  const { store, timers, progress, logger, batchEvents: batchSize = BATCH_EVENTS, observeBatch = (_, work) => work() } = options;
  const projector = new BatchProjector(options);
  let after: Position | undefined;
  try {
    await runSubscription({
      store,
      signal,
      timers,
      batchSize,
      async checkpoint() {
        progress?.leave();
        after = await align(options, signal);
        progress?.announce(after);
        return after;
      },
      async handle(events) {
        await observeBatch(events, () => projector.project(after, events));
        after = events.at(-1)?.position ?? after;
        progress?.announce(after);
      },
      onFailure: ({ error, failures, retryDelayMs }) =>
        logger.warn('Projecting was interrupted and is tried again.', { attempt: failures, retryDelayMs, error }),
    });
  } finally {
    progress?.leave();
  }
}

/** Brings a projection that is new, or was left behind, to where the others of its group are, so that they can move together. */
async function align<State>(options: RunOptions<State>, signal: AbortSignal): Promise<Position | undefined> {
  const { dataSource, projections, logger } = options;
  const names = namesOf(options);
  await ensureCheckpoints(dataSource, names);
  await clearAwayHalfBuilt(dataSource, projections);
  const rows = await dataSource.query<readonly { projection: string; position: string | null }[]>(POSITIONS, [names]);
  const furthest = rows.reduce<string | null>((most, { position }) => ((position ?? '') > (most ?? '') ? position : most), null);
  if (furthest === null) return undefined;
  for (const bound of projections) {
    const { name } = bound.projection;
    if (rows.some(({ projection, position }) => projection === name && position === furthest)) continue;
    logger.info('A projection is behind its group and is built anew.', { projection: name, position: furthest });
    await rebuildPatiently(options, bound, { signal, upTo: furthest });
  }
  return furthest;
}

/** One statement of a rebuild may take longer than any other may, so it has connections of its own. */
async function rebuildPatiently<State>(options: RunOptions<State>, bound: BoundProjection<State>, rebuilding: RebuildOptions): Promise<void> {
  const dataSource = await readModelDataSource({ url: lockServerOf(options.dataSource), poolSize: REBUILD_CONNECTIONS }).initialize();
  try {
    await rebuild({ ...options, dataSource }, bound, rebuilding);
  } finally {
    await dataSource.destroy();
  }
}

function namesOf<State>({ projections }: RunOptions<State>): readonly string[] {
  return projections.map(({ projection }) => projection.name);
}
