import { judged } from '../due-diligence/judgement';
import { ensureText } from '../input';
import { ensure, refusal } from '../refusal';
import type { Guard, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { Phase } from '../vocabulary';
import { ensureKnownCheck, REVIEW_PHASES } from './known-check';

export type OverrideCommand = 'OverrideDdpCheck' | 'AuthoriseEmergencySet';

const BEFORE_BOOKING: readonly Phase[] = ['screened', 'counselled', 'assessing', ...REVIEW_PHASES];

/** Whoever found something out does not also decide that it may be passed over. */
const overriderIsNotAssessor: Guard = ({ assessment }, { actor }) =>
  assessment.assessors.includes(actor)
    ? refusal('DutiesNotSegregated', 'actor', 'Whoever assessed, planned or submitted this case cannot override a check of it.')
    : undefined;

/** What only the chief of mission may do: let a block stand aside, and let the short set of an emergency do for now. */
export const OVERRIDE_RULES: Rules<OverrideCommand> = {
  OverrideDdpCheck: {
    phases: REVIEW_PHASES,
    guards: [overriderIsNotAssessor],
    repeats({ data }, { ddp }) {
      const known = ddp.overrides[data.check];
      return known !== undefined && sameContent([data.reasonCode, data.reason], [known.reasonCode, known.reason]);
    },
    decide({ data, context }, state) {
      const { check, reasonCode, reason } = data;
      const { overridable } = ensureKnownCheck('check', check, context.ruleSet);
      ensure(overridable, 'CheckBlocked', 'check', `Nobody overrides check ${check}: only new evidence changes it.`);
      ensureText('reason', reason);
      const trace = judged(state, context).checks.find((one) => one.check === check);
      ensure(trace?.outcome === 'BLOCK', 'InvalidValue', 'check', `Check ${check} does not block; there is nothing to override.`);
      return [{ type: 'DdpCheckOverridden', data: { check, outcome: trace.outcome, reasonCode, reason } }];
    },
  },
  AuthoriseEmergencySet: {
    phases: BEFORE_BOOKING,
    guards: [],
    decide({ data }, { ddp }) {
      ensureText('causeId', data.causeId);
      return sameContent(data, ddp.emergency) ? [] : [{ type: 'EmergencySetAuthorised', data: present(data) }];
    },
  },
};
