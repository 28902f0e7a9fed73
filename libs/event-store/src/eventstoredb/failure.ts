import { ErrorType } from '@eventstore/db-client';
import { InvalidStoreRequest, StoreUnavailable } from '../errors';

const TOO_LARGE: string = ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED;
/** The client has turned to the leader by the time it says so. */
const NOT_LEADER: string = ErrorType.NOT_LEADER;

/** What says "not now": the same call may succeed later. `unknown` is the client's word for a broken HTTP/2 stream too. */
const TRANSIENT_TYPES = new Set<string>([
  ErrorType.UNAVAILABLE,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.TIMEOUT,
  ErrorType.CANCELLED,
  ErrorType.UNKNOWN,
]);
/** The same as gRPC says it, where the client hands its error on as it is: cancelled, unknown, deadline exceeded, aborted, internal, unavailable. */
const TRANSIENT_CODES = new Set([1, 2, 4, 10, 13, 14]);
/** Invalid, not found, not permitted, failed precondition, out of range, unimplemented, unauthenticated: unknown to the client, too. */
const LASTING_CODES = new Set([3, 5, 7, 9, 11, 12, 16]);

/** How the client begins when no node of a cluster answers; it has neither a type nor a status. */
const NO_NODE_FOUND = 'Failed to discover';

/** What may be told of a client's error. Its message can name users and hosts, so only its kind is kept. */
export class EventStoreDbFailure extends Error {
  override readonly name = 'EventStoreDbFailure';

  constructor(
    /** The client's name of the error, or "grpc" where it gave none. */
    readonly type: string,
    /** The gRPC status; absent where the connection could not be made at all. */
    readonly status: number | undefined,
  ) {
    super(`EventStoreDB failed with ${type}, gRPC status ${status ?? 'none'}.`);
  }
}

/** The error to throw instead of the client's. */
export function failureOf(error: unknown): Error {
  if (error instanceof StoreUnavailable || error instanceof InvalidStoreRequest || error instanceof EventStoreDbFailure) return error;
  const failure = stripped(error);
  if (failure.type === TOO_LARGE) {
    return new InvalidStoreRequest('The append is larger than the server allows (MaxAppendSize).', { cause: failure });
  }
  const isLost = error instanceof Error && error.message.startsWith(NO_NODE_FOUND);
  return isLost || isTransient(failure) ? new StoreUnavailable('The event store does not answer.', { cause: failure }) : failure;
}

function stripped(error: unknown): EventStoreDbFailure {
  const { type, code } = (error ?? {}) as { readonly type?: unknown; readonly code?: unknown };
  return new EventStoreDbFailure(typeof type === 'string' ? type : 'grpc', typeof code === 'number' ? code : undefined);
}

function isTransient({ type, status }: EventStoreDbFailure): boolean {
  if (type === NOT_LEADER) return true;
  if (status !== undefined && LASTING_CODES.has(status)) return false;
  return TRANSIENT_TYPES.has(type) || (status !== undefined && TRANSIENT_CODES.has(status));
}
