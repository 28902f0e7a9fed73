import { HALTED_PHASES } from '../phases';
import type { RegisteredCase } from '../state';
import type { Role } from '../vocabulary';

/** What the rules know of a step beside its term. A step about one thing among several is named `kind:id`. */

/** Homeward does it itself at the time of its reminder; nobody is asked, so nobody misses it. */
export const GATES_RECHECK = 'gates-recheck';

/** No office may let these go or put them off: somebody's life may hang on each. */
const MANDATORY: ReadonlySet<string> = new Set(['asylum-referral', 'missing-child-alert', 'arrival-confirmation']);
/** Their term is the flight's. Who needs another one books another flight. */
const BOUND_TO_FLIGHT: ReadonlySet<string> = new Set(['pre-departure-verification', 'departure', GATES_RECHECK]);

const ESCALATES_TO: Role = 'senior-protection-officer';
/** What lies with the senior officers already. */
const ESCALATES_TO_CHIEF: ReadonlySet<string> = new Set(['ddp-escalation']);

export function isMandatory(step: string): boolean {
  return MANDATORY.has(step);
}

export function isBoundToFlight(step: string): boolean {
  return BOUND_TO_FLIGHT.has(step);
}

export function isOwnStep(step: string): boolean {
  return step === GATES_RECHECK;
}

export function escalatesTo(step: string): Role {
  return ESCALATES_TO_CHIEF.has(step) ? 'chief-of-mission' : ESCALATES_TO;
}

type WasDone = (state: RegisteredCase, id: string) => boolean;

/** Steps that a case may leave behind without having done them, while it goes on. */
const WAS_DONE: Readonly<Record<string, WasDone>> = {
  'pre-departure-verification': ({ travel }) => travel.verifiedAt !== null,
  departure: ({ travel }) => travel.departure !== null,
  [GATES_RECHECK]: ({ travel }) => travel.verifiedAt !== null,
  'arrival-confirmation': ({ travel }) => travel.arrival !== null,
  'coo-clearance': ({ clearance }) => clearance.status !== 'not-requested' && clearance.status !== 'requested',
  'coo-query': ({ clearance }) => clearance.status !== 'not-requested' && clearance.status !== 'queried',
  'medical-review': ({ medical }) => medical.fitness !== null && medical.fitness.outcome !== 'TEMP_UNFIT',
  // A new determination renews it; without one the case only went past it.
  'determination-review': () => false,
  'missing-child-alert': () => false,
  'missing-closure': ({ phase }) => phase === 'closed',
  'asylum-referral': ({ legal }) => legal.asylumReferred,
  measure: ({ assessment }, id) => assessment.measures.some(({ measureId, done }) => measureId === id && done),
  information: ({ informationRequests }, id) => informationRequests.some(({ requestId, status }) => requestId === id && status === 'answered'),
};

/** Whether a step that nobody waits for any more was done. Work that a case leaves behind by ending was not. */
export function wasDone(step: string, before: RegisteredCase, after: RegisteredCase): boolean {
  const [kind = step, ...id] = step.split(':');
  const judge = WAS_DONE[kind];
  return judge === undefined ? !isEndedSince(before, after) : judge(after, id.join(':'));
}

function isEndedSince(before: RegisteredCase, after: RegisteredCase): boolean {
  const isOver = after.phase === 'closed' || HALTED_PHASES.includes(after.phase);
  return after.died || after.erased || (isOver && after.phase !== before.phase);
}
