import { BODY_LIMIT_BYTES, EdgeProblem } from '@homeward/http';
import { InvalidRequest, plainObjectOf, type RequestFault } from '@homeward/contracts';

/** The body of a command and what is around it. */
const MESSAGE_LIMIT_BYTES = BODY_LIMIT_BYTES + 1_024;
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** What a message says. None of it is checked yet but its shape. */
export interface CommandMessage {
  readonly caseId: string;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
  readonly idempotencyKey: string | undefined;
}

const TEXTS: ReadonlySet<string> = new Set(['caseId', 'ifMatch', 'idempotencyKey']);

/** Reads `{caseId, body, ifMatch, idempotencyKey}`. Refuses with the problems that HTTP has for the same faults. */
export function readCommandMessage(payload: Uint8Array): CommandMessage {
  if (payload.byteLength > MESSAGE_LIMIT_BYTES) throw new EdgeProblem('BodyTooLarge', `A command has at most ${BODY_LIMIT_BYTES} bytes.`);
  const message = jsonIn(payload);
  if (typeof message !== 'object' || message === null || Array.isArray(message)) throw new InvalidRequest('The message must be a JSON object.', [{ pointer: '', reason: 'must be a JSON object' }]);
  const { body = {}, ...around } = message as Readonly<Record<string, unknown>>;
  const faults = Object.entries(plainObjectOf(around)).flatMap(faultOf);
  if (faults.length > 0) throw new InvalidRequest('The message has caseId, body, ifMatch and idempotencyKey.', faults);
  const { caseId = '', ifMatch, idempotencyKey } = around as Readonly<Record<string, string | undefined>>;
  return { caseId, body, ifMatch, idempotencyKey };
}

function faultOf([name, value]: readonly [string, unknown]): readonly RequestFault[] {
  if (!TEXTS.has(name)) return [{ pointer: '', reason: 'holds a member that no command has' }];
  return typeof value === 'string' ? [] : [{ pointer: `/${name}`, reason: 'must be text' }];
}

function jsonIn(payload: Uint8Array): unknown {
  try {
    return JSON.parse(UTF_8.decode(payload), refuseReserved);
  } catch {
    // Neither the decoder nor the parser says more that may be repeated.
    throw new EdgeProblem('MalformedJson', 'The message is not JSON in UTF-8, is empty, or holds a reserved name.');
  }
}

/** A name that reaches for an object's prototype was not meant as a field. */
function refuseReserved(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new Error('reserved');
  return value;
}
