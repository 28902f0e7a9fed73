import { canonicalText, evaluate } from '@homeward/due-diligence';
import { calendarDateIn, isChildOn } from '../../dates';
import type { EventData, GateResult, ReturnCaseEvent, ReturnCaseEventType } from '../../events';
import { ZONE } from '../context';
import { outcomeOf } from '../random-walk';
import type { LifeStep } from './life';
import type { Shadow } from './shadow';

/** What must hold of every fact of every life. Each answers the sentence that is broken. */

type Broken = string | undefined;
interface Fact {
  readonly event: ReturnCaseEvent;
  readonly shadow: Shadow;
  readonly step: Pick<LifeStep, 'before'>;
}

const MOVES: ReadonlySet<ReturnCaseEventType> = new Set(['CaseReadied', 'TravelBooked', 'Departed']);
/** After these the country of origin knows of the person. */
const CONTACTS: ReadonlySet<ReturnCaseEventType> = new Set(['CooClearanceRequested', 'CooQueryAnswered', 'TravelDocumentRequested', 'ConsularInterviewHeld', 'ConsularFileSent']);
const AFTER_ERASURE: ReadonlySet<ReturnCaseEventType> = new Set(['CaseClosed', 'CaseAssigned']);
const AFTER_DEATH: ReadonlySet<ReturnCaseEventType> = new Set(['CaseClosed', 'CaseAssigned', 'PersonErased']);
const NEVER_OVERRIDDEN: ReadonlySet<string> = new Set(['V1', 'V4', 'L1', 'C1', 'H1']);
const DEADLINE_EVENTS: ReadonlySet<ReturnCaseEventType> = new Set(['DeadlineMet', 'DeadlineMissed', 'DeadlineWaived', 'DeadlineExtended', 'DeadlineReminded', 'DeadlineEscalated']);

const INVARIANTS: readonly ((fact: Fact) => Broken)[] = [travelIsWanted, travelIsDecided, contactIsDecided, gatesAreInDate, childIsProtected, standingIsKept, dutiesAreSegregated, deadlinesAreKept];

/** The sentences that a fact breaks, as its reader stood before it. */
export function brokenBy(fact: Fact): readonly string[] {
  return INVARIANTS.flatMap((invariant) => invariant(fact) ?? []);
}

function travelDayOf(event: ReturnCaseEvent): string | undefined {
  switch (event.type) {
    case 'CaseReadied':
      return event.data.travelDate;
    case 'TravelBooked':
      return calendarDateIn(ZONE, event.data.departsAt);
    case 'Departed':
      return event.data.departedOn;
    default:
      return undefined;
  }
}

function travelIsWanted({ event, shadow }: Fact): Broken {
  const day = travelDayOf(event);
  if (day === undefined) return undefined;
  if (shadow.travelConsentUntil === null || shadow.travelConsentUntil < day) return 'no travel without a live consent';
  return shadow.asylum || shadow.appeal ? 'no travel while protection is sought or an appeal is pending' : undefined;
}

function travelIsDecided({ event, shadow }: Fact): Broken {
  const day = travelDayOf(event);
  return day !== undefined && (shadow.decisionUntil === null || shadow.decisionUntil < day) ? 'no travel without a decision in force' : undefined;
}

function contactIsDecided({ event, shadow }: Fact): Broken {
  if (!CONTACTS.has(event.type)) return undefined;
  if (shadow.asylum) return 'no contact with the country of origin after a claim for asylum';
  return shadow.decisionUntil === null || shadow.decisionUntil < calendarDateIn(ZONE, event.at) ? 'no contact with the country of origin without a decision in force' : undefined;
}

function gatesOf(event: ReturnCaseEvent): readonly GateResult[] {
  const { gates } = event.data as { readonly gates?: readonly GateResult[] };
  return event.type === 'GatesEvaluated' || event.type === 'TravelBooked' || event.type === 'Departed' ? (gates ?? []) : [];
}

function gatesAreInDate({ event }: Fact): Broken {
  const day = event.type === 'GatesEvaluated' ? event.data.travelDate : travelDayOf(event);
  if (day === undefined) return undefined;
  const gates = gatesOf(event);
  if (MOVES.has(event.type) && gates.some(({ status }) => status === 'closed')) return 'nobody moves through a closed gate';
  return gates.some(({ status, validUntil }) => status === 'open' && validUntil !== undefined && validUntil < day) ? 'no gate is open after its last day' : undefined;
}

function childIsProtected({ event, shadow }: Fact): Broken {
  const day = travelDayOf(event);
  if (day === undefined || shadow.birthDate === null || !isChildOn(shadow.birthDate, day)) return undefined;
  if (shadow.assent !== true) return 'no child travels without its own yes';
  const isDetermined = shadow.grounds.size === 0 || (shadow.returnDeterminedUntil !== null && shadow.returnDeterminedUntil >= day);
  return isDetermined ? undefined : 'no child travels without the determination it needs';
}

function standingIsKept({ event, shadow, step }: Fact): Broken {
  const before = step.before.phase === 'none' ? null : step.before;
  if (before?.erased && !AFTER_ERASURE.has(event.type)) return 'nothing is recorded about an erased person';
  if (before?.died && !shadow.erased && !AFTER_DEATH.has(event.type)) return 'nothing is recorded about a dead person';
  return undefined;
}

function dutiesAreSegregated({ event, shadow }: Fact): Broken {
  if (event.type === 'DdpCheckOverridden') {
    if (NEVER_OVERRIDDEN.has(event.data.check)) return 'some blocks are never overridden';
    return shadow.assessors.has(event.by) ? 'who assesses does not override' : undefined;
  }
  if (event.type !== 'DdpSignedOff') return undefined;
  const { specialist } = event.data;
  return [event.by, specialist].some((who) => who !== undefined && (shadow.assessors.has(who) || shadow.overriders.has(who))) ? 'who assesses or overrides does not sign' : undefined;
}

function deadlinesAreKept({ event, shadow, step }: Fact): Broken {
  if (event.type === 'DeadlineSet') return shadow.deadlines.has(event.data.step) ? 'a step has one open deadline' : undefined;
  if (!DEADLINE_EVENTS.has(event.type)) return undefined;
  const open = shadow.deadlines.get((event.data as EventData<'DeadlineMet'>).step);
  if (open === undefined) return 'only an open deadline is met, missed, put off or let go';
  if (event.type !== 'DeadlineMissed') return undefined;
  if (step.before.phase === 'suspended') return 'no deadline is missed while the case is suspended';
  return open.missed ? 'a deadline is missed once' : undefined;
}

/** Behind a suspension there may be a hold, which the same words then resume: each pause is ended for itself. */
function resumesAnother({ command, after }: LifeStep): boolean {
  return command.type === 'ResumeCase' && after.phase === 'on-hold';
}

/** What must hold of a step as a whole. */
export function brokenByStep(step: LifeStep): readonly string[] {
  const { command, events, after } = step;
  const { actor, role, now } = command.context;
  const isStamped = events.every((event) => event.by === actor && event.role === role && event.at === now);
  const isSilent = events.length === 0 || resumesAnother(step) || outcomeOf(command, after).length === 0;
  return [...(isStamped ? [] : ['a fact says who asked and when']), ...(isSilent ? [] : ['the same again says nothing new'])];
}

/** Whether a decision is made again, byte for byte, from what it says it rests on. */
export function isRecomputed({ decision }: EventData<'DdpDecided'>, { ruleSet }: LifeStep['command']['context']): boolean {
  const { asOf, scope, inputs } = decision;
  return canonicalText(evaluate(ruleSet, inputs, { asOf, scope })) === canonicalText(decision);
}
