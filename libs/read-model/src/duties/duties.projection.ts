import type { AnyRecordedFact } from '@homeward/case-log';
import type { CaseView } from '../case-view/case-view';
import { allBut, type RecordsProjection } from '../projection/case-projection';
import type { Duty, DutyRow } from './duties.table';

interface Part {
  readonly duty: Duty;
  readonly actors: readonly string[];
}

/** Who had which part in this case? */
export const duties: RecordsProjection<CaseView, DutyRow> = {
  kind: 'records',
  name: 'duties',
  key: ['caseId', 'revision', 'duty', 'actor'],
  indifferentTo: allBut(
    'CaseRegistered',
    'CaseReopened',
    'AreaAssessed',
    'MitigationPlanSet',
    'DdpSubmitted',
    'DdpCheckRecorded',
    'DdpCheckOverridden',
    'DdpSignedOff',
    'DdpBlocked',
    'TravelBooked',
    'Departed',
    'ArrivalConfirmed',
    'BestInterestsAssessed',
    'BestInterestsDetermined',
  ),
  records: (fact, { state, round }) =>
    partsIn(fact).flatMap(({ duty, actors }) =>
      [...new Set(actors)].map((actor) => ({
        caseId: fact.caseId,
        revision: fact.revision,
        duty,
        actor,
        position: fact.position,
        at: fact.metadata.occurredAt,
        office: state.office,
        returnCountry: state.returnCountry,
        round,
      })),
    ),
};

const DUTY_OF_ACTOR: { readonly [Type in AnyRecordedFact['type']]?: Duty } = {
  AreaAssessed: 'assess',
  MitigationPlanSet: 'assess',
  DdpSubmitted: 'assess',
  DdpCheckRecorded: 'answer',
  DdpCheckOverridden: 'override',
  DdpSignedOff: 'sign',
  DdpBlocked: 'sign',
  TravelBooked: 'book',
  Departed: 'hand-over',
  ArrivalConfirmed: 'confirm-arrival',
  BestInterestsAssessed: 'assess-best-interests',
};

function partsIn(fact: AnyRecordedFact): readonly Part[] {
  const duty = DUTY_OF_ACTOR[fact.type];
  const own: readonly Part[] = duty === undefined ? [] : [{ duty, actors: [fact.metadata.actor] }];
  if (fact.type === 'DdpSignedOff' && fact.data.specialist !== undefined) return [...own, { duty: 'specialist', actors: [fact.data.specialist] }];
  if (fact.type === 'BestInterestsDetermined') return [...own, { duty: 'determine-best-interests', actors: fact.data.panel.map(({ member }) => member.trim()) }];
  return own;
}
