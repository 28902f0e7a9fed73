import type { Position } from '@homeward/event-store';
import { reached } from '@homeward/platform';
import type { QueryRunner } from 'typeorm';
import type { BoundProjection } from '../runner/apply-cases';
import { ensureCheckpoints, errorCodeOf, findCheckpoint } from '../runner/checkpoints';
import { inTransaction } from '../runner/in-transaction';
import { abandonConstruction, beginConstruction, completeConstruction } from './construction';
import { CopySink } from './copy-sink';
import { digestOf } from './digest';
import { REBUILD_LOCK } from './rebuild-lock';
import type { RebuildPorts } from './rebuild-ports';
import { foldLog, type FoldProgress } from './fold-log';
import { NewVersion } from './new-version';
import { swap } from './swap';

/** Cases whose states are in memory at once, a few kilobytes each. More cases mean more passes over the log. */
const MAX_CASES_IN_MEMORY = 150_000;
/** Chases after a live runner that moves on; each is shorter than the one before, and the swap does the last. */
const MAX_CHASES = 20;

export interface RebuildOptions {
  /** Aborting drops the half-built version; the old one was never touched. */
  readonly signal: AbortSignal;
  /** How far to build at least; as far as the live version by default, or the end of the log when there is none. */
  readonly upTo?: Position;
  readonly onProgress?: (progress: FoldProgress) => void;
  readonly maxCasesInMemory?: number;
}

export interface RebuildResult {
  readonly projection: string;
  readonly position: Position | undefined;
  readonly events: number;
  readonly cases: number;
  readonly parked: number;
  /** Of the new rows as they took the old ones' place, or a little later when a runner is at work. */
  readonly digest: string;
}

/** Somebody else builds the same projection now. */
export class RebuildUnderWay extends Error {
  override readonly name = 'RebuildUnderWay';
  readonly code = 'RebuildUnderWay';

  constructor(readonly projection: string) {
    super(`The projection ${projection} is being rebuilt by another process.`);
  }
}

/**
 * Builds a projection anew from the log beside the live one and puts it in its place in one transaction.
 * Readers see the old rows until that moment and the new ones from then on; a live runner waits for the swap and goes on
 * with the new table, missing nothing.
 */
export async function rebuild<State>(ports: RebuildPorts<State>, bound: BoundProjection<State>, options: RebuildOptions): Promise<RebuildResult> {
  const { dataSource } = ports;
  const { projection, table } = bound;
  await ensureCheckpoints(dataSource, [projection.name]);
  const runner = dataSource.createQueryRunner();
  try {
    await lockOut(runner, projection.name);
    try {
      const built = await build(ports, bound, options, runner);
      return { projection: projection.name, ...built, digest: await digestOf(dataSource, table) };
    } finally {
      await abandonConstruction(runner, table);
      await runner.query('select pg_advisory_unlock_all()');
    }
  } finally {
    await runner.release();
  }
}

async function build<State>(
  ports: RebuildPorts<State>,
  bound: BoundProjection<State>,
  options: RebuildOptions,
  runner: QueryRunner,
): Promise<Omit<RebuildResult, 'projection' | 'digest'>> {
  const { projection } = bound;
  const upTo = options.upTo ?? (await findCheckpoint(ports.dataSource, projection.name)) ?? (await ports.store.head());
  if (upTo === undefined) return { position: undefined, events: 0, cases: 0, parked: 0 };
  const folded = await construct(ports, bound, { ...options, upTo }, runner);
  const version = new NewVersion(ports, bound, upTo, folded.aside);
  await chase(ports, projection.name, version, options.signal);
  await swap(ports, bound, version, options.signal);
  for (const { caseId, error } of version.parked) {
    ports.logger.error('A case cannot be projected and is parked; its later events wait for a replay.', {
      projection: projection.name,
      caseId,
      code: errorCodeOf(error),
    });
  }
  return { position: version.position, events: folded.events, cases: folded.cases, parked: version.parked.length };
}

/** In one transaction: a rebuild that dies here leaves nothing behind, and one that dies later a table that is cleared away. */
async function construct<State>(
  ports: RebuildPorts<State>,
  bound: BoundProjection<State>,
  options: RebuildOptions & { readonly upTo: Position },
  runner: QueryRunner,
): ReturnType<typeof foldLog> {
  await runner.startTransaction();
  try {
    await beginConstruction(runner, bound.table);
    const folded = await fill(ports, bound, options, runner);
    await completeConstruction(runner, bound.table);
    await runner.commitTransaction();
    reached('rebuild-table-filled');
    return folded;
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

async function fill<State>(
  ports: RebuildPorts<State>,
  { projection, table }: BoundProjection<State>,
  { upTo, signal, maxCasesInMemory = MAX_CASES_IN_MEMORY, onProgress = () => undefined }: RebuildOptions & { readonly upTo: Position },
  runner: QueryRunner,
): ReturnType<typeof foldLog> {
  const sink = await CopySink.into(runner, table, table.underConstruction);
  try {
    const folded = await foldLog({
      ...ports,
      projection,
      upTo,
      signal,
      maxCasesInMemory,
      add: (row) => sink.add(row),
      flush: () => sink.flush(),
      onProgress,
    });
    await sink.end();
    return folded;
  } catch (error) {
    sink.abandon();
    throw error;
  }
}

/** Comes close to the live version before the swap, so that the swap holds its lock for a moment only. */
async function chase<State>({ dataSource }: RebuildPorts<State>, projection: string, version: NewVersion<State>, signal: AbortSignal): Promise<void> {
  for (let chases = 0; chases < MAX_CHASES; chases += 1) {
    const live = await findCheckpoint(dataSource, projection);
    if (live === undefined || live <= version.position) return;
    await inTransaction(dataSource, (runner) => version.follow(runner, live, signal));
  }
}

async function lockOut(runner: QueryRunner, projection: string): Promise<void> {
  const [answer] = (await runner.query(`select pg_try_advisory_lock(${REBUILD_LOCK}) as mine`, [projection])) as readonly { mine: boolean }[];
  if (answer?.mine !== true) throw new RebuildUnderWay(projection);
}
