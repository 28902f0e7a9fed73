import { isCheckInForce, MEDICAL_RULES } from './medical';
import { after, asDoctor, asHomeward, asLogistics, asOfficer, assessFitness, book, bookedCase, caseOf, checkBeforeEmbarkation, command, evaluate, given, LATER_DAYS, preparedCase, preparingCase, verifiedCase } from '../testing';

const HOURS = 72;

describe('the check before embarkation', () => {
  it.each([
    ['2026-03-24T09:59:59.999Z', false],
    ['2026-03-24T10:00:00.000Z', true],
    ['2026-03-27T10:00:00.000Z', true],
    ['2026-03-27T10:00:00.001Z', false],
  ])('made at %s is in force for a departure at ten on the 27th: %s', (checkedAt, isInForce) => {
    const state = caseOf(bookedCase);
    expect(isCheckInForce({ ...state, medical: { ...state.medical, preEmbarkation: { result: 'pass', checkedAt } } }, HOURS)).toBe(isInForce);
  });

  it('is not in force when none was made, or nothing is booked', () => {
    const checked = caseOf(after(verifiedCase, checkBeforeEmbarkation()));
    expect(isCheckInForce(checked, HOURS)).toBe(true);
    expect(isCheckInForce({ ...checked, travel: { ...checked.travel, booking: null } }, HOURS)).toBe(false);
    expect(isCheckInForce(caseOf(verifiedCase), HOURS)).toBe(false);
    expect(isCheckInForce(caseOf(preparedCase), HOURS)).toBe(false);
  });

  it('is made anew for a later flight, and only for that is the same result said again', () => {
    const first = checkBeforeEmbarkation({}, asDoctor('2026-03-24T10:00:00.000Z'));
    const later = '2026-03-26T08:00:00.000Z';
    const moved = after(
      bookedCase,
      first,
      command('CancelBooking', { reasonCode: 'carrier' }, asLogistics(later)),
      evaluate('2026-03-28', asOfficer(later)),
      book({ departsAt: '2026-03-28T10:00:00.000Z', arrivesAt: '2026-03-28T16:00:00.000Z' }, asLogistics(later)),
    );
    given(...moved).when(checkBeforeEmbarkation({}, asDoctor('2026-03-26T09:00:00.000Z'))).thenTypes('PreEmbarkationChecked');
    given(...after(bookedCase, first)).when(checkBeforeEmbarkation({}, asDoctor('2026-03-26T09:00:00.000Z'))).thenNothing();
  });

  it('needs a booking', () => {
    const state = caseOf(bookedCase);
    const unbooked = { ...state, travel: { ...state.travel, booking: null } };
    expect(() => MEDICAL_RULES.RecordPreEmbarkationCheck.decide(checkBeforeEmbarkation(), unbooked)).toThrow(
      expect.objectContaining({ code: 'BookingMissing', obstacles: [expect.objectContaining({ subject: 'booking' })] }) as Error,
    );
  });
});

describe('fitness to travel', () => {
  it('with a special service alone is fit with conditions', () => {
    given(...preparingCase).when(assessFitness({ specialServices: ['WCHR'] })).thenRejected('InvalidValue');
    given(...preparingCase).when(assessFitness({ outcome: 'FIT_WITH_CONDITIONS', specialServices: ['WCHR'] })).thenTypes('MedicalAssessed');
  });

  it('costs the gates it is about and no other', () => {
    const father = { memberCaseId: 'father', asOfRevision: 7, relation: 'head', standing: 'paused', gates: [] } as const;
    const besidePaused = after(bookedCase, command('NoteFamilyStanding', father, asHomeward(LATER_DAYS.booked)));
    const [, lost] = given(...besidePaused).when(assessFitness({ outcome: 'UNFIT' }, asDoctor(LATER_DAYS.verified))).thenTypes('MedicalAssessed', 'GateLost', 'BookingCancelled');
    expect(lost?.data).toMatchObject({ gate: 'MEDICAL' });
  });

  it('that got worse says how much', () => {
    const worse = command('ReportMedicalDeterioration', { severity: 'major', findings: 'Fever.' }, asDoctor(LATER_DAYS.verified));
    const [told] = given(...preparedCase).when(worse).thenTypes('MedicalDeteriorated');
    expect(told?.data).toEqual({ severity: 'major', findings: 'Fever.' });
  });
});
