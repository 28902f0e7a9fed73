import type { Rules } from '../rule';

export type ScreeningAndCounsellingCommand = 'ScreenVulnerability' | 'RecordCounselling';

export const SCREENING_AND_COUNSELLING_RULES = {} as Rules<ScreeningAndCounsellingCommand>;
