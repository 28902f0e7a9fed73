import type { DdpDecision } from '@homeward/due-diligence';
import { checksWith, judgedForSignature, reasonsFor } from '../due-diligence/judgement';
import type { EventData, ReturnCaseFact } from '../events';
import { ensureText } from '../input';
import { ensure, refusal } from '../refusal';
import type { CommandOf, Guard } from '../rule';
import { present, sameContent } from '../same-content';
import { isAtLeast, maySignAs } from '../sign-off-level';
import type { RegisteredCase } from '../state';

/** Nobody decides on what they found themselves, or on a block they set aside themselves. */
export const signerIsIndependent: Guard = ({ assessment, ddp }, { actor }) => {
  if (assessment.assessors.includes(actor)) {
    return refusal('DutiesNotSegregated', 'actor', 'Whoever assessed, planned or submitted this case cannot sign it off.');
  }
  return ddp.overriders.includes(actor)
    ? refusal('DutiesNotSegregated', 'actor', 'Whoever overrode a check of this case cannot sign it off.')
    : undefined;
};

export const checklistIsAnswered: Guard = (state, context) => {
  const decision = judgedForSignature(state, context);
  const { result } = decision;
  if (result === 'PENDING') {
    return refusal('ChecklistIncomplete', 'ddp.checks', `Escalated and not answered: ${reasonsFor(decision, 'ESCALATE', context.ruleSet)}.`);
  }
  if (result !== 'INCOMPLETE') return undefined;
  return refusal('ChecklistIncomplete', 'ddp.checks', `Not known for certain today: ${reasonsFor(decision, 'INCONCLUSIVE', context.ruleSet)}.`);
};

/** A reported risk is looked into by at least one check before the decision is taken again. */
export const newRiskIsLookedInto: Guard = ({ ddp }) =>
  ddp.newRisk
    ? refusal('ChecklistIncomplete', 'ddp.newRisk', `The risk reported in ${ddp.newRisk.area} is not looked into by any check yet.`)
    : undefined;

/**
 * Takes the decision and records it with its reasons. A block is recorded as such and opens nothing; only new evidence, or
 * an override where the rules allow one, can change it.
 */
export function signOff(command: CommandOf<'SignOffDdp'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const { data, context } = command;
  const decision = judgedForSignature(state, context);
  ensureMaySign(command, state, decision);
  const { result, validUntil } = decision;
  // Only a block is valid until no day: what is not answered or not known has been refused before.
  if (validUntil === null) return blocked(decision, state);
  data.conditions.forEach((condition) => ensureText('conditions', condition));
  const mitigated = checksWith(decision, 'CLEAR_WITH_MITIGATION');
  const isNamed = data.conditions.length + state.assessment.measures.length > 0;
  ensure(mitigated.length === 0 || isNamed, 'MitigationIncomplete', 'conditions', `What mitigates ${mitigated.join(', ')} must be named.`);
  const signed: EventData<'DdpSignedOff'> = present({
    level: data.level,
    result,
    conditions: data.conditions,
    validUntil,
    checklist: decision.ruleSet,
    specialist: data.specialist,
  });
  const stands = !state.ddp.voided && state.ddp.escalation === null && state.ddp.signer === context.actor;
  if (stands && sameContent(signed, state.ddp.decision)) return [];
  return [{ type: 'DdpDecided', data: { decision } }, { type: 'DdpSignedOff', data: signed }];
}

function blocked(decision: DdpDecision, { ddp }: RegisteredCase): readonly ReturnCaseFact[] {
  const checks = checksWith(decision, 'BLOCK');
  const isKnown = sameContent(checks, ddp.blockedBy) && sameContent(decision.inputs, ddp.rests);
  return isKnown ? [] : [{ type: 'DdpDecided', data: { decision } }, { type: 'DdpBlocked', data: { checks } }];
}

function ensureMaySign({ data, context }: CommandOf<'SignOffDdp'>, state: RegisteredCase, { requiredLevel }: DdpDecision): void {
  const { level, specialist } = data;
  const { actor, role } = context;
  // Whoever asked for the chief of mission is answered by the chief of mission, whatever the rules ask for.
  const required = state.ddp.escalation?.to === 'chief-of-mission' ? 'chief-of-mission' : requiredLevel;
  ensure(isAtLeast(level, required), 'SignOffLevelTooLow', 'level', `This case is signed off at the level ${required} or above.`);
  ensure(maySignAs(role, level), 'SignOffLevelTooLow', 'level', `The role ${role} cannot sign at the level ${level}.`);
  ensure(
    level !== 'senior-and-specialist' || (specialist ?? '').trim() !== '',
    'SignOffLevelTooLow',
    'specialist',
    'A sign-off with a specialist names the specialist.',
  );
  const concerned = [actor, ...state.assessment.assessors, ...state.ddp.overriders];
  ensure(
    specialist === undefined || !concerned.includes(specialist),
    'DutiesNotSegregated',
    'specialist',
    'The specialist is neither the signer nor anybody who assessed the case or overrode a check of it.',
  );
}
