import { type Caller, maySend } from '@homeward/access';
import { findCommand, InvalidRequest, validBody } from '@homeward/contracts';
import { commandIdOf, EdgeProblem, notFound, readIdempotencyKey, readIfMatch, readIfNoneMatch, type TraceContext, traceOf } from '@homeward/http';
import type { FastifyRequest } from 'fastify';
import type { AskedRequest } from './execute-return-case';

const CASE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface CommandAddress {
  readonly id: string;
  readonly name: string;
}

/** What a request says beside its address, as text from outside: the same words over HTTP and over NATS. */
export interface CommandParts {
  readonly caller: Caller;
  readonly trace: TraceContext;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

/** Reads a command off a request: whether there is such a command, whether the role may ask it, and only then its body. */
export function readCommand({ id, name }: CommandAddress, { caller, trace, body: given, idempotencyKey, ifMatch, ifNoneMatch }: CommandParts): AskedRequest {
  const entry = findCommand(name);
  if (entry === undefined) throw notFound();
  if (!maySend(caller.role, entry.type)) throw new EdgeProblem('NotAllowed', `The role ${caller.role} may not ask ${entry.type}.`);
  const caseId = readCaseId(id);
  const key = readIdempotencyKey(idempotencyKey);
  const expectedRevision = readIfMatch(ifMatch);
  readIfNoneMatch(ifNoneMatch);
  const body = validBody(entry.body, given);
  return {
    caller,
    caseId,
    type: entry.type,
    body,
    commandId: commandIdOf({ actor: caller.actor, caseId, key }),
    ...(expectedRevision === undefined ? {} : { expectedRevision }),
    trace,
  };
}

/** The same off an HTTP request. */
export function readCommandRequest(address: CommandAddress, caller: Caller, request: FastifyRequest): AskedRequest {
  return readCommand(address, {
    caller,
    trace: traceOf(request),
    body: request.body,
    idempotencyKey: headerOf(request, 'idempotency-key'),
    ifMatch: headerOf(request, 'if-match'),
    ifNoneMatch: headerOf(request, 'if-none-match'),
  });
}

export function readCaseId(id: string): string {
  if (!CASE_ID.test(id)) throw new InvalidRequest('The id of a case is a lower-case UUID.', [{ pointer: 'id', reason: 'must be a lower-case UUID' }]);
  return id;
}

/** The one value of a header; several count as one, which no reader of it takes. */
export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}
