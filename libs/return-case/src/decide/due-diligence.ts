import { isChildOn } from '../dates';
import type { EventData, ReturnCaseFact } from '../events';
import { consentTo, todayOf } from '../guards';
import { ensureDistinct, ensureNotPast, ensureSome, ensureText } from '../input';
import { PAUSED_PHASES, PREPARING_TO_VERIFIED } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import type { DdpCheck, Phase, Role } from '../vocabulary';
import { lossOf } from './gate-loss';
import { checklistIsAnswered, newRiskIsLookedInto, signerIsNotAssessor, signOff } from './sign-off';

export type DueDiligenceCommand = 'RecordDdpCheck' | 'SignOffDdp' | 'EscalateDdp' | 'ReturnDdpForInformation' | 'ReportNewRisk';

/** A decision runs out, or is voided, while the return is prepared; it is then taken again from there. */
const REVIEW_PHASES: readonly Phase[] = ['ddp-review', 'preparing', 'ready'];

const CHILD_CHECKS: readonly DdpCheck[] = ['C1', 'C2', 'C3'];

/** Checks that apply to every person and every journey. */
const ALWAYS_APPLICABLE: ReadonlySet<DdpCheck> = new Set(['V1', 'V2', 'V3', 'V4', 'L1', 'L3', 'P1', 'H1', 'O1', 'R1', 'S3']);

const ESCALATION_ROLES: readonly Role[] = ['senior-protection-officer', 'chief-of-mission'];

export const DUE_DILIGENCE_RULES: Rules<DueDiligenceCommand> = {
  RecordDdpCheck: { phases: REVIEW_PHASES, guards: [], decide: recordCheck },
  SignOffDdp: {
    phases: REVIEW_PHASES,
    guards: [signerIsNotAssessor, checklistIsAnswered, newRiskIsLookedInto, consentTo('assess')],
    decide: signOff,
  },
  EscalateDdp: {
    phases: REVIEW_PHASES,
    guards: [],
    decide({ data, context }, state) {
      ensure(ESCALATION_ROLES.includes(data.to), 'InvalidValue', 'to', `Due diligence is escalated to: ${ESCALATION_ROLES.join(', ')}.`);
      ensureSome('checks', data.checks);
      ensureDistinct('checks', data.checks);
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
};

function recordCheck({ data, context }: CommandOf<'RecordDdpCheck'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const today = todayOf(context);
  data.evidence.forEach((reference) => ensureText('evidence', reference));
  ensureDistinct('evidence', data.evidence);
  if (data.validUntil !== undefined) ensureNotPast('validUntil', data.validUntil, today);
  ensureGrounded(data);
  if (data.outcome === 'NOT_APPLICABLE') ensureInapplicable(data.check, isChildOn(state.birthDate, today));
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

function ensureInapplicable(check: DdpCheck, child: boolean): void {
  ensure(!ALWAYS_APPLICABLE.has(check), 'InvalidValue', 'outcome', `Check ${check} applies to everybody.`);
  ensure(!child || !CHILD_CHECKS.includes(check), 'InvalidValue', 'outcome', `Check ${check} applies to a child, and to a person who may be one.`);
}

/** The same answer again says something new only when a risk was reported since and it was looked at again. */
function isKnown({ check, ...answer }: EventData<'DdpCheckRecorded'>, { ddp }: RegisteredCase): boolean {
  const known = ddp.checks[check];
  if (!known || ddp.newRisk) return false;
  const { by: _by, at: _at, ...before } = known;
  return sameContent(answer, before);
}

/** An answer changed under a decision takes the decision away, whatever it is: it was taken on another list. */
function lossByAnswer({ check }: EventData<'DdpCheckRecorded'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  return lossOf(state, [{ gate: 'DDP', status: 'closed', reason: `The answer to check ${check} changed after the decision.` }]);
}
