import type { CommandContext, CommandData, ReturnCaseCommand } from '../commands';
import { addDays } from '../dates';
import { caseTimers, nextTimerAt } from '../deadlines/case-timers';
import type { ReturnCaseEvent } from '../events';
import { returnCase } from '../return-case';
import {
  asChief, asHomeward, asOfficer, asSenior, assessedCase, book, bookedCase, caseOf, claimAsylum, close, command, consent, counsel, DAYS, deceasedCase, ENDS, erasedCase,
  given, LATER_DAYS, lived, preparedCase, preparingCase, readyCase, register, registeredCase, requestClearance, screen, stateOf, submit, verify,
} from '../testing';
import { MAX_EXTENSION_DAYS } from './deadlines';

type History = readonly ReturnCaseEvent[];
const CONSENT_DUE = '2026-03-05T21:59:59.999Z';
const MISSED_AT = '2026-03-05T22:00:00.000Z';
const ESCALATED_AT = '2026-03-06T22:00:00.000Z';

const waiting: History = lived([], register());
const apply = (now: string): ReturnCaseCommand => command('ApplyDueTimers', {}, asHomeward(now));
const facts = (history: History, now: string): readonly object[] => returnCase.decide(apply(now), stateOf(history)).map(({ type, data }) => ({ type, ...data }));
const next = (history: History): string | null => nextTimerAt(stateOf(history), asHomeward());
const extendTo = (dueAt: string, changes: Partial<CommandData<'ExtendDeadline'>> = {}, context: CommandContext = asSenior(DAYS.screened)) =>
  command('ExtendDeadline', { step: 'consent', dueAt, reasonCode: 'access', ...changes }, context);
const waive = (changes: Partial<CommandData<'WaiveDeadline'>> = {}) => command('WaiveDeadline', { step: 'consent', reasonCode: 'done-elsewhere', ...changes }, asSenior(DAYS.screened));
const suspend = (now: string) => command('SuspendCase', { scope: 'corridor', scopeRef: 'LBY-NGA', causeId: 'airspace-closed' }, asChief(now));

