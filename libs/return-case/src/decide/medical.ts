import type { Rules } from '../rule';

export type MedicalCommand = 'AssessFitness' | 'RecordPreEmbarkationCheck' | 'ReportMedicalDeterioration';

export const MEDICAL_RULES = {} as Rules<MedicalCommand>;
