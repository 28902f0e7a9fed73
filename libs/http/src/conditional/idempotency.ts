import { derivedId } from '@homeward/platform';
import { EdgeProblem } from '../problems/edge-problem';

const KEY = /^[\x21-\x7E]{8,128}$/;
/** Names of our own in the space of UUIDs, so that a command id can be had from its parts alone. */
const COMMAND_NAMESPACE = 'b2c7a4c0-6a0f-5e55-9b1f-0d3f1c7a9e21';

export function readIdempotencyKey(header: string | undefined): string {
  if (header === undefined || !KEY.test(header)) {
    throw new EdgeProblem('IdempotencyKeyMissing', 'Send an Idempotency-Key of 8 to 128 visible ASCII characters, new for every request.');
  }
  return header;
}

/** The id of a command. Keys are scoped to the actor and the case: nobody meets another's key. */
export function commandIdOf({ actor, caseId, key }: { readonly actor: string; readonly caseId: string; readonly key: string }): string {
  return derivedId(COMMAND_NAMESPACE, JSON.stringify([actor, caseId, key]));
}

/** JSON with the fields of every object in one order. The value came from JSON of bounded depth. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`;
}
