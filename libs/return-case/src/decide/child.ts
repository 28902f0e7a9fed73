import type { Rules } from '../rule';

export type ChildCommand = 'AssessBestInterests' | 'VerifyGuardian' | 'RecordAssent' | 'ArrangeCare';

export const CHILD_RULES = {} as Rules<ChildCommand>;
