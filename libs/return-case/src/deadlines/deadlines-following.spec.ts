import type { ReturnCaseCommand } from '../commands';
import type { ReturnCaseEvent } from '../events';
import { returnCase } from '../return-case';
import {
  after, arrivedCase, asChief, asHomeward, asOfficer, asReceiving, asSenior, assessFitness, assessedCase, book, bookedCase, caseOf, claimAsylum, clear, close, command, confirmArrival, consent,
  consentedCase, counsel, counselledCase, DAYS, followUp, handOver, inTransitCase, LATER_DAYS, lived, openAssessment, preparingCase, readyCase, register, registeredCase, reopen, requestClearance, screen,
  screenedCase, screenedChildCase, stateOf, submit, verifiedCase, verify, withdraw,
} from '../testing';

type History = readonly ReturnCaseEvent[];

/** What the commands leave open when the history before them set nothing, as in the log of an older system. */
const openAfter = (history: History, ...commands: readonly ReturnCaseCommand[]): Record<string, string> =>
  Object.fromEntries(Object.values(caseOf(lived(history, ...commands)).deadlines.open).map(({ step, dueAt }) => [step, dueAt]));

/** The facts about deadlines that the last of the commands brought. */
const told = (history: History, ...commands: readonly ReturnCaseCommand[]): readonly object[] => {
  const before = lived(history, ...commands.slice(0, -1));
  const last = commands.at(-1);
  const events = last === undefined ? [] : returnCase.decide(last, stateOf(before));
  return events.filter(({ type }) => type.startsWith('Deadline')).map(({ type, data }) => ({ type, ...data }));
};

const set = (step: string, dueAt: string, more: object = {}) => ({ type: 'DeadlineSet', step, dueAt, calendar: 'LBY weekend 5,6', ...more });
const met = (step: string, dueAt: string, late = false) => ({ type: 'DeadlineMet', step, dueAt, late });
const letGo = (step: string) => ({ type: 'DeadlineWaived', step, reasonCode: 'no-longer-needed' });
const hold = (reviewOn: string, now: string = LATER_DAYS.prepared) => command('HoldCase', { blocker: 'security', reviewOn }, asOfficer(now));
const suspend = (now: string) => command('SuspendCase', { scope: 'corridor', scopeRef: 'LBY-NGA', causeId: 'airspace-closed' }, asChief(now));
const resume = (now: string) => command('ResumeCase', {}, asChief(now));
const CONSENT_DUE = '2026-03-05T21:59:59.999Z';

