import type { Evolvers } from '../evolver';
import type { ActorId } from '../person';
import type { Assessment } from '../state';

export type AssessmentEvent = 'AssessmentOpened' | 'AreaAssessed' | 'MitigationPlanSet' | 'MitigationMeasureDone' | 'DdpSubmitted' | 'CooInformationRecorded';

export const ASSESSMENT_EVOLVERS: Evolvers<AssessmentEvent> = {
  AssessmentOpened: (state, { at }) => ({
    ...state,
    phase: 'assessing',
    assessment: { ...state.assessment, opened: true, openedAt: at },
  }),
  AreaAssessed: (state, { data, by }) => ({
    ...state,
    assessment: {
      ...withAssessor(state.assessment, by),
      areas: { ...state.assessment.areas, [data.area]: { ...data, assessor: by } },
    },
  }),
  MitigationPlanSet: (state, { data, by }) => {
    const done = new Set(state.assessment.measures.filter((measure) => measure.done).map(({ measureId }) => measureId));
    return {
      ...state,
      assessment: {
        ...withAssessor(state.assessment, by),
        measures: data.measures.map((measure) => ({ ...measure, done: done.has(measure.measureId) })),
        descriptions: data.descriptions,
      },
    };
  },
  MitigationMeasureDone: (state, { data }) => ({
    ...state,
    assessment: {
      ...state.assessment,
      measures: state.assessment.measures.map((measure) =>
        measure.measureId === data.measureId ? { ...measure, done: true } : measure,
      ),
    },
  }),
  DdpSubmitted: (state, { data, at }) => ({
    ...state,
    phase: 'ddp-review',
    assessment: { ...state.assessment, risk: data.risk, assessors: data.assessors, submittedAt: at },
    ddp: { ...state.ddp, returned: null },
  }),
  CooInformationRecorded: (state, { data }) => ({
    ...state,
    assessment: {
      ...state.assessment,
      cooInformation: { ...state.assessment.cooInformation, ...Object.fromEntries(data.items.map((item) => [item.itemId, item])) },
    },
  }),
};

function withAssessor(assessment: Assessment, by: ActorId): Assessment {
  return assessment.assessors.includes(by) ? assessment : { ...assessment, assessors: [...assessment.assessors, by] };
}