describe('ExtendDeadline', () => {
  it('gives longer, with a reason', () => {
    const [extended] = given(...waiting).when(extendTo('2026-03-08T10:00:00.000Z', { reason: 'No road.' })).thenTypes('DeadlineExtended');
    expect(extended?.data).toEqual({ step: 'consent', from: CONSENT_DUE, dueAt: '2026-03-08T10:00:00.000Z', reasonCode: 'access', reason: 'No road.' });
    expect(caseOf(lived(waiting, extendTo('2026-03-08T10:00:00.000Z'))).deadlines.open).toMatchObject({ consent: { dueAt: '2026-03-08T10:00:00.000Z', countedDueAt: CONSENT_DUE } });
  });

  it('is told in milliseconds however it was asked, and once', () => {
    const history = lived(waiting, extendTo('2026-03-08T10:00:00Z'));
    expect(caseOf(history).deadlines.open['consent']?.dueAt).toBe('2026-03-08T10:00:00.000Z');
    given(...history).when(extendTo('2026-03-08T10:00:00Z')).thenNothing();
    given(...history).when(extendTo('2026-03-08T10:00:00.000Z')).thenNothing();
  });

  it('is later than the present term and than now, and no later than a month', () => {
    given(...waiting).when(extendTo('2026-03-05T22:00:00.000Z')).thenTypes('DeadlineExtended');
    given(...waiting).when(extendTo('2026-03-05T21:59:59.998Z')).thenRejected('InvalidValue');
    given(...waiting).when(extendTo('2026-03-10T08:00:00.000Z', {}, asSenior('2026-03-10T08:00:00.000Z'))).thenRejected('InvalidValue');
    given(...waiting).when(extendTo('2026-03-10T08:00:00.001Z', {}, asSenior('2026-03-10T08:00:00.000Z'))).thenTypes('DeadlineExtended');
    given(...waiting).when(extendTo('soon')).thenRejected('InvalidValue');
    const latest = addDays('2026-03-05', MAX_EXTENSION_DAYS);
    expect(latest).toBe('2026-04-04');
    given(...waiting).when(extendTo(`${latest}T21:59:59.999Z`)).thenTypes('DeadlineExtended');
    given(...waiting).when(extendTo(`${latest}T22:00:00.000Z`)).thenRejected('InvalidValue');
    const late = asSenior('2026-03-20T08:00:00.000Z');
    given(...waiting).when(extendTo('2026-04-19T21:59:59.999Z', {}, late)).thenTypes('DeadlineExtended');
    given(...waiting).when(extendTo('2026-04-19T22:00:00.000Z', {}, late)).thenRejected('InvalidValue');
  });

  it('is of a step that is open, for a reason of people, and never of what a life or a flight hangs on', () => {
    given(...waiting).when(extendTo('2026-03-08T10:00:00.000Z', { step: 'screening' })).thenRejected('InvalidValue');
    given(...waiting).when(extendTo('2026-03-08T10:00:00.000Z', { reasonCode: 'suspension' })).thenRejected('InvalidValue');
    given(...waiting).when(extendTo('2026-03-08T10:00:00.000Z', { reasonCode: 'rescheduled' })).thenRejected('InvalidValue');
    const booked = lived(readyCase, book());
    for (const step of ['pre-departure-verification', 'gates-recheck']) {
      given(...booked).when(extendTo('2026-03-26T11:00:00.000Z', { step }, asSenior(LATER_DAYS.verified))).thenRejected('InvalidValue');
    }
    const claimed = lived(readyCase, book(), claimAsylum());
    given(...claimed).when(extendTo('2026-03-26T11:00:00.000Z', { step: 'asylum-referral' }, asSenior(LATER_DAYS.verified))).thenRejected('InvalidValue');
  });

  it('is possible until the case is closed', () => {
    given(...ENDS.ineligible).when(extendTo('2026-07-08T10:00:00.000Z')).thenRejected('WrongPhase');
  });

  it('takes a missed deadline back into time', () => {
    const missed = lived(waiting, apply(ESCALATED_AT), extendTo('2026-03-10T10:00:00.000Z', {}, asSenior('2026-03-07T08:00:00.000Z')));
    expect(caseOf(missed).deadlines.open).toMatchObject({ consent: { missed: false, escalated: false } });
    expect(next(missed)).toBe('2026-03-10T10:00:00.001Z');
  });
});

describe('WaiveDeadline', () => {
  it('lets a step go that the case goes on waiting for, once', () => {
    const [waived] = given(...waiting).when(waive({ reason: 'Signed at the partner.' })).thenTypes('DeadlineWaived');
    expect(waived?.data).toEqual({ step: 'consent', reasonCode: 'done-elsewhere', reason: 'Signed at the partner.' });
    const history = lived(waiting, waive());
    expect(caseOf(history).deadlines).toMatchObject({ open: {}, settled: { consent: CONSENT_DUE } });
    given(...history).when(waive()).thenNothing();
    expect(next(history)).toBeNull();
    expect(returnCase.decide(command('AssignCase', { officer: 'officer-bruno' }), stateOf(history)).map(({ type }) => type)).toEqual(['CaseAssigned']);
  });

  it('is refused where nothing is open, for Homeward’s own reason, and for what a life hangs on', () => {
    given(...waiting).when(waive({ step: 'screening' })).thenRejected('InvalidValue');
    given(...waiting).when(waive({ reasonCode: 'no-longer-needed' })).thenRejected('InvalidValue');
    given(...lived(readyCase, book())).when(waive({ step: 'gates-recheck' })).thenRejected('InvalidValue');
    given(...lived(readyCase, book(), claimAsylum())).when(waive({ step: 'asylum-referral' })).thenRejected('InvalidValue');
    given(...ENDS.ineligible).when(waive()).thenRejected('WrongPhase');
  });
});

