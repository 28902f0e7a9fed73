import {
  after,
  arrivedCase,
  asOfficer,
  asSenior,
  bookedCase,
  caseOf,
  command,
  deceasedCase,
  ENDS,
  given,
  inTransitCase,
  LATER_DAYS,
  missingCase,
  PEOPLE,
  preparingCase,
  screenedChildCase,
} from '../testing';

const attempt = (now: string, reached = false) => command('RecordContactAttempt', { channel: 'phone', reached }, asOfficer(now));
const missing = (now: string, since = '2026-03-12') => command('DeclareMissing', { since }, asOfficer(now));
const [FIRST, SECOND, THIRD] = ['2026-03-12T09:00:00.000Z', '2026-03-13T09:00:00.000Z', '2026-03-14T09:00:00.000Z'] as const;
const WEEK_LATER = '2026-03-19T09:00:00.000Z';

describe('RecordContactAttempt', () => {
  it('is recorded, once for one moment', () => {
    given(...preparingCase).when(attempt(FIRST)).thenTypes('ContactAttempted');
    given(...after(preparingCase, attempt(FIRST))).when(attempt(FIRST)).thenNothing();
    given(...ENDS.withdrawn).when(attempt(FIRST)).thenRejected('WrongPhase');
  });
});

describe('DeclareMissing', () => {
  it('takes three failed attempts over seven days', () => {
    const searched = after(preparingCase, attempt(FIRST), attempt(SECOND), attempt(THIRD));
    given(...searched).when(missing('2026-03-18T09:00:00.000Z')).thenRejected('NotEnoughAttempts');
    const [declared] = given(...searched).when(missing(WEEK_LATER)).thenTypes('PersonMissing');
    expect(declared?.data).toEqual({ since: '2026-03-12' });
    given(...after(preparingCase, attempt(FIRST), attempt(SECOND))).when(missing(WEEK_LATER)).thenRejected('NotEnoughAttempts');
  });

  it('counts from the last time the person was reached', () => {
    const reached = after(preparingCase, attempt(FIRST), attempt(SECOND), attempt('2026-03-13T10:00:00.000Z', true), attempt(THIRD));
    given(...reached).when(missing(WEEK_LATER)).thenRejected('NotEnoughAttempts');
  });

  it('does not wait for a child, and sets the alert', () => {
    const [declared] = given(...screenedChildCase).when(missing(FIRST)).thenTypes('PersonMissing');
    expect(declared?.data).toEqual({ since: '2026-03-12', alertDueAt: '2026-03-13T09:00:00.000Z' });
  });

  it('gives the seat back', () => {
    const searched = after(bookedCase, attempt('2026-03-12T10:00:00.000Z'), attempt(SECOND), attempt(THIRD));
    given(...searched).when(missing(LATER_DAYS.booked)).thenTypes('PersonMissing', 'BookingCancelled');
    expect(caseOf(after(searched, missing(LATER_DAYS.booked)))).toMatchObject({ phase: 'missing', travel: { booking: null } });
  });

  it('answers a repetition with nothing, and refuses a day to come and a person who arrived', () => {
    given(...missingCase).when(missing(WEEK_LATER)).thenNothing();
    given(...preparingCase).when(missing(FIRST, '2026-03-13')).thenRejected('InvalidValue');
    given(...arrivedCase).when(missing(LATER_DAYS.confirmed)).thenRejected('WrongPhase');
  });
});

describe('RecordDeath', () => {
  const death = (confirmedBy: string = PEOPLE.chief, diedOn = '2026-03-26') =>
    command('RecordDeath', { diedOn, confirmedBy, circumstances: 'Heart.' }, asSenior(LATER_DAYS.checked));

  it('is confirmed by a second person and gives the seat back', () => {
    given(...bookedCase).when(death()).thenTypes('DeathRecorded', 'BookingCancelled');
    given(...inTransitCase).when(death()).thenTypes('DeathRecorded');
    given(...bookedCase).when(death(PEOPLE.senior)).thenRejected('DutiesNotSegregated');
  });

  it('answers a repetition with nothing, and refuses a day to come and nobody who confirms', () => {
    given(...deceasedCase).when(death()).thenNothing();
    given(...bookedCase).when(death(PEOPLE.chief, '2026-03-27')).thenRejected('InvalidValue');
    given(...bookedCase).when(death(' ')).thenRejected('InvalidValue');
  });

  it('leaves nothing to do but to close', () => {
    given(...deceasedCase).when(attempt(WEEK_LATER)).thenRejected('PersonDied');
    given(...deceasedCase).when(missing(WEEK_LATER)).thenRejected('PersonDied');
  });
});
