import { isErased } from '@homeward/decider';
import type { CommandContext } from './commands';
import { addDays, AGE_OF_MAJORITY_YEARS, ageOn, calendarDateIn, isChildOn } from './dates';
import type { GateResult } from './events';
import type { CalendarDate } from './person';
import type { Booking, RegisteredCase } from './state';
import { GATES, type AssentForm, type Escort, type Gate } from './vocabulary';

/**
 * The eight gates a person passes before travel. Each is judged for the day of travel, not for today, and anything unknown
 * keeps its gate closed.
 */

/** What a gate needs to know besides the case. */
export type GateContext = Pick<CommandContext, 'zone' | 'policy'>;

/** A gate and the last day it can be open as things stand. */
export interface GateExpiry {
  readonly gate: Gate;
  readonly validUntil: CalendarDate;
}

interface GateQuestion {
  readonly state: RegisteredCase;
  readonly travelDate: CalendarDate;
  readonly context: GateContext;
}

type Verdict = Omit<GateResult, 'gate'>;

const ESCORT_RANK: Readonly<Record<Escort, number>> = { none: 0, operational: 1, nurse: 2, doctor: 3 };
const SIMPLE_ASSENT_FROM_AGE = 6;
const SIGNED_ASSENT_FROM_AGE = 12;

const JUDGES: Readonly<Record<Gate, (question: GateQuestion) => Verdict>> = {
  CONSENT: judgeConsent,
  DDP: judgeDueDiligence,
  CHILD: judgeChild,
  CONSULAR: judgeDocument,
  MEDICAL: judgeFitness,
  COO_CLEARANCE: judgeClearance,
  LOGISTICS: judgeLogistics,
  LEGAL: judgeLegal,
  FAMILY: judgeFamily,
};

/** Every gate's answer for a day of travel. */
export function evaluateGates(state: RegisteredCase, travelDate: CalendarDate, context: GateContext): readonly GateResult[] {
  return GATES.map((gate) => ({ gate, ...JUDGES[gate]({ state, travelDate, context }) }));
}

export function closedGates(results: readonly GateResult[]): readonly GateResult[] {
  return results.filter(({ status }) => status === 'closed');
}

/** What of the case runs out by itself, and when, soonest first: for worklists. A thing not yet there does not expire. */
export function expiringGates(state: RegisteredCase): readonly GateExpiry[] {
  const ends: readonly (readonly [Gate, CalendarDate | null | undefined])[] = [
    ['CONSENT', state.consent.purposes.travel],
    ['DDP', state.ddp.voided ? null : state.ddp.validUntil],
    ['CHILD', state.child.bestInterests?.validUntil],
    ['CONSULAR', state.consular.document?.validUntil],
    ['MEDICAL', state.medical.deteriorated ? null : state.medical.fitness?.validUntil],
    ['COO_CLEARANCE', state.clearance.cleared?.validUntil],
  ];
  return ends
    .flatMap(([gate, validUntil]) => (validUntil ? [{ gate, validUntil }] : []))
    .sort((left, right) => left.validUntil.localeCompare(right.validUntil));
}

function judgeConsent({ state, travelDate }: GateQuestion): Verdict {
  const validUntil = state.consent.purposes.travel;
  if (!validUntil) return closed('The person has not agreed to travel.');
  if (state.consent.last?.capacity === 'parent' && !isChildOn(state.birthDate, travelDate)) {
    return closed('The person is of age on the day of travel and must agree for themself.');
  }
  return inDate(validUntil, travelDate, 'The consent to travel ends before the day of travel.');
}

function judgeDueDiligence({ state, travelDate }: GateQuestion): Verdict {
  const { result, validUntil, voided, escalation } = state.ddp;
  if (voided) return closed('A new risk was reported; the decision must be taken again.');
  if (escalation) return closed('A check is escalated and not yet answered.');
  if (result === null || validUntil === null) return closed('The due diligence is not signed off.');
  if (result !== 'CLEARED' && result !== 'CONDITIONAL') return closed(`The due diligence is ${result.toLowerCase()}.`);
  if (result === 'CONDITIONAL' && state.assessment.measures.some(({ preDeparture, done }) => preDeparture && !done)) {
    return closed('A measure that must come before departure is not done.', validUntil);
  }
  return inDate(validUntil, travelDate, 'The due diligence ends before the day of travel.');
}

function judgeChild({ state, travelDate }: GateQuestion): Verdict {
  const age = isErased(state.birthDate) ? Number.NaN : ageOn(state.birthDate, travelDate);
  if (!Number.isFinite(age)) return closed('The age is unknown.');
  if (age >= AGE_OF_MAJORITY_YEARS) return { status: 'not-applicable' };
  const { bestInterests } = state.child;
  if (!bestInterests) return closed('The best interests of the child are not assessed.');
  if (bestInterests.result !== 'return-in-best-interests') return closed('Return is not found to be in the best interests of the child.');
  const { validUntil } = bestInterests;
  const missing = findMissingForChild(state, age);
  return missing === undefined ? inDate(validUntil, travelDate, 'The best interests assessment ends before the day of travel.') : closed(missing, validUntil);
}

