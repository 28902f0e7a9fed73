import type { Evolvers } from '../evolver';

export type IntakeEvent = 'FamilyLinked' | 'DuplicateFlagged' | 'IdentityCorrected' | 'CaseAssigned';

export const INTAKE_EVOLVERS: Evolvers<IntakeEvent> = {
  FamilyLinked: (state, { data }) => ({ ...state, groupId: data.groupId, familyRelation: data.relation }),
  DuplicateFlagged: (state, { data }) => ({ ...state, duplicateOf: [...state.duplicateOf, data.otherCaseId] }),
  IdentityCorrected: (state, { data }) => ({
    ...state,
    name: data.name ?? state.name,
    birthDate: data.birthDate ?? state.birthDate,
    sex: data.sex ?? state.sex,
    claimedNationality: data.claimedNationality ?? state.claimedNationality,
  }),
  CaseAssigned: (state, { data }) => ({ ...state, officer: data.officer }),
};
