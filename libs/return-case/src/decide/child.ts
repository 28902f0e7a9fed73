import { isErased } from '@homeward/decider';
import { addDays, ageOn } from '../dates';
import { todayOf } from '../guards';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import { CHILD_PHASES, MAY_BE_CHILD, withLosses } from './child-changes';
import { CHILD_CARE_RULES, type ChildCareCommand } from './child-care';
import { CUSTODY_RULES, type CustodyCommand } from './custody';
import { DETERMINATION_RULES, type DeterminationCommand } from './determination';

export type ChildCommand = 'AssessBestInterests' | 'VerifyGuardian' | 'RecordAssent' | DeterminationCommand | CustodyCommand | ChildCareCommand;

const MIN_SIGNING_AGE_YEARS = 6;

export const CHILD_RULES: Rules<ChildCommand> = {
  AssessBestInterests: {
    phases: CHILD_PHASES,
    guards: [MAY_BE_CHILD],
    repeats: (command, state) => sameContent(state.child.bestInterests, bestInterestsOf(command)),
    decide: (command, state) => withLosses(command.context, state, { type: 'BestInterestsAssessed', data: bestInterestsOf(command) }),
  },
  ...DETERMINATION_RULES,
  VerifyGuardian: {
    phases: CHILD_PHASES,
    guards: [MAY_BE_CHILD],
    repeats: ({ data }, state) => sameContent(state.child.guardian, data),
    decide({ data, context }, state) {
      ensure(data.consentRef.trim() !== '', 'InvalidValue', 'consentRef', 'The evidence of the guardian’s consent is named by a reference.');
      ensure(data.guardian.trim() !== '', 'InvalidValue', 'guardian', 'The guardian is named.');
      return withLosses(context, state, { type: 'GuardianVerified', data: present(data) });
    },
  },
  ...CUSTODY_RULES,
  RecordAssent: {
    phases: CHILD_PHASES,
    guards: [MAY_BE_CHILD],
    repeats: ({ data }, state) => sameContent(state.child.assent, data),
    decide(command, state) {
      const { form, given, evidenceRef } = command.data;
      const needsEvidence = form === 'signed' && given;
      ensure(!needsEvidence || Boolean(evidenceRef?.trim()), 'InvalidValue', 'evidenceRef', 'A signed assent is kept as evidence.');
      ensure(!(form === 'signed' && isTooYoungToSign(command, state)), 'InvalidValue', 'form', 'A child under six does not sign.');
      return withLosses(command.context, state, { type: 'AssentRecorded', data: present({ form, given, evidenceRef }) });
    },
  },
  ...CHILD_CARE_RULES,
};

function bestInterestsOf({ data, context }: CommandOf<'AssessBestInterests'>) {
  const today = todayOf(context);
  const validUntil = addDays(today, context.policy.validityDays.bestInterestsAssessment);
  return present({ result: data.result, validUntil, summary: data.summary });
}

function isTooYoungToSign({ context }: CommandOf<'RecordAssent'>, { birthDate }: RegisteredCase): boolean {
  return !isErased(birthDate) && ageOn(birthDate, todayOf(context)) < MIN_SIGNING_AGE_YEARS;
}
