import { NO_DEADLINES, withExtended, withMark, withPause, withSet } from './ledger';
import { timersOf } from './timers';

const DUE = '2026-03-05T21:59:59.999Z';
const ledger = withSet(NO_DEADLINES, { step: 'coo-clearance', dueAt: DUE, remindAt: '2026-03-03T22:00:00.000Z' }, '2026-03-02T08:00:00.000Z');
const told = (book: typeof ledger) => timersOf(book, 24).map(({ kind, at }) => [kind, at]);

const REMINDED = ['reminded', '2026-03-03T22:00:00.000Z'];
const MISSED = ['missed', '2026-03-05T22:00:00.000Z'];
const ESCALATED = ['escalated', '2026-03-06T22:00:00.000Z'];

describe('what time does to a deadline', () => {
  it('is to remind, to miss once the last millisecond is over, and to escalate hours later', () => {
    expect(told(ledger)).toEqual([REMINDED, MISSED, ESCALATED]);
    expect(timersOf(ledger, 24)[0]?.deadline).toBe(ledger.open['coo-clearance']);
  });

  it('is done once each', () => {
    expect(told(withMark(ledger, 'coo-clearance', 'reminded'))).toEqual([MISSED, ESCALATED]);
    const missed = withMark(ledger, 'coo-clearance', 'missed');
    expect(told(missed)).toEqual([ESCALATED]);
    expect(told(withMark(missed, 'coo-clearance', 'escalated'))).toEqual([]);
  });

  it('is nothing while the case is suspended, and begins again with a new term', () => {
    expect(told(withPause(ledger, '2026-03-03T08:00:00.000Z'))).toEqual([]);
    const missed = withMark(withMark(ledger, 'coo-clearance', 'missed'), 'coo-clearance', 'escalated');
    expect(told(withExtended(withMark(missed, 'coo-clearance', 'reminded'), { step: 'coo-clearance', dueAt: '2026-03-09T21:59:59.999Z' }, false))).toEqual([
      ['missed', '2026-03-09T22:00:00.000Z'],
      ['escalated', '2026-03-10T22:00:00.000Z'],
    ]);
  });

  it('needs no reminder where none is meant', () => {
    expect(told(withSet(NO_DEADLINES, { step: 'consent', dueAt: DUE }, DUE))).toEqual([MISSED, ESCALATED]);
  });
});
