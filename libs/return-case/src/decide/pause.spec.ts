import type { CommandData } from '../commands';
import {
  after,
  arrivedCase,
  asChief,
  asOfficer, asSenior,
  book,
  bookedCase,
  caseOf,
  command,
  given,
  inTransitCase,
  LATER_DAYS,
  PEOPLE,
  preparedCase,
  preparingCase,
  readyCase,
  screenedCase,
  withdrawnCase,
} from '../testing';

const hold = (changes: Partial<CommandData<'HoldCase'>> = {}, now: string = LATER_DAYS.booked) =>
  command('HoldCase', { blocker: 'security', reviewOn: '2026-03-24', ...changes }, asOfficer(now));
const suspend = (causeId = 'airspace-closed', now: string = LATER_DAYS.booked) =>
  command('SuspendCase', { scope: 'corridor', scopeRef: 'LBY-NGA', causeId }, asChief(now));
const resume = (now: string) => command('ResumeCase', {}, asChief(now));
const resumeAsOfficer = (now: string) => command('ResumeCase', {}, asOfficer(now));
const resumeFrom = (causeId: string, now: string = DAY_AFTER) => command('ResumeCase', { causeId }, asChief(now));
const DAY_AFTER = '2026-03-21T08:00:00.000Z';

describe('HoldCase', () => {
  it('pauses the case until a day to look again, and keeps what it was', () => {
    given(...readyCase).when(hold()).thenTypes('CaseHeld');
    expect(caseOf(after(readyCase, hold()))).toMatchObject({ phase: 'on-hold', phaseBefore: 'ready' });
  });

  it('gives back a seat that would leave before that day, and keeps a later one', () => {
    given(...bookedCase).when(hold({ reviewOn: '2026-03-27' })).thenTypes('BookingCancelled', 'CaseHeld');
    given(...bookedCase).when(hold({ reviewOn: '2026-03-26' })).thenTypes('CaseHeld');
    expect(caseOf(after(bookedCase, hold({ reviewOn: '2026-03-27' })))).toMatchObject({ phase: 'on-hold', phaseBefore: 'preparing' });
  });

  it('answers a repetition with nothing, and may be held on with a new day', () => {
    const held = after(preparingCase, hold());
    given(...held).when(hold()).thenNothing();
    expect(caseOf(after(held, hold({ reviewOn: '2026-03-30' })))).toMatchObject({ phase: 'on-hold', phaseBefore: 'preparing' });
  });

  it('refuses more than fourteen days, a day in the past, and a person under way', () => {
    given(...preparingCase).when(hold({ reviewOn: '2026-04-03' })).thenTypes('CaseHeld');
    given(...preparingCase).when(hold({ reviewOn: '2026-04-04' })).thenRejected('HoldTooLong');
    given(...preparingCase).when(hold({ reviewOn: '2026-03-19' })).thenRejected('InvalidValue');
    given(...inTransitCase).when(hold()).thenRejected('WrongPhase');
  });
});

describe('SuspendCase', () => {
  it('pauses the case and keeps its seat, for the flight may yet leave', () => {
    given(...bookedCase).when(suspend()).thenTypes('CaseSuspended');
    expect(caseOf(after(bookedCase, suspend()))).toMatchObject({ phase: 'suspended', phaseBefore: 'booked' });
  });

  it('answers a repetition with nothing and takes another cause', () => {
    given(...after(bookedCase, suspend())).when(suspend()).thenNothing();
    const both = after(bookedCase, suspend(), suspend('site-evacuated'));
    expect(caseOf(both)).toMatchObject({ suspension: { causeId: 'site-evacuated' }, alsoSuspendedBy: [{ causeId: 'airspace-closed' }] });
    given(...both).when(suspend()).thenNothing();
    given(...both).when(suspend('site-evacuated')).thenNothing();
  });

  it('refuses a halted case, a person under way, and no cause', () => {
    given(...withdrawnCase).when(suspend()).thenRejected('WrongPhase');
    given(...inTransitCase).when(suspend()).thenRejected('WrongPhase');
    given(...bookedCase).when(suspend(' ')).thenRejected('InvalidValue');
    given(...bookedCase).when({ ...suspend(), data: { ...suspend().data, scopeRef: '' } }).thenRejected('InvalidValue');
  });
});

