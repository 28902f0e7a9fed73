import { HOMEWARD, maySee } from '@homeward/access';
import { EdgeProblem, notFound, staleRevision } from '@homeward/http';
import type { ReturnCaseCommandType } from '@homeward/return-case';
import type { CaseMemory, KeptReceipt } from './case-memory';
import type { CaseOutcome, CaseRequest } from './execute-return-case';

const MAX_TYPES_TOLD = 100;
/** What Homeward asks in the name of a person: of many cases, or once more of what was begun. No request from outside can say `latest`. */
const ASKED_FOR_PEOPLE: readonly ReturnCaseCommandType[] = ['SuspendCase', 'ResumeCase', 'NoteAdvisory', 'ErasePerson'];

/** A case one may not see is answered for exactly like one that does not exist. A registration needs no case to see. */
export function ensureVisible({ caller, type }: CaseRequest, { state }: CaseMemory): void {
  if (state.phase === 'none' ? type === 'RegisterCase' : maySee(caller, state)) return;
  // Who registers under an id that is taken learns that it is taken: the id is the client's own choice, and random.
  if (type === 'RegisterCase') return;
  throw notFound();
}

/** The same request again gets its first answer; another request under the same key is refused. */
export function replayOf({ caseId, requestDigest }: CaseRequest, receipt: KeptReceipt): CaseOutcome {
  if (receipt.requestDigest !== requestDigest) {
    throw new EdgeProblem('IdempotencyKeyReused', 'This Idempotency-Key stands for another request. Use a new key for a new request.');
  }
  const { revision, position, events, lostGates } = receipt;
  return { kind: 'replayed', caseId, revision, position, events, lostGates };
}

/**
 * A decision must rest on the case as it is. A person says which state was seen; Homeward itself decides nothing from
 * what it saw, so it asks of the case as it is now, and so does a bulk operation, of cases that nobody has looked at, and an erasure whose
 * keys are perhaps gone.
 */
export function ensureCurrent({ caller, type, expectedRevision }: CaseRequest, memory: CaseMemory): void {
  if (type === 'RegisterCase') return;
  if (expectedRevision === 'latest' && (caller.role === HOMEWARD.role || ASKED_FOR_PEOPLE.includes(type))) return;
  if (expectedRevision === undefined || expectedRevision === 'latest') {
    throw new EdgeProblem('RevisionRequired', 'Send If-Match with the ETag of the case as you read it.', { headers: { etag: `"${memory.revision}"` } });
  }
  if (expectedRevision !== memory.revision) throw staleRevision(memory.revision, memory.typesSince(expectedRevision, MAX_TYPES_TOLD));
}
