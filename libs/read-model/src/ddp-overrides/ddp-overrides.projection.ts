import type { CaseView } from '../case-view/case-view';
import { allBut, type RecordsProjection } from '../projection/case-projection';
import type { DdpOverrideRow } from './ddp-overrides.table';

/** Who let which block stand aside, when, and for what kind of reason? */
export const ddpOverrides: RecordsProjection<CaseView, DdpOverrideRow> = {
  kind: 'records',
  name: 'ddp-overrides',
  key: ['caseId', 'revision'],
  indifferentTo: allBut('CaseRegistered', 'DdpCheckOverridden'),
  records: (fact, { state }) =>
    fact.type === 'DdpCheckOverridden'
      ? [
          {
            caseId: fact.caseId,
            revision: fact.revision,
            position: fact.position,
            check: fact.data.check,
            outcome: fact.data.outcome,
            reasonCode: fact.data.reasonCode,
            by: fact.metadata.actor,
            role: fact.metadata.role,
            at: fact.metadata.occurredAt,
            office: state.office,
            returnCountry: state.returnCountry,
          },
        ]
      : [],
};
