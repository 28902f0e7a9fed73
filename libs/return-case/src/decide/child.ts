import { isErased } from '@homeward/decider';
import { addDays, ageOn, isChildOn } from '../dates';
import { todayOf } from '../guards';
import { BEFORE_DEPARTURE } from '../phases';
import { ensure, refusal } from '../refusal';
import type { CommandOf, Guard, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import { gatesLostBy, lossOf } from './gate-loss';
import type { ReturnCaseFact } from '../events';
import type { Phase } from '../vocabulary';

export type ChildCommand = 'AssessBestInterests' | 'VerifyGuardian' | 'RecordAssent' | 'ArrangeCare';

/** From the screening on: due diligence checks the best interests, so they are assessed before it and again when stale. */
const CHILD_PHASES: readonly Phase[] = BEFORE_DEPARTURE.filter((phase) => phase !== 'registered' && phase !== 'consented');

const MAY_BE_CHILD: Guard = (state, context) =>
  isChildOn(state.birthDate, todayOf(context))
    ? undefined
    : refusal('InvalidValue', 'birthDate', 'The person is of age; the track for children does not apply.');

const MIN_SIGNING_AGE_YEARS = 6;

export const CHILD_RULES: Rules<ChildCommand> = {
  AssessBestInterests: {
    phases: CHILD_PHASES,
    guards: [MAY_BE_CHILD],
    repeats: (command, state) => sameContent(state.child.bestInterests, bestInterestsOf(command)),
    decide(command, state) {
      const data = bestInterestsOf(command);
      return withLosses(command, state, { type: 'BestInterestsAssessed', data }, { bestInterests: data });
    },
  },
  VerifyGuardian: {
    phases: CHILD_PHASES,
    guards: [MAY_BE_CHILD],
    repeats: ({ data }, state) => sameContent(state.child.guardian, data),
    decide({ data }) {
      ensure(data.consentRef.trim() !== '', 'InvalidValue', 'consentRef', 'The evidence of the guardian’s consent is named by a reference.');
      ensure(data.guardian.trim() !== '', 'InvalidValue', 'guardian', 'The guardian is named.');
      return [{ type: 'GuardianVerified', data }];
    },
  },
  RecordAssent: {
    phases: CHILD_PHASES,
    guards: [MAY_BE_CHILD],
    repeats: ({ data }, state) => sameContent(state.child.assent, data),
    decide(command, state) {
      const { form, given, evidenceRef } = command.data;
      const needsEvidence = form === 'signed' && given;
      ensure(!needsEvidence || Boolean(evidenceRef?.trim()), 'InvalidValue', 'evidenceRef', 'A signed assent is kept as evidence.');
      ensure(!(form === 'signed' && isTooYoungToSign(command, state)), 'InvalidValue', 'form', 'A child under six does not sign.');
      const data = present({ form, given, evidenceRef });
      return withLosses(command, state, { type: 'AssentRecorded', data }, { assent: data });
    },
  },
  ArrangeCare: {
    phases: CHILD_PHASES,
    guards: [MAY_BE_CHILD],
    repeats: ({ data }, state) => sameContent(state.child.care, data),
    decide(command, state) {
      const { data } = command;
      for (const field of ['care', 'receivingCaseworker', 'escort', 'caregiver'] as const) {
        ensure(data[field].trim() !== '', 'InvalidValue', field, 'A child travels to a named person, with a named person.');
      }
      return withLosses(command, state, { type: 'CareArranged', data }, { care: data });
    },
  },
};

function bestInterestsOf({ data, context }: CommandOf<'AssessBestInterests'>) {
  const today = todayOf(context);
  const validUntil = addDays(today, context.policy.validityDays.bestInterestsAssessment);
  return present({ result: data.result, validUntil, summary: data.summary });
}

function isTooYoungToSign({ context }: CommandOf<'RecordAssent'>, { birthDate }: RegisteredCase): boolean {
  return !isErased(birthDate) && ageOn(birthDate, todayOf(context)) < MIN_SIGNING_AGE_YEARS;
}

/** A child's no, or a finding against return, closes the gate at once, also when a seat is already booked. */
function withLosses(
  { context }: CommandOf<ChildCommand>,
  state: RegisteredCase,
  fact: ReturnCaseFact,
  change: Partial<RegisteredCase['child']>,
): readonly ReturnCaseFact[] {
  const next = { ...state, child: { ...state.child, ...change } };
  const lost = gatesLostBy(next, context).filter(({ gate }) => gate === 'CHILD');
  return [fact, ...lossOf(state, lost)];
}