describe('ApplyDueTimers', () => {
  it('records nothing before its time, and a missed deadline one millisecond after its term', () => {
    expect(next(waiting)).toBe(MISSED_AT);
    expect(facts(waiting, CONSENT_DUE)).toEqual([]);
    expect(facts(waiting, MISSED_AT)).toEqual([{ type: 'DeadlineMissed', step: 'consent', dueAt: CONSENT_DUE }]);
  });

  it('tells the senior officer a day later, once', () => {
    const missed = lived(waiting, apply(MISSED_AT));
    expect(facts(missed, MISSED_AT)).toEqual([]);
    expect(next(missed)).toBe(ESCALATED_AT);
    expect(facts(missed, '2026-03-06T21:59:59.999Z')).toEqual([]);
    expect(facts(missed, ESCALATED_AT)).toEqual([{ type: 'DeadlineEscalated', step: 'consent', dueAt: CONSENT_DUE, to: 'senior-protection-officer' }]);
    expect(next(lived(missed, apply(ESCALATED_AT)))).toBeNull();
  });

  it('tells the chief of mission of an answer that the senior officers owe', () => {
    const escalated = lived(assessedCase, submit(), command('EscalateDdp', { to: 'chief-of-mission', checks: ['L1'], dueOn: '2026-03-12', reason: 'Unclear.' }, asOfficer(DAYS.reviewed)));
    const told = facts(escalated, '2026-03-14T08:00:00.000Z');
    expect(told).toContainEqual({ type: 'DeadlineEscalated', step: 'ddp-escalation', dueAt: '2026-03-12T21:59:59.999Z', to: 'chief-of-mission' });
  });

  it('catches up after days in which nothing ran', () => {
    expect(facts(waiting, '2026-04-01T08:00:00.000Z').map((fact) => 'type' in fact && fact.type)).toEqual(['DeadlineMissed', 'DeadlineEscalated']);
  });

  it('lets a late act be recorded all the same', () => {
    const late = lived(waiting, apply(ESCALATED_AT), consent({}, asOfficer('2026-03-09T08:00:00.000Z')));
    expect(late.filter(({ type }) => type === 'DeadlineMet').map(({ data }) => data)).toEqual([{ step: 'consent', dueAt: CONSENT_DUE, late: true }]);
    expect(caseOf(late).deadlines.open).toMatchObject({ screening: { dueAt: '2026-03-11T08:00:00.000Z' } });
  });

  it('reminds of an answer of the country of origin once, and not when it is missed', () => {
    const asked = lived(preparingCase, requestClearance());
    const remindAt = '2026-03-18T22:00:00.000Z';
    expect(next(asked)).toBe(remindAt);
    expect(facts(asked, remindAt)).toEqual([{ type: 'DeadlineReminded', step: 'coo-clearance', dueAt: '2026-03-26T21:59:59.999Z' }]);
    expect(facts(lived(asked, apply(remindAt)), remindAt)).toEqual([]);
    expect(facts(asked, '2026-03-26T21:59:59.999Z')).toHaveLength(1);
    expect(facts(asked, '2026-03-26T22:00:00.000Z')).toEqual([{ type: 'DeadlineMissed', step: 'coo-clearance', dueAt: '2026-03-26T21:59:59.999Z' }]);
  });

  it('does nothing to a closed case, after a death or an erasure, and is never refused', () => {
    for (const history of [ENDS.returned_reintegrated, deceasedCase, erasedCase]) {
      expect(facts(history, '2030-01-01T00:00:00.000Z')).toEqual([]);
      expect(next(history)).toBeNull();
    }
    expect(nextTimerAt(stateOf([]), asHomeward())).toBeNull();
  });
});