describe('what a case waits for', () => {
  it('is the step of each phase: days to the end of the office’s day, hours to the minute', () => {
    expect(openAfter([], register())).toEqual({ consent: CONSENT_DUE });
    expect(openAfter(registeredCase, consent())).toEqual({ screening: '2026-03-04T09:00:00.000Z' });
    expect(openAfter(consentedCase, screen())).toEqual({ counselling: '2026-03-10T21:59:59.999Z' });
    expect(openAfter(screenedCase, counsel())).toEqual({ 'assessment-opening': '2026-03-14T21:59:59.999Z' });
    expect(openAfter(counselledCase, openAssessment())).toEqual({ assessment: '2026-03-15T21:59:59.999Z' });
    expect(openAfter(assessedCase, submit())).toEqual({ ddp: '2026-03-14T21:59:59.999Z' });
  });

  it('is the screening within a day when an earlier one was urgent', () => {
    const urgent = after(registeredCase, consent(), screen({ urgency: 'urgent' }));
    const state = { ...caseOf(urgent), phase: 'consented' as const, workSince: DAYS.screened };
    const [wanted] = returnCase.decide(command('AssignCase', { officer: 'officer-bruno' }), state).filter(({ type }) => type === 'DeadlineSet');
    expect(wanted?.data).toMatchObject({ step: 'screening', dueAt: '2026-03-04T08:00:00.000Z' });
  });

  it('is the verification, a look at the gates by Homeward, then the flight and the arrival', () => {
    expect(openAfter(readyCase, book())).toEqual({ 'pre-departure-verification': '2026-03-26T10:00:00.000Z', 'gates-recheck': '2026-03-26T10:00:00.000Z' });
    expect(caseOf(lived(readyCase, book())).deadlines.open['gates-recheck']?.remindAt).toBe('2026-03-24T10:00:00.000Z');
    expect(openAfter(bookedCase, verify())).toEqual({ departure: LATER_DAYS.departs });
    expect(openAfter(after(verifiedCase), command('RecordPreEmbarkationCheck', { result: 'pass' }, asHomeward(LATER_DAYS.checked)), handOver())).toEqual({
      'arrival-confirmation': '2026-03-28T16:00:00.000Z',
    });
  });

  it('is no look at the gates for a seat booked three days before departure or later', () => {
    const soon = (departsAt: string) => openAfter(readyCase, book({ departsAt, arrivesAt: LATER_DAYS.arrives }, { ...book().context, now: '2026-03-24T10:00:00.000Z' }));
    expect(soon('2026-03-27T10:00:00.001Z')).toHaveProperty('gates-recheck');
    expect(soon('2026-03-27T10:00:00.000Z')).not.toHaveProperty('gates-recheck');
  });

  it('is each follow-up until the person was looked for', () => {
    const open = openAfter(inTransitCase, confirmArrival());
    expect(open).toEqual({
      'follow-up-1': '2026-04-27T21:59:59.999Z',
      'follow-up-3': '2026-06-27T21:59:59.999Z',
      'follow-up-6': '2026-09-27T21:59:59.999Z',
      'follow-up-12': '2027-03-27T21:59:59.999Z',
    });
    expect(told(inTransitCase, confirmArrival(), followUp())).toEqual([met('follow-up-1', open['follow-up-1'] ?? '', true)]);
    expect(openAfter(arrivedCase, followUp({ reached: false }))).not.toHaveProperty('follow-up-1');
  });

  it('is the answer of the country of origin, with a reminder five working days before', () => {
    const [asked] = told(preparingCase, requestClearance());
    expect(asked).toEqual(set('coo-clearance', '2026-03-26T21:59:59.999Z', { remindAt: '2026-03-18T22:00:00.000Z' }));
    expect(told(preparingCase, requestClearance(), clear())).toEqual([met('coo-clearance', '2026-03-26T21:59:59.999Z')]);
  });

  it('is a new look at who may not fly yet, renewed by each look', () => {
    const unfit = (reviewOn: string, now: string) => assessFitness({ outcome: 'TEMP_UNFIT', reviewOn }, { ...assessFitness().context, now });
    const first = unfit('2026-03-20', LATER_DAYS.prepared);
    expect(openAfter(preparingCase, first)).toMatchObject({ 'medical-review': '2026-03-20T21:59:59.999Z' });
    expect(told(preparingCase, first, unfit('2026-03-25', LATER_DAYS.cleared))).toEqual([met('medical-review', '2026-03-20T21:59:59.999Z'), set('medical-review', '2026-03-25T21:59:59.999Z')]);
    expect(told(preparingCase, first, assessFitness())).toEqual([met('medical-review', '2026-03-20T21:59:59.999Z')]);
  });

  it('is the review of a hold beside the work, which goes on running', () => {
    const held = [consent(), hold('2026-03-16', DAYS.screened)];
    expect(openAfter(registeredCase, ...held)).toEqual({ screening: '2026-03-04T09:00:00.000Z', 'hold-review': '2026-03-16T21:59:59.999Z' });
    expect(told(registeredCase, ...held, command('ResumeCase', {}, asOfficer('2026-03-17T08:00:00.000Z')))).toEqual([met('hold-review', '2026-03-16T21:59:59.999Z', true)]);
    expect(told(registeredCase, ...held, hold('2026-03-20', LATER_DAYS.prepared))).toEqual([met('hold-review', '2026-03-16T21:59:59.999Z'), set('hold-review', '2026-03-20T21:59:59.999Z')]);
  });

  it('is the answer to a question, and a question taken back is no answer', () => {
    const requestId = '4f1d2f0e-5b0a-4c53-9a59-1a2f7f6f0c22';
    const ask = command('RequestInformation', { requestId, toRole: 'consular-liaison', question: 'Who has it?', dueOn: '2026-03-16' }, asOfficer(LATER_DAYS.prepared));
    expect(told(preparingCase, ask)).toEqual([set(`information:${requestId}`, '2026-03-16T21:59:59.999Z')]);
    expect(told(preparingCase, ask, command('WithdrawInformationRequest', { requestId }, asOfficer(LATER_DAYS.prepared)))).toEqual([letGo(`information:${requestId}`)]);
  });

  it('is the referral of an asylum claim to the minute, and nothing else of the return', () => {
    const facts = told(readyCase, book(), claimAsylum());
    expect(facts).toEqual([letGo('pre-departure-verification'), letGo('gates-recheck'), set('asylum-referral', '2026-03-26T09:00:00.000Z')]);
    const referred = command('RecordAsylumReferral', { to: 'unhcr-tripoli' }, asOfficer('2026-03-26T09:00:00.001Z'));
    expect(told(readyCase, book(), claimAsylum(), referred)).toEqual([met('asylum-referral', '2026-03-26T09:00:00.000Z', true)]);
    expect(told(readyCase, book(), claimAsylum(), { ...referred, context: asOfficer('2026-03-26T09:00:00.000Z') })).toEqual([met('asylum-referral', '2026-03-26T09:00:00.000Z')]);
  });

  it('is for somebody missing the day to give up, and for a child an alert within a day', () => {
    const now = '2026-03-19T10:00:00.000Z';
    const lookFor = (at: string) => command('RecordContactAttempt', { channel: 'phone', reached: false }, asOfficer(at));
    const search = ['2026-03-12T09:00:00.000Z', '2026-03-16T09:00:00.000Z', '2026-03-19T09:00:00.000Z'].map(lookFor);
    const missing = command('DeclareMissing', { since: '2026-03-12' }, asOfficer(now));
    expect(openAfter(preparingCase, ...search, missing)).toEqual({ 'missing-closure': '2026-06-10T21:59:59.999Z' });
    expect(openAfter(screenedChildCase, ...search, missing)).toEqual({ 'missing-closure': '2026-06-10T21:59:59.999Z', 'missing-child-alert': '2026-03-20T10:00:00.000Z' });
    const closed = close({ reason: 'self_departed' });
    const outcome = told(preparingCase, ...search, missing, closed);
    expect(outcome).toEqual([met('missing-closure', '2026-06-10T21:59:59.999Z', true)]);
  });
});

