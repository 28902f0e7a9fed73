import { returnCase } from '../return-case';
import {
  after,
  asLogistics,
  asOfficer,
  asSecondOfficer,
  book,
  bookedCase,
  caseOf,
  checkBeforeEmbarkation,
  command,
  given,
  handOver,
  inTransitCase,
  LATER_DAYS,
  PEOPLE,
  readyCase,
  TRAVEL_DATE,
  verifiedCase,
  verify,
} from '../testing';

const checkedCase = after(verifiedCase, checkBeforeEmbarkation());

describe('VerifyPreDeparture', () => {
  it('verifies a yes said alone, in the own language, in time', () => {
    given(...bookedCase).when(verify()).thenTypes('PreDepartureVerified');
    expect(caseOf(verifiedCase)).toMatchObject({ phase: 'verified', travel: { verifiedBy: PEOPLE.officer } });
  });

  it('records a no, ends the consent to travel and the booking, and tells whoever holds data', () => {
    const events = given(...bookedCase).when(verify({ voluntary: false })).thenTypes('PreDepartureVerified', 'ConsentWithdrawn', 'BookingCancelled');
    expect(events[1]?.data).toMatchObject({
      purposes: ['travel'],
      recallFrom: ['consulate:NGA', 'country-of-origin:NGA', 'receiving-mission:NGA', 'carrier:Afriqiyah'],
    });
    expect(caseOf(after(bookedCase, verify({ voluntary: false }))).phase).toBe('withdrawn');
  });

  it('never turns a no away, whoever listened and whenever it was', () => {
    const no = verify({ voluntary: false, alone: false, language: 'eng', identityMatch: false, documentInHand: false, measuresDone: false }, asOfficer(LATER_DAYS.booked));
    given(...bookedCase).when(no).thenTypes('PreDepartureVerified', 'ConsentWithdrawn', 'BookingCancelled');
    given(...verifiedCase).when(no).thenTypes('PreDepartureVerified', 'ConsentWithdrawn', 'BookingCancelled');
  });

  it('takes a yes said through an independent interpreter, who is named', () => {
    const asked = verify({ language: 'eng', interpreterRef: PEOPLE.interpreter, interpreterRelation: 'professional' });
    const [verified] = given(...bookedCase).when(asked).thenTypes('PreDepartureVerified');
    expect(verified?.data).toMatchObject({ language: 'eng', interpreterRef: PEOPLE.interpreter, interpreterRelation: 'professional' });
  });

  it('answers a repetition with nothing', () => {
    given(...verifiedCase).when(verify()).thenNothing();
    given(...after(bookedCase, verify({ voluntary: false }))).when(verify({ voluntary: false })).thenNothing();
  });

  it.each([
    ['earlier than 72 hours before', '2026-03-24T09:59:59.000Z', 'OutsideVerificationWindow'],
    ['later than 24 hours before', '2026-03-26T10:00:01.000Z', 'OutsideVerificationWindow'],
  ])('refuses %s', (_case, now, code) => {
    given(...bookedCase).when(verify({}, asOfficer(now))).thenRejected(code);
  });

  it.each(['2026-03-24T10:00:00.000Z', '2026-03-26T10:00:00.000Z'])('takes the edge of the window %s', (now) => {
    given(...bookedCase).when(verify({}, asOfficer(now))).thenTypes('PreDepartureVerified');
  });

  it.each([
    ['not asked alone', { alone: false }, 'ConsentInvalid'],
    ['another language without an interpreter', { language: 'eng' }, 'InterpreterMissing'],
    ['an interpreter nobody knows', { language: 'eng', interpreterRef: 'interpreter-kofi' }, 'InterpreterMissing'],
    ['a relative interpreting', { language: 'eng', interpreterRef: 'cousin-1', interpreterRelation: 'kin' as const }, 'InvalidValue'],
    ['an authority interpreting', { language: 'eng', interpreterRef: 'police-1', interpreterRelation: 'authority' as const }, 'InvalidValue'],
    ['another person', { identityMatch: false }, 'IdentityMismatch'],
    ['no document in hand', { documentInHand: false }, 'DocumentMissing'],
    ['measures open', { measuresDone: false }, 'MitigationIncomplete'],
  ])('refuses a yes when %s', (_case, changes, code) => {
    given(...bookedCase).when(verify(changes)).thenRejected(code);
  });

  it('refuses when a gate closed since the booking', () => {
    const late = { departsAt: '2026-04-01T10:00:00.000Z', arrivesAt: '2026-04-01T16:00:00.000Z' };
    const booked = after(readyCase, book(late));
    const appealed = { ...caseOf(booked), legal: { ...caseOf(booked).legal, appealPending: true } };
    expect(() => returnCase.decide(verify({}, asOfficer('2026-03-30T10:00:00.000Z')), appealed)).toThrow('LEGAL');
  });
});

