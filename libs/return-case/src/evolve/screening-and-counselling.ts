import type { Evolvers } from '../evolver';

export type ScreeningAndCounsellingEvent = 'VulnerabilityScreened' | 'CounsellingHeld';

export const SCREENING_AND_COUNSELLING_EVOLVERS = {} as Evolvers<ScreeningAndCounsellingEvent>;