describe('what runs out by itself', () => {
  const screenedLate = lived([], register(), consent(), screen(), counsel());

  it('is recorded the day after its last, once for each last day', () => {
    const CONSENT_ENDS = '2026-08-29';
    const day = '2026-08-29T22:00:00.000Z';
    expect(facts(screenedLate, '2026-08-29T21:59:59.999Z')).not.toContainEqual(expect.objectContaining({ type: 'GateExpired' }));
    expect(facts(screenedLate, day)).toContainEqual({ type: 'GateExpired', gate: 'CONSENT', validUntil: CONSENT_ENDS });
    const applied = lived(screenedLate, apply(day));
    expect(facts(applied, day)).toEqual([]);
    expect(facts(applied, '2026-12-01T08:00:00.000Z')).toEqual([]);
    const renewed = lived(applied, consent({}, asOfficer('2026-09-01T08:00:00.000Z')));
    expect(next(renewed)).toBe('2027-02-28T22:00:00.000Z');
  });

  it('runs on while the case is suspended, when no term is missed', () => {
    const suspended = lived([], register(), consent(), suspend(DAYS.screened));
    expect(next(suspended)).toBe('2026-08-29T22:00:00.000Z');
    expect(facts(suspended, '2026-09-10T08:00:00.000Z')).toEqual([{ type: 'GateExpired', gate: 'CONSENT', validUntil: '2026-08-29' }]);
  });

  it('takes a case that stands on it back to the preparation, with its seat', () => {
    const expired = { ...caseOf(bookedCase), medical: { ...caseOf(bookedCase).medical, fitness: { ...assessFitnessOf(bookedCase), validUntil: '2026-03-21' } } };
    const types = returnCase.decide(apply('2026-03-22T08:00:00.000Z'), expired).map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(['GateExpired', 'GateLost', 'BookingCancelled']);
    const [, lost] = returnCase.decide(apply('2026-03-22T08:00:00.000Z'), expired);
    expect(lost?.data).toEqual({ gate: 'MEDICAL', reason: 'It was valid until 2026-03-21.' });
  });

  it('does not undo a flight that has left and is not yet recorded', () => {
    const left = lived(readyCase, book(), verify());
    const late = facts(left, '2026-09-30T08:00:00.000Z');
    expect(late).toContainEqual({ type: 'GateExpired', gate: 'MEDICAL', validUntil: '2026-04-01' });
    expect(late).not.toContainEqual(expect.objectContaining({ type: 'GateLost' }));
    const checked = lived(left, command('RecordPreEmbarkationCheck', { result: 'pass' }, asHomeward(LATER_DAYS.checked)), apply('2026-09-30T08:00:00.000Z'));
    expect(caseOf(checked).phase).toBe('verified');
  });

  it('is a travel document that is no document any more', () => {
    const documented = lived(preparedCase, apply('2026-06-11T22:00:00.000Z'));
    expect(documented).toContainEqual(expect.objectContaining({ type: 'GateExpired', data: { gate: 'CONSULAR', validUntil: '2026-06-11' } }));
    expect(caseOf(documented).consular.status).toBe('expired');
    expect(caseOf(lived(preparedCase, apply('2026-06-11T21:59:59.999Z'))).consular.status).toBe('collected');
  });
});

