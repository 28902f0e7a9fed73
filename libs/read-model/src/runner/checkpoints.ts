import type { Position } from '@homeward/event-store';
import type { DataSource, QueryRunner } from 'typeorm';
import type { EventPlace } from './event-place';

/** What one projection has reached, read under the lock that every writer of it takes. */
export interface LockedCheckpoint {
  readonly projection: string;
  readonly position: Position | null;
  readonly generation: number;
}

/** Somebody else moved the projection: another runner, or a restore. What this runner remembers is worth nothing. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
  readonly code = 'CheckpointMoved';

  constructor() {
    super('Another runner moved the projections; starting again from where it left them.');
  }
}

const ENSURE = `insert into read_model.checkpoint (projection, generation)
  select unnest($1::text[]), 0 on conflict do nothing`;
/** Rows are locked in the order of their names, so that a runner and a rebuild cannot wait for each other. */
const LOCK = `select projection, position, generation from read_model.checkpoint
  where projection = any($1) order by projection for update`;
const ADVANCE = 'update read_model.checkpoint set position = $2 where projection = any($1)';
const PARKED = 'select projection, case_id from read_model.parked_case where projection = any($1) and case_id = any($2)';
const PARK = `insert into read_model.parked_case
    (projection, case_id, from_position, from_revision, event_type, recorded_at, error_code)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`;

const FIND = 'select position from read_model.checkpoint where projection = $1';
const UNPARK_ALL = 'delete from read_model.parked_case where projection = $1';
/** A rebuild may end beyond a runner that stands still; it never takes one back. */
const FINISH_REBUILD = 'update read_model.checkpoint set generation = generation + 1, position = $2 where projection = $1';

export async function findCheckpoint(dataSource: DataSource, projection: string): Promise<Position | undefined> {
  const [row] = await dataSource.query<readonly { position: string | null }[]>(FIND, [projection]);
  return row?.position ?? undefined;
}

/** In the transaction of the swap, under the lock: the new rows are at this position and nothing is parked yet. */
export async function finishRebuild(runner: QueryRunner, projection: string, position: Position): Promise<void> {
  await runner.query(FINISH_REBUILD, [projection, position]);
  await runner.query(UNPARK_ALL, [projection]);
}

export async function ensureCheckpoints(dataSource: DataSource, projections: readonly string[]): Promise<void> {
  await dataSource.query(ENSURE, [projections]);
}

/** Holds every other writer of these projections off until the transaction ends. */
export async function lockCheckpoints(runner: QueryRunner, projections: readonly string[]): Promise<readonly LockedCheckpoint[]> {
  const locked = (await runner.query(LOCK, [projections])) as readonly LockedCheckpoint[];
  if (locked.length !== projections.length) throw new CheckpointMoved();
  return locked;
}

export async function advanceCheckpoints(runner: QueryRunner, projections: readonly string[], position: Position): Promise<void> {
  await runner.query(ADVANCE, [projections, position]);
}

/** Which of the cases are set aside, by projection. Read after the lock, so that a replay just finished is seen. */
export async function findParked(
  runner: QueryRunner,
  projections: readonly string[],
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = (await runner.query(PARKED, [projections, caseIds])) as readonly { projection: string; case_id: string }[];
  const parked = new Map<string, Set<string>>(projections.map((projection) => [projection, new Set()]));
  for (const { projection, case_id: caseId } of rows) parked.get(projection)?.add(caseId);
  return parked;
}

export interface Parking {
  readonly projection: string;
  readonly caseId: string;
  /** The first event that is not in the rows. */
  readonly from: EventPlace;
  readonly error: unknown;
}

export async function park(runner: QueryRunner, { projection, caseId, from, error }: Parking): Promise<void> {
  await runner.query(PARK, [projection, caseId, from.position, from.revision, from.type, from.recordedAt, errorCodeOf(error)]);
}

/** A code if the error has one, else its class; a message could quote what it failed on. */
export function errorCodeOf(error: unknown): string {
  const { driverError, code } = (error ?? {}) as { readonly driverError?: { readonly code?: unknown }; readonly code?: unknown };
  const found = driverError?.code ?? code;
  if (typeof found === 'string') return found;
  return error instanceof Error ? error.name : 'NotAnError';
}
