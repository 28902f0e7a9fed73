import type { Evolvers } from '../evolver';

export type MedicalEvent = 'MedicalAssessed' | 'PreEmbarkationChecked' | 'MedicalDeteriorated';

export const MEDICAL_EVOLVERS = {} as Evolvers<MedicalEvent>;
