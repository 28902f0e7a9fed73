import { NO_DEADLINES, withMark, withSet, withSettled, type DeadlineLedger, type WantedDeadline } from './ledger';
import { reconcile } from './reconcile';

const ZONE = 'Africa/Tripoli';
const NOW = '2026-03-04T08:00:00.000Z';
const DUE = '2026-03-05T21:59:59.999Z';
const LATER = '2026-03-09T21:59:59.999Z';
const calm = { zone: ZONE, now: NOW, resumedFrom: null };
const wanted = (over: Partial<WantedDeadline> = {}): WantedDeadline => ({ step: 'consent', dueAt: DUE, ...over });
const booked = (over: Partial<WantedDeadline> = {}, setAt = '2026-03-02T08:00:00.000Z'): DeadlineLedger => withSet(NO_DEADLINES, wanted(over), setAt);

describe('the book compared with what is wanted', () => {
  it('has nothing to learn when both say the same', () => {
    expect(reconcile(booked(), [wanted()], calm)).toEqual([]);
    expect(reconcile(NO_DEADLINES, [], calm)).toEqual([]);
  });

  it('opens what is new and gives up what nobody waits for', () => {
    expect(reconcile(booked(), [wanted({ step: 'screening' })], calm)).toEqual([
      { kind: 'gone', deadline: booked().open['consent'] },
      { kind: 'set', deadline: wanted({ step: 'screening' }) },
    ]);
  });

  it('counts a term anew, or takes a review as kept when it named the next', () => {
    expect(reconcile(booked(), [wanted({ dueAt: LATER })], calm)).toEqual([{ kind: 'recounted', deadline: wanted({ dueAt: LATER }), from: DUE }]);
    const next = wanted({ dueAt: LATER, isRenewed: true });
    expect(reconcile(booked({ isRenewed: true }), [next], calm)).toEqual([
      { kind: 'renewed', deadline: booked().open['consent'] },
      { kind: 'set', deadline: next },
    ]);
  });

  it('does not open again what is settled, unless its term is another', () => {
    const settled = withSettled(booked(), 'consent');
    expect(reconcile(settled, [wanted()], calm)).toEqual([]);
    expect(reconcile(settled, [wanted({ dueAt: LATER })], calm)).toEqual([{ kind: 'set', deadline: wanted({ dueAt: LATER }) }]);
  });
});

describe('a case that goes on after a suspension', () => {
  const resumed = { zone: ZONE, now: NOW, resumedFrom: '2026-03-03T08:00:00.000Z' };

  it('gets back the time it lost', () => {
    expect(reconcile(booked(), [wanted()], resumed)).toEqual([{ kind: 'suspended', step: 'consent', from: DUE, dueAt: '2026-03-06T21:59:59.999Z' }]);
  });

  it('gets back no more than the rest of the suspension for what was set during it', () => {
    const hours = { dueAt: '2026-03-05T10:00:00.000Z' };
    const ledger = booked(hours, '2026-03-04T07:00:00.000Z');
    expect(reconcile(ledger, [wanted(hours)], resumed)).toEqual([{ kind: 'suspended', step: 'consent', from: hours.dueAt, dueAt: '2026-03-05T11:00:00.000Z' }]);
    expect(reconcile(booked(hours, NOW), [wanted(hours)], resumed)).toEqual([]);
  });

  it('keeps a flight where it is, and what was over before stays over', () => {
    expect(reconcile(booked(), [wanted({ isFixed: true })], resumed)).toEqual([]);
    const over = { dueAt: '2026-03-03T07:59:59.999Z' };
    expect(reconcile(booked(over), [wanted(over)], resumed)).toEqual([]);
    const atThatMoment = { dueAt: resumed.resumedFrom };
    expect(reconcile(booked(atThatMoment), [wanted(atThatMoment)], resumed)).toMatchObject([{ kind: 'suspended', dueAt: NOW }]);
  });

  it('is reminded later too, unless it was reminded already', () => {
    const remindAt = '2026-03-03T22:00:00.000Z';
    const ledger = booked({ remindAt });
    expect(reconcile(ledger, [wanted({ remindAt })], resumed)).toMatchObject([{ kind: 'suspended', remindAt: '2026-03-04T22:00:00.000Z' }]);
    const [reminded] = reconcile(withMark(ledger, 'consent', 'reminded'), [wanted({ remindAt })], resumed);
    expect(reminded).not.toHaveProperty('remindAt');
    const past = '2026-03-03T07:00:00.000Z';
    expect(reconcile(booked({ remindAt: past }), [wanted({ remindAt: past })], resumed)[0]).not.toHaveProperty('remindAt');
  });
});
