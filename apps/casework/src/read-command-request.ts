import { type Caller, maySend } from '@homeward/access';
import { findCommand, InvalidRequest, validBody } from '@homeward/contracts';
import { commandIdOf, EdgeProblem, notFound, readIdempotencyKey, readIfMatch, readIfNoneMatch, traceOf } from '@homeward/http';
import type { FastifyRequest } from 'fastify';
import type { AskedRequest } from './execute-return-case';

const CASE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface CommandAddress {
  readonly id: string;
  readonly name: string;
}

/** Reads a command off a request: whether there is such a command, whether the role may ask it, and only then its body. */
export function readCommandRequest({ id, name }: CommandAddress, caller: Caller, request: FastifyRequest): AskedRequest {
  const entry = findCommand(name);
  if (entry === undefined) throw notFound();
  if (!maySend(caller.role, entry.type)) throw new EdgeProblem('NotAllowed', `The role ${caller.role} may not ask ${entry.type}.`);
  const caseId = readCaseId(id);
  const key = readIdempotencyKey(headerOf(request, 'idempotency-key'));
  const expectedRevision = readIfMatch(headerOf(request, 'if-match'));
  readIfNoneMatch(headerOf(request, 'if-none-match'));
  const body = validBody(entry.body, request.body);
  return {
    caller,
    caseId,
    type: entry.type,
    body,
    commandId: commandIdOf({ actor: caller.actor, caseId, key }),
    ...(expectedRevision === undefined ? {} : { expectedRevision }),
    trace: traceOf(request),
  };
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
