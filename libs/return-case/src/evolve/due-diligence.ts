import type { Evolvers } from '../evolver';

export type DueDiligenceEvent = 'DdpCheckRecorded' | 'DdpSignedOff' | 'DdpBlocked' | 'DdpEscalated' | 'DdpReturnedForInformation' | 'NewRiskReported';

export const DUE_DILIGENCE_EVOLVERS = {} as Evolvers<DueDiligenceEvent>;