describe('the look at the gates three days before departure', () => {
  const booked = lived(readyCase, book());
  const RECHECK = '2026-03-24T10:00:00.000Z';
  const met = (late: boolean) => ({ type: 'DeadlineMet', step: 'gates-recheck', dueAt: '2026-03-26T10:00:00.000Z', late });

  it('is taken by Homeward itself, once', () => {
    expect(next(booked)).toBe(RECHECK);
    expect(facts(booked, '2026-03-24T09:59:59.999Z')).toEqual([]);
    const looked = facts(booked, RECHECK);
    expect(looked.at(-1)).toEqual(met(false));
    expect(looked.slice(0, -1).map((fact) => 'type' in fact && fact.type)).toEqual(['GatesEvaluated']);
    const applied = lived(booked, apply(RECHECK));
    expect(facts(applied, RECHECK)).toEqual([]);
    expect(next(applied)).toBe('2026-03-26T10:00:00.001Z');
  });

  it('is late when Homeward slept, and let go when the flight has left', () => {
    expect(facts(booked, '2026-03-26T10:00:00.001Z')).toContainEqual(met(true));
    expect(facts(booked, '2026-03-26T10:00:00.000Z')).toContainEqual(met(false));
    const left = facts(booked, LATER_DAYS.departs);
    expect(left).toContainEqual({ type: 'DeadlineWaived', step: 'gates-recheck', reasonCode: 'not-applicable' });
    expect(left).not.toContainEqual(expect.objectContaining({ type: 'GatesEvaluated' }));
    expect(facts(lived(booked, apply(LATER_DAYS.departs)), LATER_DAYS.departs)).toEqual([]);
    expect(facts(booked, '2026-03-27T09:59:59.999Z')).toContainEqual(met(true));
  });

  it('costs the seat when a gate has closed', () => {
    const state = caseOf(booked);
    const appealing = { ...state, legal: { ...state.legal, appealPending: true } };
    const types = returnCase.decide(apply(RECHECK), appealing).map(({ type }) => type);
    expect(types.slice(0, 4)).toEqual(['GatesEvaluated', 'GateLost', 'BookingCancelled', 'DeadlineMet']);
  });

  it('waits while the case is paused', () => {
    const suspended = lived(booked, suspend('2026-03-21T08:00:00.000Z'));
    expect(facts(suspended, RECHECK)).toEqual([]);
    const back = lived(suspended, command('ResumeCase', {}, asChief('2026-03-25T08:00:00.000Z')));
    expect(next(back)).toBe(RECHECK);
    expect(facts(back, '2026-03-25T08:00:00.000Z')).toContainEqual(met(false));
  });
});

describe('coming of age', () => {
  const born = (value: string, precision: 'day' | 'month' | 'year') => lived([], register({ birthDate: { value, precision } }));
  const majority = (history: History) => caseTimers(stateOf(history), asHomeward()).filter(({ kind }) => kind === 'majority').map(({ at }) => at);

  it('is told on the first of the next month, in the office’s day', () => {
    expect(majority(born('2008-06-15', 'day'))).toEqual(['2026-06-30T22:00:00.000Z']);
    expect(majority(born('2008-06-30', 'day'))).toEqual(['2026-06-30T22:00:00.000Z']);
    expect(majority(born('2008-07-01', 'day'))).toEqual(['2026-07-31T22:00:00.000Z']);
    expect(majority(born('2008-06', 'month'))).toEqual(['2026-06-30T22:00:00.000Z']);
    expect(majority(born('2008', 'year'))).toEqual(['2026-12-31T22:00:00.000Z']);
  });

  it('is recorded of who was registered as a child', () => {
    const child = born('2008-06-15', 'day');
    expect(facts(child, '2026-06-30T21:59:59.999Z')).not.toContainEqual({ type: 'AgeOfMajorityReached' });
    expect(facts(child, '2026-06-30T22:00:00.000Z')).toContainEqual({ type: 'AgeOfMajorityReached' });
    expect(majority(born('2008-03-02', 'day'))).toEqual([]);
    expect(majority(born('2008-03-03', 'day'))).toHaveLength(1);
    expect(majority(registeredCase)).toEqual([]);
  });

  it('is recorded once, and of nobody whose case has ended', () => {
    const child = born('2008-06-15', 'day');
    const come = lived(child, apply('2026-06-30T22:00:00.000Z'));
    expect(majority(come)).toEqual([]);
    expect(majority(lived(child, close({ reason: 'ineligible' }, asSenior(DAYS.screened))))).toEqual([]);
  });
});

function assessFitnessOf(history: History): NonNullable<ReturnType<typeof caseOf>['medical']['fitness']> {
  const { fitness } = caseOf(history).medical;
  if (fitness === null) throw new Error('the history assesses no fitness');
  return fitness;
}
