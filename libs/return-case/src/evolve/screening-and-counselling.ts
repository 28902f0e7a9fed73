import type { Evolvers } from '../evolver';

export type ScreeningAndCounsellingEvent = 'VulnerabilityScreened' | 'CounsellingHeld';

export const SCREENING_AND_COUNSELLING_EVOLVERS: Evolvers<ScreeningAndCounsellingEvent> = {
  VulnerabilityScreened: (state, { data }) => ({
    ...state,
    phase: state.phase === 'consented' ? 'screened' : state.phase,
    screening: data,
  }),
  CounsellingHeld: (state, { data }) => ({
    ...state,
    phase: state.phase === 'screened' ? 'counselled' : state.phase,
    counselling: data,
  }),
};
