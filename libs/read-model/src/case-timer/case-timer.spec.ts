import { DEFAULT_POLICY } from '@homeward/return-case';
import { closed, consented, registered, RETURNED, type Told } from '../testing/facts';
import { rowsOf } from '../testing/given-facts';
import { caseTimersUnder } from './case-timer.projection';

const rows = (...story: readonly Told[]) => rowsOf(caseTimersUnder(DEFAULT_POLICY, () => 'Africa/Tripoli'), story).map(({ nextAt, mayComeOfAge }) => ({ nextAt, mayComeOfAge }));
const set = { type: 'DeadlineSet', at: '2026-03-02T08:00:00.000Z', data: { step: 'consent', dueAt: '2026-03-05T21:59:59.999Z', calendar: 'LBY weekend 5,6' } } as Told;
const CHILD = { ageBand: '12-17' } as const;

describe('the next thing time has to say of a case', () => {
  it('is the first of its deadlines and validities', () => {
    expect(rows(registered(), set)).toEqual([{ nextAt: '2026-03-05T22:00:00.000Z', mayComeOfAge: false }]);
    expect(rows(registered(), consented())).toEqual([{ nextAt: '2026-08-30T22:00:00.000Z', mayComeOfAge: false }]);
  });

  it('is nothing for a case that waits for nothing', () => {
    expect(rows(registered())).toEqual([]);
    expect(rows(...RETURNED, closed())).toEqual([]);
  });

  it('may be the majority of a child, whose birthday stands under seal', () => {
    const child = registered(CHILD);
    expect(rows(child)).toEqual([{ nextAt: null, mayComeOfAge: true }]);
    expect(rows(registered({ ageBand: '5-11' }))).toEqual([]);
    expect(rows(child, { type: 'AgeOfMajorityReached', at: '2026-04-01T08:00:00.000Z', data: {} })).toEqual([]);
    expect(rows(child, closed())).toEqual([]);
  });
});