describe('a deadline', () => {
  it('is met at its last millisecond and late one later', () => {
    expect(told([], register(), consent({}, asOfficer(CONSENT_DUE)))[0]).toEqual(met('consent', CONSENT_DUE));
    expect(told([], register(), consent({}, asOfficer('2026-03-05T22:00:00.000Z')))[0]).toEqual(met('consent', CONSENT_DUE, true));
  });

  it('is let go when the person withdraws, dies, or the case is closed', () => {
    expect(told(readyCase, book(), withdraw())).toEqual([letGo('pre-departure-verification'), letGo('gates-recheck')]);
    expect(told(registeredCase, consent(), command('RecordDeath', { diedOn: '2026-03-03', confirmedBy: 'chief-dolores' }, asSenior(DAYS.screened)))).toEqual([letGo('screening')]);
    expect(told(registeredCase, consent(), close({ reason: 'ineligible' }, asSenior(DAYS.screened)))).toEqual([letGo('screening')]);
  });

  it('is let go with the seat it was about', () => {
    expect(told(readyCase, book(), command('CancelBooking', { reasonCode: 'carrier' }, { ...book().context, now: '2026-03-21T08:00:00.000Z' }))).toEqual([
      letGo('pre-departure-verification'),
      letGo('gates-recheck'),
    ]);
  });

  it('begins anew with a case that is begun again', () => {
    const again = openAfter([], register(), close({ reason: 'ineligible' }, asSenior(DAYS.screened)), reopen({}, asSenior('2026-03-10T08:00:00.000Z')));
    expect(again).toEqual({ consent: '2026-03-13T21:59:59.999Z' });
  });

  it('is set at the next command for a case from before there were deadlines', () => {
    expect(caseOf(registeredCase).deadlines.open).toEqual({});
    expect(openAfter(registeredCase, command('AssignCase', { officer: 'officer-bruno' }, asOfficer('2026-04-01T08:00:00.000Z')))).toEqual({ consent: CONSENT_DUE });
  });

  it('is counted anew when the term itself is another', () => {
    const submitted = lived(assessedCase, submit());
    const state = caseOf(submitted);
    const moved = { ...state, workSince: '2026-03-10T08:00:00.000Z' };
    const facts = returnCase.decide(command('AssignCase', { officer: 'officer-bruno' }, asOfficer(DAYS.reviewed)), moved);
    expect(facts.map(({ type, data }) => ({ type, ...data }))).toContainEqual({
      type: 'DeadlineExtended', step: 'ddp', from: '2026-03-14T21:59:59.999Z', dueAt: '2026-03-15T21:59:59.999Z', reasonCode: 'rescheduled',
    });
  });
});

