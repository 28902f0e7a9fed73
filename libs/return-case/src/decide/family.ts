import type { Rules } from '../rule';

export type FamilyCommand = 'NoteFamilyStanding' | 'DecideFamilySplit';

export const FAMILY_RULES = {} as Rules<FamilyCommand>;
