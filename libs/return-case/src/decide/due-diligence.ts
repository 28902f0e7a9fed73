import type { Rules } from '../rule';

export type DueDiligenceCommand = 'RecordDdpCheck' | 'SignOffDdp' | 'EscalateDdp' | 'ReturnDdpForInformation' | 'ReportNewRisk';

export const DUE_DILIGENCE_RULES = {} as Rules<DueDiligenceCommand>;
