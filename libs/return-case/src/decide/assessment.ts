import type { Rules } from '../rule';

export type AssessmentCommand = 'OpenAssessment' | 'AssessArea' | 'SetMitigationPlan' | 'CompleteMitigationMeasure' | 'SubmitToDdp';

export const ASSESSMENT_RULES = {} as Rules<AssessmentCommand>;
