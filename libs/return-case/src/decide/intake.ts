import { ageBandOf } from '../dates';
import type { EventData } from '../events';
import { todayOf } from '../guards';
import { mismatchesAfter } from '../identity-mismatch';
import { ensureText } from '../input';
import { OPEN_PHASES } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import { withLossOf } from './gate-loss';
import { ensureBirthDate, ensureName, ensureNationality } from './identity';

export type IntakeCommand = 'LinkFamily' | 'FlagDuplicate' | 'CorrectIdentity' | 'AssignCase';

export const INTAKE_RULES: Rules<IntakeCommand> = {
  LinkFamily: {
    phases: OPEN_PHASES,
    guards: [],
    // Asked before the phase: a sheet that is sent again names the family of cases that are closed by now.
    repeats: ({ data }, state) => state.groupId === data.groupId && state.familyRelation === data.relation,
    decide({ data }) {
      ensureText('groupId', data.groupId);
      return [{ type: 'FamilyLinked', data }];
    },
  },
  FlagDuplicate: {
    phases: OPEN_PHASES,
    guards: [],
    decide({ data }, state) {
      ensureText('otherCaseId', data.otherCaseId);
      ensure(data.score >= 0 && data.score <= 1, 'InvalidValue', 'score', 'The score of a possible duplicate lies between 0 and 1.');
      return state.duplicateOf.includes(data.otherCaseId) ? [] : [{ type: 'DuplicateFlagged', data }];
    },
  },
  CorrectIdentity: { phases: OPEN_PHASES, guards: [], decide: correctIdentity },
  AssignCase: {
    phases: OPEN_PHASES,
    guards: [],
    decide({ data }, state) {
      ensureText('officer', data.officer);
      return state.officer === data.officer ? [] : [{ type: 'CaseAssigned', data }];
    },
  },
};

function correctIdentity({ data, context }: CommandOf<'CorrectIdentity'>, state: RegisteredCase) {
  const { reasonCode, name, birthDate, sex, claimedNationality } = data;
  const today = todayOf(context);
  ensure(
    [name, birthDate, sex, claimedNationality].some((field) => field !== undefined),
    'InvalidValue',
    'correction',
    'A correction must say what is to be corrected.',
  );
  if (name) ensureName(name);
  if (birthDate) ensureBirthDate(birthDate, today, context.policy);
  if (claimedNationality) ensureNationality('claimedNationality', claimedNationality);
  const corrected = newsOf(data, state);
  if (Object.values(corrected).every((field) => field === undefined)) return [];
  const ageBand = corrected.birthDate && ageBandOf(corrected.birthDate, today);
  const mismatches = mismatchesAfter(corrected, state, today);
  const correction: EventData<'IdentityCorrected'> = { reasonCode, ...present({ ...corrected, ageBand, mismatches }) };
  return withLossOf({ type: 'IdentityCorrected', data: correction }, ['CONSULAR'], state, context);
}

/** The fields that say something else than what is on file. */
function newsOf({ name, birthDate, sex, claimedNationality }: CommandOf<'CorrectIdentity'>['data'], state: RegisteredCase) {
  return {
    name: sameContent(name, state.name) ? undefined : name,
    birthDate: sameContent(birthDate, state.birthDate) ? undefined : birthDate,
    sex: sex === state.sex ? undefined : sex,
    claimedNationality: claimedNationality === state.claimedNationality ? undefined : claimedNationality,
  };
}
