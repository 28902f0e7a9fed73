import { isOwnStep, type Policy, PREPARING_TO_VERIFIED, whatChanged } from '@homeward/return-case';
import type { ZoneOf } from '../case-timer/case-timer.projection';
import type { CaseView } from '../case-view/case-view';
import type { RowsProjection } from '../projection/case-projection';
import { expiringGates } from './expiring-gates';
import type { WorklistItem } from './worklist.table';

type Told = Pick<WorklistItem, 'step' | 'dueAt'> & Partial<Pick<WorklistItem, 'escalated' | 'reason'>>;

/** What must be done, what is about to expire, and what has fallen? Instants only: what is overdue depends on when one asks. */
export function worklistUnder(policy: Policy, zoneOf: ZoneOf): RowsProjection<CaseView, WorklistItem> {
  return {
    kind: 'rows',
    name: 'worklist',
    key: ['caseId', 'kind', 'step'],
    rows: (view) => [
      ...itemsOf(view, 'due', dueSteps(view)),
      ...itemsOf(view, 'expiring', expiringGates(view, policy, zoneOf(view.state.office))),
      ...itemsOf(view, 'attention', fallen(view)),
    ],
  };
}

/** The deadlines on the books. No term runs while a case is suspended, and nobody is asked for what Homeward does itself. */
function dueSteps({ state: { deadlines } }: CaseView): readonly Told[] {
  if (deadlines.pausedSince !== null) return [];
  return Object.values(deadlines.open)
    .filter(({ step }) => !isOwnStep(step))
    .map(({ step, dueAt, escalated }) => ({ step, dueAt, escalated }));
}

/** What un-readied the case: a decision that rests on what is not so any more, and the gates that were lost. */
function fallen({ state, staleSince, gatesLost }: CaseView): readonly Told[] {
  if (!PREPARING_TO_VERIFIED.includes(state.phase)) return [];
  const { stale } = state.ddp;
  const decision = stale === null || staleSince === null ? [] : [{ step: 'ddp-stale', dueAt: staleSince, reason: whatChanged(stale) }];
  return [...decision, ...gatesLost.map(({ gate, reason, at }) => ({ step: `gate-lost:${gate}`, dueAt: at, reason }))];
}

function itemsOf({ caseId, state }: CaseView, kind: WorklistItem['kind'], told: readonly Told[]): readonly WorklistItem[] {
  const { office, officer, returnCountry } = state;
  return told.map(({ step, dueAt, escalated = false, reason = null }) => ({ caseId, kind, step, dueAt, office, returnCountry, officer, escalated, reason }));
}
