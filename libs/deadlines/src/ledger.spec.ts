import { NO_DEADLINES, withDone, withExtended, withLapsed, withMark, withPause, withSet, withSettled } from './ledger';

const DUE = '2026-03-05T21:59:59.999Z';
const LATER = '2026-03-09T21:59:59.999Z';
const SET_AT = '2026-03-02T08:00:00.000Z';
const set = withSet(NO_DEADLINES, { step: 'consent', dueAt: DUE }, SET_AT);
const fresh = { step: 'consent', setAt: SET_AT, dueAt: DUE, countedDueAt: DUE, remindAt: null, reminded: false, missed: false, escalated: false };

describe('the book of deadlines', () => {
  it('opens a deadline as it was counted', () => {
    expect(set.open).toEqual({ consent: fresh });
    expect(withSet(NO_DEADLINES, { step: 'consent', dueAt: DUE, remindAt: SET_AT }, SET_AT).open['consent']?.remindAt).toBe(SET_AT);
  });

  it('marks what time did to it, and takes the marks away with a new term', () => {
    const marked = withMark(withMark(withMark(set, 'consent', 'missed'), 'consent', 'escalated'), 'consent', 'reminded');
    expect(marked.open['consent']).toEqual({ ...fresh, missed: true, escalated: true, reminded: true });
    expect(withExtended(marked, { step: 'consent', dueAt: LATER }, false).open['consent']).toEqual({ ...fresh, dueAt: LATER, reminded: true });
    expect(withExtended(marked, { step: 'consent', dueAt: LATER, remindAt: DUE }, true).open['consent']).toEqual({ ...fresh, dueAt: LATER, countedDueAt: LATER, remindAt: DUE });
  });

  it('forgets what is done and remembers what is settled until it is set again', () => {
    expect(withDone(set, 'consent')).toEqual(NO_DEADLINES);
    const settled = withSettled(withExtended(set, { step: 'consent', dueAt: LATER }, false), 'consent');
    expect(settled).toEqual({ ...NO_DEADLINES, settled: { consent: DUE } });
    expect(withSet(settled, { step: 'consent', dueAt: LATER }, SET_AT).settled).toEqual({});
    expect(withSet(settled, { step: 'screening', dueAt: LATER }, SET_AT).settled).toEqual({ consent: DUE });
  });

  it('does not invent a deadline for a mark of one that is not there', () => {
    expect(withMark(NO_DEADLINES, 'consent', 'missed')).toBe(NO_DEADLINES);
    expect(withExtended(NO_DEADLINES, { step: 'consent', dueAt: DUE }, false)).toBe(NO_DEADLINES);
    expect(withSettled(NO_DEADLINES, 'consent')).toBe(NO_DEADLINES);
    expect(withDone(NO_DEADLINES, 'consent')).toEqual(NO_DEADLINES);
    expect(withDone(set, 'toString')).toEqual(set);
  });

  it('remembers which validities ended and since when it stands still', () => {
    expect(withLapsed(set, 'DDP', '2026-04-01')).toEqual({ ...set, lapsed: { DDP: '2026-04-01' } });
    expect(withPause(set, SET_AT)).toEqual({ ...set, pausedSince: SET_AT });
    expect(withPause(set, null)).toBe(set);
  });
});
