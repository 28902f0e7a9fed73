import type { Rules } from '../rule';

export type IntakeCommand = 'LinkFamily' | 'FlagDuplicate' | 'CorrectIdentity' | 'AssignCase';

export const INTAKE_RULES = {} as Rules<IntakeCommand>;
