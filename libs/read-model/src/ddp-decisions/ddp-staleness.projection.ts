import type { CaseView } from '../case-view/case-view';
import { allBut, type RecordsProjection } from '../projection/case-projection';
import type { DdpStalenessRow } from './ddp-staleness.table';

/** When did a decision of this case stop standing, and what of that which it rested on had changed? */
export const ddpStaleness: RecordsProjection<CaseView, DdpStalenessRow> = {
  kind: 'records',
  name: 'ddp-staleness',
  key: ['caseId', 'revision'],
  indifferentTo: allBut('CaseRegistered', 'DdpMarkedStale'),
  records: (fact) =>
    fact.type === 'DdpMarkedStale'
      ? [{ caseId: fact.caseId, revision: fact.revision, staleAt: fact.metadata.occurredAt, causes: fact.data.causes }]
      : [],
};
