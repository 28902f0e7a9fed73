import { calendarDateIn, earliestOf, isChildOn } from './dates';
import { whatChanged } from './due-diligence/what-changed';
import type { GateResult } from './events';
import { judgeChild } from './gates/child-gate';
import { judgeClearance } from './gates/clearance-gate';
import { judgeDocument } from './gates/document-gate';
import { judgeFamily } from './gates/family-gate';
import { judgeLogistics } from './gates/logistics-gate';
import { judgeFitness } from './gates/medical-gate';
import { closed, type GateContext, type GateQuestion, inDate, open, type Verdict } from './gates/verdict';
import type { CalendarDate } from './person';
import type { RegisteredCase } from './state';
import { GATES, type Gate } from './vocabulary';

/**
 * The nine gates a person passes before travel. Each is judged for the day of travel, not for today, and anything unknown
 * keeps its gate closed.
 */

export type { GateContext } from './gates/verdict';

/** A gate and the last day it can be open as things stand. */
export interface GateExpiry {
  readonly gate: Gate;
  readonly validUntil: CalendarDate;
}

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
    ['CHILD', state.child.bestInterests && earliestOf(state.child.bestInterests.validUntil, state.child.determination?.validUntil)],
    ['CONSULAR', state.consular.document?.validUntil],
    ['MEDICAL', state.medical.deteriorated ? null : state.medical.fitness?.validUntil],
    ['COO_CLEARANCE', state.clearance.cleared?.validUntil],
  ];
  return ends
    .flatMap(([gate, validUntil]) => (validUntil ? [{ gate, validUntil }] : []))
    .sort((left, right) => left.validUntil.localeCompare(right.validUntil));
}

function judgeConsent({ state, travelDate, context }: GateQuestion): Verdict {
  const validUntil = state.consent.purposes.travel;
  if (!validUntil) return closed('The person has not agreed to travel.');
  if (isConsentForChild(state, context) && !isChildOn(state.birthDate, travelDate)) {
    return closed('The person is of age on the day of travel and must agree for themself.');
  }
  return inDate(validUntil, travelDate, 'The consent to travel ends before the day of travel.');
}

/** Given by another for who was a child that day. What a guardian of an adult gives is not. */
function isConsentForChild({ birthDate, consent: { travelBy } }: RegisteredCase, { zone }: GateContext): boolean {
  if (travelBy === null || travelBy.capacity === 'self') return false;
  return travelBy.capacity === 'parent' || isChildOn(birthDate, calendarDateIn(zone, travelBy.at));
}

function judgeDueDiligence({ state, travelDate }: GateQuestion): Verdict {
  const { result, validUntil, voided, escalation, stale } = state.ddp;
  if (stale) return closed(whatChanged(stale));
  if (voided) return closed('A new risk was reported; the decision must be taken again.');
  if (escalation) return closed('A check is escalated and not yet answered.');
  if (result === null || validUntil === null) return closed('The due diligence is not signed off.');
  if (result !== 'CLEARED' && result !== 'CONDITIONAL') return closed(`The due diligence is ${result.toLowerCase()}.`);
  if (result === 'CONDITIONAL' && state.assessment.measures.some(({ preDeparture, done }) => preDeparture && !done)) {
    return closed('A measure that must come before departure is not done.', validUntil);
  }
  return inDate(validUntil, travelDate, 'The due diligence ends before the day of travel.');
}

function judgeLegal({ state }: GateQuestion): Verdict {
  if (state.legal.asylumExpressedAt) return closed('The person expressed a claim for asylum.');
  if (state.legal.appealPending) return closed('An appeal is pending.');
  return open();
}