describe('HandOverForDeparture', () => {
  it('lets the person go and does not keep the number', () => {
    const [departed] = given(...checkedCase).when(handOver()).thenTypes('Departed');
    expect(departed?.data).toMatchObject({ departedOn: TRAVEL_DATE, handedOverTo: 'border-police-mji' });
    expect(departed?.data).not.toHaveProperty('documentNumber');
  });

  it('answers a repetition with nothing', () => {
    given(...inTransitCase).when(handOver()).thenNothing();
  });

  it('is done neither by the assessor nor by the signer', () => {
    given(...checkedCase).when(handOver({}, asOfficer(LATER_DAYS.departs))).thenRejected('DutiesNotSegregated');
    given(...checkedCase).when(handOver({}, asSecondOfficer(LATER_DAYS.departs))).thenRejected('DutiesNotSegregated');
  });

  it.each([
    ['another document', { documentNumber: 'LP0042870' }, 'IdentityMismatch'],
    ['another flight', { flight: '8U-999' }, 'InvalidValue'],
    ['a departure in the future', { departedAt: '2026-03-27T10:00:01.000Z' }, 'InvalidValue'],
    ['another day', { departedAt: '2026-03-26T12:00:00.000Z' }, 'OutsideVerificationWindow'],
    ['a local time', { departedAt: '2026-03-27T10:00:00+02:00' }, 'InvalidValue'],
    ['nobody to hand over to', { handedOverTo: '' }, 'InvalidValue'],
  ])('refuses %s', (_case, changes, code) => {
    given(...checkedCase).when(handOver(changes)).thenRejected(code);
  });

  it('refuses without a manifest line, without a check, and without a verification', () => {
    const unlisted = after(bookedCase, verify(), checkBeforeEmbarkation());
    given(...unlisted).when(handOver()).thenRejected('BookingMissing');
    given(...verifiedCase).when(handOver()).thenRejected('GatesClosed');
    given(...bookedCase).when(handOver()).thenRejected('WrongPhase');
  });

  it('judges the gates once more on the day', () => {
    const appealed = { ...caseOf(checkedCase), legal: { ...caseOf(checkedCase).legal, appealPending: true } };
    expect(() => returnCase.decide(handOver(), appealed)).toThrow('LEGAL');
  });
});

describe('RecordNoShow', () => {
  const noShow = (now: string) => command('RecordNoShow', { reasonCode: 'changed-mind' }, asLogistics(now));

  it('ends the booking on the day of departure', () => {
    const [, cancelled] = given(...verifiedCase).when(noShow(LATER_DAYS.departs)).thenTypes('NoShowRecorded', 'BookingCancelled');
    expect(cancelled?.data).toEqual({ reasonCode: 'person-request' });
    expect(caseOf(after(verifiedCase, noShow(LATER_DAYS.departs))).phase).toBe('preparing');
  });

  it('answers a repetition with nothing, refuses a day before, and refuses after departure', () => {
    given(...after(verifiedCase, noShow(LATER_DAYS.departs))).when(noShow(LATER_DAYS.departs)).thenNothing();
    given(...verifiedCase).when(noShow(LATER_DAYS.checked)).thenRejected('TooEarly');
    given(...inTransitCase).when(noShow(LATER_DAYS.departs)).thenRejected('WrongPhase');
  });
});
