import type { Position } from '@homeward/event-store';
import type { Timers } from '@homeward/platform';
import { rebuild } from '../rebuild/rebuild';
import { BatchProjector, type ProjectorPorts } from './batch-projector';
import { CheckpointMoved, ensureCheckpoints } from './checkpoints';
import { tryToLead } from './leadership';
import type { ProjectionProgress } from './progress';

/** Events of one transaction while catching up. */
const BATCH_EVENTS = 1_000;
const FIRST_RETRY_DELAY_MS = 100;
const LONGEST_RETRY_DELAY_MS = 10_000;
/** How long a process that stands by waits before it asks again whether it is needed. */
const STANDBY_DELAY_MS = 1_000;
/** After this many failures without one batch in between, the runner gives up and its service reports itself unhealthy. */
const MAX_FAILURES_IN_A_ROW = 30;

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
  const projector = new BatchProjector(options);
  let failures = 0;
  while (!signal.aborted) {
    try {
      const led = await lead(options, projector, signal, () => (failures = 0));
      if (!led) await options.timers.sleep(STANDBY_DELAY_MS, signal).catch(() => undefined);
    } catch (error) {
      if (signal.aborted) return;
      // Not a failure: somebody took over, or a restore put the rows back.
      if (error instanceof CheckpointMoved) continue;
      failures += 1;
      if (failures > MAX_FAILURES_IN_A_ROW) throw error;
      options.logger.warn('Projecting was interrupted and is tried again.', { attempt: failures, error });
      await options.timers.sleep(retryDelayMs(failures), signal).catch(() => undefined);
    }
  }
}

/** Answers whether this process was the one to run the group. */
async function lead<State>(options: RunOptions<State>, projector: BatchProjector<State>, signal: AbortSignal, succeeded: () => void): Promise<boolean> {
  const leadership = await tryToLead(options.dataSource, namesOf(options));
  if (leadership === undefined) return false;
  try {
    await follow(options, projector, signal, succeeded);
    return true;
  } finally {
    options.progress?.leave();
    await leadership.release();
  }
}

async function follow<State>(
  options: RunOptions<State>,
  projector: BatchProjector<State>,
  signal: AbortSignal,
  succeeded: () => void,
): Promise<void> {
  let after = await align(options, signal);
  options.progress?.announce(after);
  const batches = options.store.subscribe({
    signal,
    batchSize: options.batchEvents ?? BATCH_EVENTS,
    ...(after === undefined ? {} : { after }),
  });
  for await (const events of batches) {
    await projector.apply(after, events);
    after = events.at(-1)?.position ?? after;
    options.progress?.announce(after);
    succeeded();
  }
}

/** Brings a projection that is new, or was left behind, to where the others of its group are, so that they can move together. */
async function align<State>(options: RunOptions<State>, signal: AbortSignal): Promise<Position | undefined> {
  const { dataSource, projections, logger } = options;
  const names = namesOf(options);
  await ensureCheckpoints(dataSource, names);
  const rows = (await dataSource.query(POSITIONS, [names])) as readonly { projection: string; position: string | null }[];
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

function retryDelayMs(failures: number): number {
  return Math.min(FIRST_RETRY_DELAY_MS * 2 ** (failures - 1), LONGEST_RETRY_DELAY_MS);
}
