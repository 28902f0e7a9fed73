import type { Evolvers } from '../evolver';

export type SidePathsEvent = 'ConsentWithdrawn' | 'CaseHeld' | 'CaseSuspended' | 'CaseResumed' | 'AsylumClaimExpressed' | 'AsylumReferralMade' | 'AppealFiled' | 'AppealResolved' | 'ContactAttempted' | 'PersonMissing' | 'DeathRecorded' | 'PersonErased' | 'CaseClosed' | 'CaseReopened';

export const SIDE_PATHS_EVOLVERS = {} as Evolvers<SidePathsEvent>;