function findMissingForChild(state: RegisteredCase, age: number): string | undefined {
  const { guardian, assent, care } = state.child;
  if (!guardian) return 'The authority of the guardian is not verified.';
  if (!assent) return 'The child has not been asked.';
  if (!assent.given) return 'The child does not agree.';
  if (!isAssentFormFor(age, assent.form)) return 'The assent is not in the form this age needs.';
  if (travelsWithoutParents(state) && !care?.tracingVerified) return 'Family tracing and care on arrival are not verified.';
  return undefined;
}

function judgeDocument({ state, travelDate, context }: GateQuestion): Verdict {
  const { document, status } = state.consular;
  if (!document) return closed('There is no travel document.');
  if (isErased(document.number)) return closed('The number of the travel document is unknown.');
  const validUntil = addDays(document.validUntil, -context.policy.documentMarginDays);
  if (status !== 'collected') return closed('The travel document is not in hand.', validUntil);
  const { booking } = state.travel;
  const arrivesOn = booking ? calendarDateIn(context.zone, booking.arrivesAt) : travelDate;
  const lastDay = arrivesOn > travelDate ? arrivesOn : travelDate;
  return lastDay <= validUntil ? open(validUntil) : closed('The travel document ends too soon after the arrival.', validUntil);
}

function judgeFitness({ state, travelDate }: GateQuestion): Verdict {
  const { fitness, deteriorated } = state.medical;
  if (!fitness) return closed('Fitness to travel is not assessed.');
  if (deteriorated) return closed('The health of the person got worse since the assessment.');
  if (fitness.outcome !== 'FIT' && fitness.outcome !== 'FIT_WITH_CONDITIONS') return closed('The person is not fit to travel.');
  return inDate(fitness.validUntil, travelDate, 'The fitness assessment ends before the day of travel.');
}

function judgeClearance({ state, travelDate }: GateQuestion): Verdict {
  const { request, cleared, reception, status } = state.clearance;
  if (!request) return closed('No request of a government for this movement is on file.');
  if (status === 'refused') return closed('The country of origin refused.');
  if (!cleared) return closed('The country of origin has not cleared the return.');
  if (!reception) return closed('The receiving mission has not confirmed the reception.', cleared.validUntil);
  return inDate(cleared.validUntil, travelDate, 'The clearance ends before the day of travel.');
}

function judgeLogistics({ state, travelDate, context }: GateQuestion): Verdict {
  const { booking } = state.travel;
  if (!booking) return { status: 'not-applicable' };
  if (booking.fundingRef.trim() === '') return closed('No funds are committed.');
  const departsOn = calendarDateIn(context.zone, booking.departsAt);
  if (departsOn !== travelDate) return closed('The booking is for another day.', departsOn);
  const lacking = findLackingIn(booking, state, travelDate);
  return lacking === undefined ? open(departsOn) : closed(lacking, departsOn);
}

function findLackingIn({ escort, specialServices }: Booking, state: RegisteredCase, travelDate: CalendarDate): string | undefined {
  const { fitness } = state.medical;
  if (fitness && ESCORT_RANK[escort] < ESCORT_RANK[fitness.escort]) return 'The booking has a lesser escort than the fitness assessment asks for.';
  if (fitness?.specialServices.some((service) => !specialServices.includes(service))) {
    return 'The booking lacks a special service that the fitness assessment asks for.';
  }
  const isChildAlone = isChildOn(state.birthDate, travelDate) && travelsWithoutParents(state);
  return escort === 'none' && isChildAlone ? 'A child without parents travels with an escort.' : undefined;
}

function judgeLegal({ state }: GateQuestion): Verdict {
  if (state.legal.asylumExpressedAt) return closed('The person expressed a claim for asylum.');
  if (state.legal.appealPending) return closed('An appeal is pending.');
  return open();
}

/** A family goes together: one closed member holds all, until a split is decided. */
function judgeFamily({ state, travelDate }: GateQuestion): Verdict {
  const members = Object.values(state.family.members).filter(({ memberCaseId, standing }) => standing !== 'left' && !state.family.splitFrom.includes(memberCaseId));
  if (members.length === 0) return { status: 'not-applicable' };
  const holding = members.find(({ standing, travelDate: day }) => standing === 'closed' || (standing === 'open' && day !== travelDate));
  if (holding === undefined) return open();
  const [first] = holding.gates;
  return closed(first ? `A member of the family is held by ${first.gate}: ${first.reason}` : 'A member of the family is not ready for that day.');
}

function travelsWithoutParents(state: RegisteredCase): boolean {
  const flags = state.screening?.flags ?? [];
  return flags.includes('unaccompanied_child') || flags.includes('separated_child');
}

/** A form that says more than the age asks for is good as well. */
function isAssentFormFor(age: number, form: AssentForm): boolean {
  if (age >= SIGNED_ASSENT_FROM_AGE) return form === 'signed';
  return age < SIMPLE_ASSENT_FROM_AGE || form !== 'observed';
}

function inDate(validUntil: CalendarDate, travelDate: CalendarDate, reason: string): Verdict {
  return travelDate <= validUntil ? open(validUntil) : closed(reason, validUntil);
}

function open(validUntil?: CalendarDate): Verdict {
  return validUntil ? { status: 'open', validUntil } : { status: 'open' };
}

function closed(reason: string, validUntil?: CalendarDate): Verdict {
  return validUntil ? { status: 'closed', reason, validUntil } : { status: 'closed', reason };
}

