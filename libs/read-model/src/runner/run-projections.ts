import type { Position } from '@homeward/event-store';
import type { Timers } from '@homeward/platform';
import { runSubscription } from '@homeward/subscription';
import { rebuild } from '../rebuild/rebuild';
import { BatchProjector, type ProjectorPorts } from './batch-projector';
import { ensureCheckpoints } from './checkpoints';
import { tryToLead, type Leadership } from './leadership';
import type { ProjectionProgress } from './progress';

/** Events of one transaction while catching up. */
const BATCH_EVENTS = 2_000;
/** How long a process that stands by waits before it asks again whether it is needed. */
const STANDBY_DELAY_MS = 1_000;

export interface RunOptions<State> extends ProjectorPorts<State> {
  readonly timers: Timers;
  readonly progress?: ProjectionProgress;
  readonly batchEvents?: number;
}

const POSITIONS = 'select projection, position from read_model.checkpoint where projection = any($1)';

/**
 * Keeps a group of projections up to date until the signal aborts; a batch that has begun is finished first. Of several
 * processes one runs a group and the others stand by. Survives a lost database by trying again, with growing delays; throws
 * when that does not help for long.
 */
export async function runProjections<State>(options: RunOptions<State>, signal: AbortSignal): Promise<void> {
  const { store, timers, progress, logger, batchEvents: batchSize = BATCH_EVENTS } = options;
  const projector = new BatchProjector(options);
  let leadership: Leadership | undefined;
  let after: Position | undefined;
  const stepDown = async (): Promise<void> => {
    progress?.leave();
    await leadership?.release();
    leadership = undefined;
  };
  try {
    await runSubscription({
      store,
      signal,
      timers,
      batchSize,
      async checkpoint() {
        // Asked again after every failure, and the lock may have gone with the connection that failed.
        await stepDown();
        leadership = await waitToLead(options, signal);
        after = await align(options, signal);
        progress?.announce(after);
        return after;
      },
      async handle(events) {
        await projector.project(after, events);
        after = events.at(-1)?.position ?? after;
        progress?.announce(after);
      },
      onFailure: ({ error, failures, retryDelayMs }) =>
        logger.warn('Projecting was interrupted and is tried again.', { attempt: failures, retryDelayMs, error }),
    });
  } finally {
    await stepDown();
  }
}

/** Stands by until nobody else runs the group. */
async function waitToLead<State>(options: RunOptions<State>, signal: AbortSignal): Promise<Leadership> {
  for (;;) {
    signal.throwIfAborted();
    const leadership = await tryToLead(options.dataSource, namesOf(options));
    if (leadership !== undefined) return leadership;
    await options.timers.sleep(STANDBY_DELAY_MS, signal);
  }
}

/** Brings a projection that is new, or was left behind, to where the others of its group are, so that they can move together. */
async function align<State>(options: RunOptions<State>, signal: AbortSignal): Promise<Position | undefined> {
  const { dataSource, projections, logger } = options;
  const names = namesOf(options);
  await ensureCheckpoints(dataSource, names);
  const rows = await dataSource.query<readonly { projection: string; position: string | null }[]>(POSITIONS, [names]);
  const furthest = rows.reduce<string | null>((most, { position }) => ((position ?? '') > (most ?? '') ? position : most), null);
  if (furthest === null) return undefined;
  for (const bound of projections) {
    const { name } = bound.projection;
    if (rows.some(({ projection, position }) => projection === name && position === furthest)) continue;
    logger.info('A projection is behind its group and is built anew.', { projection: name, position: furthest });
    await rebuild(options, bound, { signal, upTo: furthest });
  }
  return furthest;
}

function namesOf<State>({ projections }: RunOptions<State>): readonly string[] {
  return projections.map(({ projection }) => projection.name);
}
