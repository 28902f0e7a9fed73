import { addDays, earliestOf } from '../dates';
import { aggregateChecklist, CHECKLIST } from '../due-diligence-checklist';
import type { EventData, ReturnCaseFact } from '../events';
import { todayOf } from '../guards';
import { ensureText } from '../input';
import type { CalendarDate } from '../person';
import type { Policy } from '../policy';
import { ensure, refusal } from '../refusal';
import type { CommandOf, Guard } from '../rule';
import { present, sameContent } from '../same-content';
import { isAtLeast, maySignAs, requiredSignOffLevel } from '../sign-off-level';
import type { RegisteredCase } from '../state';

/** Nobody decides on what they found themselves. */
export const signerIsNotAssessor: Guard = ({ assessment }, { actor }) =>
  assessment.assessors.includes(actor)
    ? refusal('DutiesNotSegregated', 'actor', 'Whoever assessed, planned or submitted this case cannot sign it off.')
    : undefined;

export const checklistIsAnswered: Guard = ({ ddp }, context) => {
  const { result, escalated, inconclusive, missing } = aggregateChecklist(ddp.checks, todayOf(context));
  if (result === 'PENDING') return refusal('ChecklistIncomplete', 'ddp.checks', `Escalated and not answered: ${escalated.join(', ')}.`);
  if (result !== 'INCOMPLETE') return undefined;
  return refusal('ChecklistIncomplete', 'ddp.checks', `Without an answer that holds today: ${[...missing, ...inconclusive].join(', ')}.`);
};

/** A reported risk is looked into by at least one check before the decision is taken again. */
export const newRiskIsLookedInto: Guard = ({ ddp }) =>
  ddp.newRisk
    ? refusal('ChecklistIncomplete', 'ddp.newRisk', `The risk reported in ${ddp.newRisk.area} is not looked into by any check yet.`)
    : undefined;

/**
 * Takes the decision. A block is recorded as such and opens nothing; only new evidence can change it. It costs no booking
 * here: the answer that blocks already did when it was recorded.
 */
export function signOff({ data, context }: CommandOf<'SignOffDdp'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const today = todayOf(context);
  const { result, blocked, mitigated } = aggregateChecklist(state.ddp.checks, today);
  ensureMaySign(data, context, state);
  if (result === 'BLOCKED') {
    if (state.ddp.result === 'BLOCKED' && sameContent(blocked, state.ddp.blockedBy)) return [];
    return [{ type: 'DdpBlocked', data: { checks: blocked } }];
  }
  data.conditions.forEach((condition) => ensureText('conditions', condition));
  const isNamed = data.conditions.length + state.assessment.measures.length > 0;
  ensure(mitigated.length === 0 || isNamed, 'MitigationIncomplete', 'conditions', `What mitigates ${mitigated.join(', ')} must be named.`);
  const decision: EventData<'DdpSignedOff'> = present({
    level: data.level,
    result,
    conditions: data.conditions,
    validUntil: lastDayOf(state, today, context.policy),
    checklist: CHECKLIST,
    specialist: data.specialist,
  });
  const stands = !state.ddp.voided && state.ddp.escalation === null && state.ddp.signer === context.actor;
  return stands && sameContent(decision, state.ddp.decision) ? [] : [{ type: 'DdpSignedOff', data: decision }];
}

function ensureMaySign(
  { level, specialist }: CommandOf<'SignOffDdp'>['data'],
  { actor, role }: CommandOf<'SignOffDdp'>['context'],
  state: RegisteredCase,
): void {
  const required = requiredSignOffLevel(state);
  ensure(isAtLeast(level, required), 'SignOffLevelTooLow', 'level', `This case is signed off at the level ${required} or above.`);
  ensure(maySignAs(role, level), 'SignOffLevelTooLow', 'level', `The role ${role} cannot sign at the level ${level}.`);
  ensure(
    level !== 'senior-and-specialist' || (specialist ?? '').trim() !== '',
    'SignOffLevelTooLow',
    'specialist',
    'A sign-off with a specialist names the specialist.',
  );
  ensure(
    specialist === undefined || (specialist !== actor && !state.assessment.assessors.includes(specialist)),
    'DutiesNotSegregated',
    'specialist',
    'The specialist is neither the signer nor anybody who assessed the case.',
  );
}

/** A decision holds as long as the policy says and never longer than any answer it rests on. */
function lastDayOf({ ddp, returnCountry }: RegisteredCase, today: CalendarDate, policy: Policy): CalendarDate {
  const { ddp: usualDays, ddpHighRiskCountry } = policy.validityDays;
  const days = policy.highRiskCountries.includes(returnCountry) ? ddpHighRiskCountry : usualDays;
  return earliestOf(addDays(today, days), ...Object.values(ddp.checks).map(({ validUntil }) => validUntil));
}
