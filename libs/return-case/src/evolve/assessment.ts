import type { Evolvers } from '../evolver';

export type AssessmentEvent = 'AssessmentOpened' | 'AreaAssessed' | 'MitigationPlanSet' | 'MitigationMeasureDone' | 'DdpSubmitted';

export const ASSESSMENT_EVOLVERS = {} as Evolvers<AssessmentEvent>;
