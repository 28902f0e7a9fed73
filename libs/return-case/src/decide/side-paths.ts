import type { Rules } from '../rule';

export type SidePathsCommand = 'WithdrawConsent' | 'HoldCase' | 'SuspendCase' | 'ResumeCase' | 'ExpressAsylumClaim' | 'RecordAsylumReferral' | 'FileAppeal' | 'ResolveAppeal' | 'RecordContactAttempt' | 'DeclareMissing' | 'RecordDeath' | 'ErasePerson' | 'CloseCase' | 'ReopenCase';

export const SIDE_PATHS_RULES = {} as Rules<SidePathsCommand>;
