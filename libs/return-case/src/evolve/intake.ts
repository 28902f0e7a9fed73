import type { Evolvers } from '../evolver';

export type IntakeEvent = 'FamilyLinked' | 'DuplicateFlagged' | 'IdentityCorrected' | 'CaseAssigned';

export const INTAKE_EVOLVERS = {} as Evolvers<IntakeEvent>;
