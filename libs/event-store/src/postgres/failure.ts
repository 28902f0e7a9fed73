import { DatabaseError } from 'pg';
import { StoreUnavailable } from '../errors';

/** SQLSTATE classes that say "not now": connection, resources, operator, transaction rollback, system error. */
const TRANSIENT_CLASSES = new Set(['08', '53', '57', '40', '58', 'XX']);
/** Lock not available; idle session ended. The rest of their classes are mistakes. */
const TRANSIENT_STATES = new Set(['55P03', '25P03', '25P04', '25006']);
/** Invalid data, broken constraint, program limit: the fault of one append of the batch. */
const DATA_CLASSES = new Set(['22', '23', '54']);

export const INVALID_JSON = '22P02';
export const UNIQUE_VIOLATION = '23505';

/** Undefined schema, table, function, column: the schema is not the one this program was made for. */
const OTHER_SCHEMA_STATES = new Set(['3F000', '42P01', '42883', '42703']);
/** The role has no right to it, as on a schema that was made but not granted. */
const NOT_GRANTED = '42501';

/** What may be told of a driver's error. Its message, detail and context can quote parameters, so none of them is kept. */
export class PostgresFailure extends Error {
  override readonly name = 'PostgresFailure';

  constructor(
    readonly code: string | undefined,
    readonly constraint: string | undefined,
    what: string,
  ) {
    super(what);
  }

  /** One bad append fails the whole batch it is in; alone, each gets its own answer. */
  get isDataFault(): boolean {
    return this.code !== undefined && DATA_CLASSES.has(this.code.slice(0, 2));
  }

  get isOtherSchema(): boolean {
    return this.code !== undefined && OTHER_SCHEMA_STATES.has(this.code);
  }

  get isNotGranted(): boolean {
    return this.code === NOT_GRANTED;
  }
}

/** The SQLSTATE of what the server said; undefined where it said nothing. */
export function stateOf(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.code : undefined;
}

/** The error to throw instead of the driver's. */
export function withoutParameters(error: unknown): PostgresFailure | StoreUnavailable {
  if (error instanceof PostgresFailure || error instanceof StoreUnavailable) return error;
  const failure = stripped(error);
  if (failure.isOtherSchema) return new StoreUnavailable('The schema of the event store is not the one of this program.', { cause: failure });
  return isTransient(error) ? new StoreUnavailable('The event store does not answer.', { cause: failure }) : failure;
}

/** Whether an error of the store says that its schema is missing or another one. */
export function isOtherSchema(error: unknown): boolean {
  return error instanceof StoreUnavailable && error.cause instanceof PostgresFailure && error.cause.isOtherSchema;
}

function stripped(error: unknown): PostgresFailure {
  if (error instanceof DatabaseError) {
    const { code, constraint, routine } = error;
    return new PostgresFailure(code, constraint, `PostgreSQL refused with SQLSTATE ${code ?? 'unknown'} in ${routine ?? 'unknown'}.`);
  }
  if (!(error instanceof Error)) return new PostgresFailure(undefined, undefined, 'The driver failed without an error.');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // The driver's and the system's own messages name hosts, ports and states of the connection, never parameters.
  return new PostgresFailure(code, undefined, code === undefined ? error.message : `${code}: ${error.message}`);
}

function isTransient(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return true;
  const state = error.code ?? '';
  return TRANSIENT_CLASSES.has(state.slice(0, 2)) || TRANSIENT_STATES.has(state);
}
