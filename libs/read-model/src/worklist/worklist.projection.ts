import type { Policy } from '@homeward/return-case';
import type { CaseView } from '../case-view/case-view';
import type { RowsProjection } from '../projection/case-projection';
import { dueSteps, type Deadline } from './due-steps';
import { expiringGates } from './expiring-gates';
import type { WorklistItem, WorklistKind } from './worklist.table';

/** What must be done, and what is about to expire? Instants only: what is overdue depends on when one asks. */
export function worklistUnder(policy: Policy): RowsProjection<CaseView, WorklistItem> {
  return {
    kind: 'rows',
    name: 'worklist',
    key: ['caseId', 'kind', 'step'],
    rows: (view) => [
      ...itemsOf(view, 'due', dueSteps(view, policy)),
      ...itemsOf(view, 'expiring', expiringGates(view, policy)),
    ],
  };
}

function itemsOf({ caseId, state }: CaseView, kind: WorklistKind, deadlines: readonly Deadline[]): readonly WorklistItem[] {
  const { office, officer, returnCountry } = state;
  return deadlines.map(({ step, dueAt }) => ({ caseId, kind, step, dueAt, office, returnCountry, officer }));
}
