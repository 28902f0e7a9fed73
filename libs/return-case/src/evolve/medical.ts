import type { Evolvers } from '../evolver';
import type { MedicalTrack, RegisteredCase } from '../state';

export type MedicalEvent = 'MedicalAssessed' | 'PreEmbarkationChecked' | 'MedicalDeteriorated';

export const MEDICAL_EVOLVERS: Evolvers<MedicalEvent> = {
  MedicalAssessed: (state, { data }) => withMedical(state, { fitness: data, deteriorated: false }),
  // A failed check says the assessment no longer holds, so it takes a new assessment to travel.
  PreEmbarkationChecked: (state, { data }) =>
    withMedical(state, { preEmbarkation: data, deteriorated: state.medical.deteriorated || data.result === 'fail' }),
  MedicalDeteriorated: (state) => withMedical(state, { deteriorated: true, preEmbarkation: null }),
};

function withMedical(state: RegisteredCase, change: Partial<MedicalTrack>): RegisteredCase {
  return { ...state, medical: { ...state.medical, ...change } };
}
