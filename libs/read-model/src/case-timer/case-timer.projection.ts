import { AFTER_DEPARTURE, BEFORE_DEPARTURE, nextTimerAt, PAUSED_PHASES, type Phase, type Policy } from '@homeward/return-case';
import type { CaseView } from '../case-view/case-view';
import type { RowsProjection } from '../projection/case-projection';
import type { CaseTimerRow } from './case-timer.table';

/** Says the IANA zone of an office. */
export type ZoneOf = (office: string) => string;

const MAY_COME_OF_AGE: readonly Phase[] = [...BEFORE_DEPARTURE, ...AFTER_DEPARTURE, ...PAUSED_PHASES];

/** Which cases will time have something to say about, and when? Asked by the process that sends what is due. */
export function caseTimersUnder(policy: Policy, zoneOf: ZoneOf): RowsProjection<CaseView, CaseTimerRow> {
  return {
    kind: 'rows',
    name: 'case-timer',
    key: ['caseId'],
    rows: ({ caseId, state, ageBand }) => {
      const nextAt = nextTimerAt(state, { zone: zoneOf(state.office), policy });
      const mayComeOfAge = ageBand === '12-17' && !state.child.ofAge && !state.died && !state.erased && MAY_COME_OF_AGE.includes(state.phase);
      return nextAt === null && !mayComeOfAge ? [] : [{ caseId, nextAt, mayComeOfAge }];
    },
  };
}
