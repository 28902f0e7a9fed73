import { judged } from '../due-diligence/judgement';
import type { EventData, ReturnCaseFact } from '../events';
import { consentTo, todayOf } from '../guards';
import { ensureDistinct, ensureNotPast, ensureSome, ensureText } from '../input';
import { PAUSED_PHASES, PREPARING_TO_VERIFIED } from '../phases';
import { ensure, refusal } from '../refusal';
import type { CommandOf, Guard, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import type { Phase, Role } from '../vocabulary';
import { lossOf } from './gate-loss';
import { ensureKnownCheck, REVIEW_PHASES } from './known-check';
import { OVERRIDE_RULES, type OverrideCommand } from './override';
import { RETURN_CONDITIONS_RULES, type ReturnConditionsCommand } from './return-conditions';
import { checklistIsAnswered, newRiskIsLookedInto, signerIsIndependent, signOff } from './sign-off';

export type DueDiligenceCommand =
  | 'RecordDdpCheck'
  | 'SignOffDdp'
  | 'EscalateDdp'
  | 'ReturnDdpForInformation'
  | 'ReportNewRisk'
  | OverrideCommand
  | ReturnConditionsCommand;

const AT_THE_PLACE_OF_SAFETY: readonly Phase[] = ['arrived', 'follow-up'];

const ESCALATION_ROLES: readonly Role[] = ['senior-protection-officer', 'chief-of-mission'];

/** After the journey only what an emergency left open is still to be answered. */
const isOpenForChecks: Guard = ({ phase, ddp }) =>
  AT_THE_PLACE_OF_SAFETY.includes(phase) && ddp.scope !== 'emergency'
    ? refusal('WrongPhase', 'phase', 'The decision on this return was taken on the full set; no check is open after the arrival.')
    : undefined;

export const DUE_DILIGENCE_RULES: Rules<DueDiligenceCommand> = {
  RecordDdpCheck: { phases: [...REVIEW_PHASES, ...AT_THE_PLACE_OF_SAFETY], guards: [isOpenForChecks], decide: recordCheck },
  SignOffDdp: {
    phases: REVIEW_PHASES,
    guards: [signerIsIndependent, checklistIsAnswered, newRiskIsLookedInto, consentTo('assess')],
    decide: signOff,
  },
  ...OVERRIDE_RULES,
  EscalateDdp: {
    phases: REVIEW_PHASES,
    guards: [],
    decide({ data, context }, state) {
      ensure(ESCALATION_ROLES.includes(data.to), 'InvalidValue', 'to', `Due diligence is escalated to: ${ESCALATION_ROLES.join(', ')}.`);
      ensureSome('checks', data.checks);
      ensureDistinct('checks', data.checks);
      data.checks.forEach((check) => ensureKnownCheck('checks', check, context.ruleSet));
      ensureNotPast('dueOn', data.dueOn, todayOf(context));
      if (sameContent(data, state.ddp.escalation)) return [];
      return [{ type: 'DdpEscalated', data: present(data) }, ...lossOf(state, [{ gate: 'DDP', status: 'closed', reason: 'A check is escalated.' }])];
    },
  },
  ReturnDdpForInformation: {
    phases: ['ddp-review', 'preparing'],
    guards: [],
    repeats: ({ data }, state) => state.phase === 'assessing' && sameContent(data, state.ddp.returned),
    decide({ data }) {
      ensureSome('areas', data.areas);
      ensureDistinct('areas', data.areas);
      return [{ type: 'DdpReturnedForInformation', data: present(data) }];
    },
  },
  ReportNewRisk: {
    phases: ['assessing', 'ddp-review', ...PREPARING_TO_VERIFIED, ...PAUSED_PHASES],
    guards: [],
    decide({ data }, state) {
      if (sameContent(data, state.ddp.newRisk)) return [];
      return [{ type: 'NewRiskReported', data: present(data) }, ...lossOf(state, [{ gate: 'DDP', status: 'closed', reason: 'A new risk was reported.' }])];
    },
  },
  ...RETURN_CONDITIONS_RULES,
};

function recordCheck(command: CommandOf<'RecordDdpCheck'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const { data, context } = command;
  data.evidence.forEach((reference) => ensureText('evidence', reference));
  ensureDistinct('evidence', data.evidence);
  if (data.validUntil !== undefined) ensureNotPast('validUntil', data.validUntil, todayOf(context));
  ensureGrounded(data);
  ensureKnownCheck('check', data.check, context.ruleSet);
  if (data.outcome === 'NOT_APPLICABLE') ensureInapplicable(command, state);
  const answer: EventData<'DdpCheckRecorded'> = present(data);
  return isKnown(answer, state) ? [] : [{ type: 'DdpCheckRecorded', data: answer }, ...lossByAnswer(answer, state)];
}

/** Unknown is never clear: an answer rests on evidence, or on words that say why there is none. */
function ensureGrounded({ outcome, evidence, basis }: CommandOf<'RecordDdpCheck'>['data']): void {
  const said = (basis ?? '').trim() !== '';
  if (outcome === 'NOT_APPLICABLE') {
    return ensure(said, 'InvalidValue', 'basis', 'A check that does not apply needs the reason why.');
  }
  const cleared = outcome === 'CLEAR' || outcome === 'CLEAR_WITH_MITIGATION';
  if (cleared) return ensure(evidence.length > 0, 'InvalidValue', 'evidence', 'A check is cleared on evidence only.');
  ensure(evidence.length > 0 || said, 'InvalidValue', 'basis', 'An answer needs evidence or a reason.');
}

/** To whom a check applies is for the rules to say; nobody answers one away that applies, or that may apply. */
function ensureInapplicable({ data: { check }, context }: CommandOf<'RecordDdpCheck'>, state: RegisteredCase): void {
  const { [check]: _answer, ...others } = state.ddp.checks;
  const unanswered = { ...state, ddp: { ...state.ddp, checks: others } };
  const trace = judged(unanswered, context).checks.find((one) => one.check === check);
  ensure(trace?.outcome === 'NOT_APPLICABLE', 'InvalidValue', 'outcome', `By the rules in force, check ${check} applies to this person.`);
}

/** The same answer again says something new only when a risk was reported since and it was looked at again. */
function isKnown({ check, ...answer }: EventData<'DdpCheckRecorded'>, { ddp }: RegisteredCase): boolean {
  const known = ddp.checks[check];
  if (!known || ddp.newRisk) return false;
  const { by: _by, at: _at, ...before } = known;
  return sameContent(answer, before);
}

/** A decision older than the rule engine does not say what it rests on, so any answer changed under it takes it away. */
function lossByAnswer({ check }: EventData<'DdpCheckRecorded'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  if (state.ddp.rests !== null) return [];
  return lossOf(state, [{ gate: 'DDP', status: 'closed', reason: `The answer to check ${check} changed after the decision.` }]);
}
