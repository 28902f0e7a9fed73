import type { Evolvers } from '../evolver';
import { NO_FAMILY } from './registered';

export type IntakeEvent = 'FamilyLinked' | 'DuplicateFlagged' | 'IdentityCorrected' | 'CaseAssigned';

export const INTAKE_EVOLVERS: Evolvers<IntakeEvent> = {
  FamilyLinked: (state, { data }) => ({
    ...state,
    groupId: data.groupId,
    familyRelation: data.relation,
    family: state.groupId === data.groupId ? state.family : NO_FAMILY,
  }),
  DuplicateFlagged: (state, { data }) => ({ ...state, duplicateOf: [...state.duplicateOf, data.otherCaseId] }),
  IdentityCorrected: (state, { data }) => ({
    ...state,
    name: data.name ?? state.name,
    birthDate: data.birthDate ?? state.birthDate,
    sex: data.sex ?? state.sex,
    claimedNationality: data.claimedNationality ?? state.claimedNationality,
    consular: data.mismatches === undefined ? state.consular : { ...state.consular, mismatches: data.mismatches },
  }),
  CaseAssigned: (state, { data }) => ({ ...state, officer: data.officer }),
};