describe('ResumeCase', () => {
  it('goes back to where the case was when every gate still holds', () => {
    given(...after(bookedCase, suspend())).when(resume(DAY_AFTER)).thenTypes('CaseResumed');
    expect(caseOf(after(bookedCase, suspend(), resume(DAY_AFTER)))).toMatchObject({ phase: 'booked', phaseBefore: null, suspension: null });
    expect(caseOf(after(arrivedCase, hold({ reviewOn: '2026-04-01' }, LATER_DAYS.confirmed), resume(LATER_DAYS.monthOne))).phase).toBe('arrived');
  });

  it('lists what ran out meanwhile and goes back to the preparation', () => {
    const late = { departsAt: '2026-04-10T10:00:00.000Z', arrivesAt: '2026-04-10T16:00:00.000Z' };
    given(...readyCase).when(book(late)).thenRejected('GatesClosed');
    const [, resumed] = given(...after(bookedCase, suspend())).when(resume('2026-04-20T08:00:00.000Z')).thenTypes('BookingCancelled', 'CaseResumed');
    expect(resumed?.data).toEqual({ to: 'preparing', lostGates: ['MEDICAL', 'DDP'] });
    expect(caseOf(after(bookedCase, suspend(), resume('2026-04-20T08:00:00.000Z')))).toMatchObject({ phase: 'preparing', travel: { booking: null, readyFor: null } });
  });

  it('does not bring back a day of travel that has passed', () => {
    const [resumed] = given(...after(readyCase, hold())).when(resume('2026-03-28T08:00:00.000Z')).thenTypes('CaseResumed');
    expect(resumed?.data).toEqual({ to: 'preparing', lostGates: [] });
  });

  it('holds on the day of travel, and what is valid until today has not run out', () => {
    const [resumed] = given(...after(readyCase, hold())).when(resume('2026-03-27T08:00:00.000Z')).thenTypes('CaseResumed');
    expect(resumed?.data).toEqual({ to: 'ready', lostGates: [] });
    const [lastDay] = given(...after(preparedCase, hold())).when(resume('2026-04-01T08:00:00.000Z')).thenTypes('CaseResumed');
    expect(lastDay?.data).toEqual({ to: 'preparing', lostGates: [] });
  });

  it('lists what ran out for a case that stood on no gates, and lets it go on', () => {
    const [resumed] = given(...after(preparedCase, hold())).when(resume('2026-04-02T08:00:00.000Z')).thenTypes('CaseResumed');
    expect(resumed?.data).toEqual({ to: 'preparing', lostGates: ['MEDICAL'] });
    expect(caseOf(after(screenedCase, hold(), resume(DAY_AFTER))).phase).toBe('screened');
  });

  it('ends a suspension into the hold that was there before it', () => {
    const both = after(readyCase, hold(), suspend());
    const [resumed] = given(...both).when(resume(DAY_AFTER)).thenTypes('CaseResumed');
    expect(resumed?.data).toEqual({ to: 'on-hold', lostGates: [] });
    expect(caseOf(after(both, resume(DAY_AFTER), resume('2026-03-22T08:00:00.000Z'))).phase).toBe('ready');
  });

  it('leaves the end of a suspension to the chief of mission, and the end of a hold to the officer', () => {
    given(...after(bookedCase, suspend())).when(resumeAsOfficer(DAY_AFTER)).thenRejected('SuspendedOtherwise');
    given(...after(bookedCase, hold())).when(resumeAsOfficer(DAY_AFTER)).thenTypes('CaseResumed');
    given(...after(bookedCase, suspend())).when(command('ResumeCase', {}, asSenior(DAY_AFTER))).thenRejected('SuspendedOtherwise');
  });

  it('by a cause resumes only what that cause suspended', () => {
    const suspended = after(bookedCase, suspend());
    given(...suspended).when(resumeFrom('airspace-closed')).then({ type: 'CaseResumed', data: { to: 'booked', lostGates: [], causeId: 'airspace-closed' }, by: PEOPLE.chief, role: 'chief-of-mission', at: DAY_AFTER });
    given(...suspended).when(resumeFrom('site-evacuated')).thenRejected('SuspendedOtherwise');
    given(...after(readyCase, hold())).when(resumeFrom('airspace-closed')).thenRejected('SuspendedOtherwise');
  });

  it('by a cause leaves the case suspended while another cause goes on, whichever came first', () => {
    const both = after(bookedCase, suspend(), suspend('site-evacuated'));
    for (const [ended, left] of [['airspace-closed', 'site-evacuated'], ['site-evacuated', 'airspace-closed']] as const) {
      const [resumed] = given(...both).when(resumeFrom(ended)).thenTypes('CaseResumed');
      expect(resumed?.data).toEqual({ to: 'suspended', lostGates: [], causeId: ended });
      const one = after(both, resumeFrom(ended));
      expect(caseOf(one)).toMatchObject({ phase: 'suspended', phaseBefore: 'booked', suspension: { causeId: left }, alsoSuspendedBy: [] });
      given(...one).when(resumeFrom(ended)).thenRejected('SuspendedOtherwise');
      expect(caseOf(after(one, resumeFrom(left)))).toMatchObject({ phase: 'booked', suspension: null, alsoSuspendedBy: [] });
    }
  });

  it('without a cause ends every suspension', () => {
    const both = after(bookedCase, suspend(), suspend('site-evacuated'));
    expect(caseOf(after(both, resume(DAY_AFTER)))).toMatchObject({ phase: 'booked', suspension: null, alsoSuspendedBy: [] });
  });

  it('answers a repetition with nothing, and refuses a case that was never paused', () => {
    given(...after(bookedCase, suspend(), resume(DAY_AFTER))).when(resume(DAY_AFTER)).thenNothing();
    given(...bookedCase).when(resume(DAY_AFTER)).thenRejected('WrongPhase');
  });
});