describe('a suspended case', () => {
  const during = [register(), suspend('2026-03-03T08:00:00.000Z')];

  it('waits for nobody until it goes on, and then as much longer', () => {
    expect(caseOf(lived([], ...during)).deadlines).toMatchObject({ pausedSince: '2026-03-03T08:00:00.000Z', open: { consent: { dueAt: CONSENT_DUE } } });
    expect(told([], ...during, resume('2026-03-10T10:00:00.000Z'))).toEqual([
      { type: 'DeadlineExtended', step: 'consent', from: CONSENT_DUE, dueAt: '2026-03-13T21:59:59.999Z', reasonCode: 'suspension' },
    ]);
    expect(caseOf(lived([], ...during, resume('2026-03-10T10:00:00.000Z'))).deadlines).toMatchObject({ pausedSince: null, open: { consent: { countedDueAt: CONSENT_DUE } } });
  });

  it('that is suspended for a second cause stands still since the first', () => {
    const twice = [...during, command('SuspendCase', { scope: 'site', scopeRef: 'mji', causeId: 'strike' }, asChief('2026-03-04T08:00:00.000Z'))];
    expect(caseOf(lived([], ...twice)).deadlines.pausedSince).toBe('2026-03-03T08:00:00.000Z');
  });

  it('does not move the flight', () => {
    const facts = told(readyCase, book(), suspend('2026-03-21T08:00:00.000Z'), resume('2026-03-22T08:00:00.000Z'));
    expect(facts.filter((fact) => 'step' in fact && fact.step === 'pre-departure-verification')).toEqual([]);
  });

  it('counts its rest when it ends by a withdrawal', () => {
    const ended = lived(registeredCase, consent(), suspend('2026-03-03T08:00:00.000Z'), withdraw({}, asOfficer('2026-03-05T08:00:00.000Z')));
    expect(caseOf(ended).deadlines).toMatchObject({ pausedSince: null, open: {} });
  });
});

describe('what the receiving mission does in time', () => {
  it('confirms the arrival before its term, which no suspension and no officer moves', () => {
    expect(told(verifiedCase, command('RecordPreEmbarkationCheck', { result: 'pass' }, asHomeward(LATER_DAYS.checked)), handOver(), confirmArrival({}, asReceiving(LATER_DAYS.confirmed)))[0]).toEqual(
      met('arrival-confirmation', '2026-03-28T16:00:00.000Z'),
    );
  });
});
