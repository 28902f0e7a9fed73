import type { CaseView } from '../case-view/case-view';
import { WITHOUT_EFFECT_ON_COUNTS } from '../case-view/without-effect-on-counts';
import type { VersionsProjection } from '../projection/case-projection';
import type { CaseFacts } from './case-facts.table';

/** What could a report say of this case at any moment of the past? */
export const caseFacts: VersionsProjection<CaseView, CaseFacts> = {
  kind: 'versions',
  name: 'case-facts',
  key: ['caseId', 'fromPosition'],
  indifferentTo: WITHOUT_EFFECT_ON_COUNTS,
  version: ({ caseId, state, ageBand, returnType, movements, steps, reportableSince }) => ({
    caseId,
    fromPosition: reportableSince,
    toPosition: null,
    phase: state.phase,
    office: state.office,
    hostCountry: state.hostCountry,
    nationality: state.claimedNationality,
    returnCountry: state.returnCountry,
    returnType,
    sex: state.sex,
    ageBand,
    flags: state.screening?.flags ?? [],
    movements,
    steps,
  }),
};
