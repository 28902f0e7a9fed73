import { ERASED, isCommandRejected } from '@homeward/decider';
import { SEALED_FIELDS } from '../sealed-fields';
import {
  after,
  asDoctor,
  asLogistics,
  assessFitness,
  book,
  bookedCase,
  caseOf,
  checkBeforeEmbarkation,
  command,
  counselledCase,
  evaluate,
  given,
  handOver,
  LATER_DAYS,
  preparedCase,
  preparingCase,
  readyCase,
  verifiedCase,
} from '../testing';

const worse = command('ReportMedicalDeterioration', { severity: 'major', findings: 'Fever.' }, asDoctor(LATER_DAYS.verified));

describe('AssessFitness', () => {
  it('says the outcome, the logistics it needs, and how long it holds', () => {
    const asked = assessFitness({ outcome: 'FIT_WITH_CONDITIONS', escort: 'nurse', specialServices: ['WCHC'], findings: 'Broken leg.' });
    const [assessed] = given(...preparingCase).when(asked).thenTypes('MedicalAssessed');
    expect(assessed?.data).toMatchObject({ outcome: 'FIT_WITH_CONDITIONS', escort: 'nurse', assessedOn: '2026-03-18', validUntil: '2026-04-01' });
  });

  it('answers a repetition with nothing, and a new look on another day with a new term', () => {
    given(...preparedCase).when(assessFitness()).thenNothing();
    given(...preparedCase).when(assessFitness({}, asDoctor('2026-03-19T08:00:00.000Z'))).thenTypes('MedicalAssessed');
  });

  it.each([
    ['fit with an escort', { escort: 'nurse' as const }],
    ['conditions without any', { outcome: 'FIT_WITH_CONDITIONS' as const }],
    ['temporarily unfit without a day', { outcome: 'TEMP_UNFIT' as const }],
    ['a next look in the past', { outcome: 'TEMP_UNFIT' as const, reviewOn: '2026-03-17' }],
    ['a next look on no day', { outcome: 'TEMP_UNFIT' as const, reviewOn: 'soon' }],
    ['fit with medicine to carry', { medicationDays: 3 }],
    ['no day of medicine', { outcome: 'FIT_WITH_CONDITIONS' as const, medicationDays: 0 }],
    ['medicine for more than a year', { outcome: 'FIT_WITH_CONDITIONS' as const, medicationDays: 367 }],
    ['half a day of medicine', { outcome: 'FIT_WITH_CONDITIONS' as const, medicationDays: 1.5 }],
    ['no week', { pregnancy: { weeks: 0, multiple: false } }],
    ['more weeks than there are', { pregnancy: { weeks: 46, multiple: false } }],
    ['half a week', { pregnancy: { weeks: 20.5, multiple: false } }],
    ['a certificate of tomorrow', { pregnancy: { weeks: 30, multiple: false, certifiedOn: '2026-03-19' } }],
    ['a certificate of no day', { pregnancy: { weeks: 30, multiple: false, certifiedOn: 'today' } }],
    ['a service named twice', { outcome: 'FIT_WITH_CONDITIONS' as const, specialServices: ['WCHR' as const, 'WCHR' as const] }],
  ])('refuses %s', (_case, changes) => {
    given(...preparingCase).when(assessFitness(changes)).thenRejected('InvalidValue');
  });

  it.each([
    ['one day of medicine as the only condition', { outcome: 'FIT_WITH_CONDITIONS' as const, medicationDays: 1 }],
    ['a year of medicine', { outcome: 'FIT_WITH_CONDITIONS' as const, medicationDays: 366 }],
    ['the first week', { pregnancy: { weeks: 1, multiple: false } }],
    ['the last week', { pregnancy: { weeks: 45, multiple: true } }],
    ['a certificate of today', { pregnancy: { weeks: 30, multiple: false, certifiedOn: '2026-03-18' } }],
    ['a next look today', { outcome: 'TEMP_UNFIT' as const, reviewOn: '2026-03-18' }],
  ])('takes %s', (_case, changes) => {
    given(...preparingCase).when(assessFitness(changes)).thenTypes('MedicalAssessed');
  });

  it('keeps the pregnancy among what is sealed', () => {
    expect(SEALED_FIELDS.MedicalAssessed?.clinical).toEqual(['findings', 'pregnancy']);
  });

  it('refuses a case that is not yet assessed', () => {
    given(...counselledCase).when(assessFitness()).thenRejected('WrongPhase');
  });

  it('costs a booked case its seat when the person is unfit, or needs an escort the seat lacks', () => {
    const doctor = asDoctor(LATER_DAYS.verified);
    given(...bookedCase).when(assessFitness({ outcome: 'UNFIT' }, doctor)).thenTypes('MedicalAssessed', 'GateLost', 'BookingCancelled');
    const withDoctor = assessFitness({ outcome: 'FIT_WITH_CONDITIONS', escort: 'doctor' }, doctor);
    const [, lost] = given(...bookedCase).when(withDoctor).thenTypes('MedicalAssessed', 'GateLost', 'BookingCancelled');
    expect(lost?.data).toMatchObject({ gate: 'LOGISTICS' });
  });
});

describe('RecordPreEmbarkationCheck', () => {
  it('is made within the hours of the policy', () => {
    given(...verifiedCase).when(checkBeforeEmbarkation()).thenTypes('PreEmbarkationChecked');
    given(...verifiedCase).when(checkBeforeEmbarkation({}, asDoctor('2026-03-24T09:59:59.000Z'))).thenRejected('TooEarly');
    given(...verifiedCase).when(checkBeforeEmbarkation({}, asDoctor('2026-03-24T10:00:00.000Z'))).thenTypes('PreEmbarkationChecked');
  });

  it('answers a repetition with nothing, passed or failed', () => {
    given(...after(verifiedCase, checkBeforeEmbarkation())).when(checkBeforeEmbarkation()).thenNothing();
    const failed = checkBeforeEmbarkation({ result: 'fail' });
    given(...after(verifiedCase, failed)).when(failed).thenNothing();
  });

  it('sends a person who fails it back to the doctor', () => {
    const failed = checkBeforeEmbarkation({ result: 'fail' });
    given(...verifiedCase).when(failed).thenTypes('PreEmbarkationChecked', 'GateLost', 'BookingCancelled');
    const [evaluated] = given(...after(verifiedCase, failed)).when(evaluate(undefined, asDoctor(LATER_DAYS.checked))).thenTypes('GatesEvaluated');
    const gates = evaluated?.type === 'GatesEvaluated' ? evaluated.data.gates : [];
    expect(gates.filter(({ status }) => status === 'closed').map(({ gate }) => gate)).toEqual(['MEDICAL']);
  });

  it('refuses a case without a booking', () => {
    given(...readyCase).when(checkBeforeEmbarkation()).thenRejected('WrongPhase');
  });
});

describe('the journey of a person who needs something on the way', () => {
  const pregnant = (weeks: number, certifiedOn?: string) =>
    after(preparedCase, assessFitness({ pregnancy: { weeks, multiple: false, ...(certifiedOn === undefined ? {} : { certifiedOn }) } }), evaluate());
  const withMedicine = (medicationDays: number) => after(preparedCase, assessFitness({ outcome: 'FIT_WITH_CONDITIONS', medicationDays }), evaluate());
  const reasonsOf = (change: () => unknown) => {
    try {
      change();
    } catch (error) {
      return isCommandRejected(error) ? error.obstacles : error;
    }
    return [];
  };

  // Counted on 18 March, nine days before the departure: a week more on the day.
  it.each([
    [26, undefined, true],
    [27, undefined, false],
    [27, '2026-03-18', false],
    [34, undefined, false],
  ])('is booked in week %i with a certificate of %s: %s', (weeks, certifiedOn, booked) => {
    const asked = given(...pregnant(weeks, certifiedOn)).when(book());
    if (booked) asked.thenTypes('TravelBooked');
    else asked.thenRejected('GatesClosed');
  });

  it('is booked with a certificate of three days, and no longer in the thirty-sixth week', () => {
    const doctor = asDoctor('2026-03-25T08:00:00.000Z');
    const certified = (weeks: number, certifiedOn: string) =>
      after(preparedCase, assessFitness({ pregnancy: { weeks, multiple: false, certifiedOn } }, doctor), evaluate(undefined, doctor));
    const late = book({}, asLogistics('2026-03-25T09:00:00.000Z'));
    given(...certified(35, '2026-03-25')).when(late).thenTypes('TravelBooked');
    given(...certified(35, '2026-03-24')).when(late).thenRejected('GatesClosed');
    given(...certified(36, '2026-03-25')).when(late).thenRejected('GatesClosed');
  });

  it('tells whoever books no more than that the carrier has rules', () => {
    expect(reasonsOf(() => after(pregnant(30), book()))).toEqual([{ subject: 'LOGISTICS', reason: 'The carrier’s rules on pregnancy are not met.' }]);
  });

  it('counts as unknown, and stands in the way, once the clinical part is erased', () => {
    const erased = pregnant(10).map((event) => (event.type === 'MedicalAssessed' && event.data.pregnancy ? { ...event, data: { ...event.data, pregnancy: ERASED } } : event));
    given(...erased).when(book()).thenRejected('GatesClosed');
  });

  it('is booked when the medicine lasts, each day it touches counted', () => {
    given(...withMedicine(1)).when(book()).thenTypes('TravelBooked');
    const overnight = book({ arrivesAt: '2026-03-27T22:00:00.000Z' });
    given(...withMedicine(1)).when(overnight).thenRejected('GatesClosed');
    given(...withMedicine(2)).when(overnight).thenTypes('TravelBooked');
    expect(reasonsOf(() => after(withMedicine(1), overnight))).toEqual([{ subject: 'LOGISTICS', reason: 'The medicine the person carries does not last for the journey.' }]);
  });

  it('loses its seat when a later assessment finds what the seat does not allow', () => {
    const doctor = asDoctor(LATER_DAYS.verified);
    given(...bookedCase).when(assessFitness({ pregnancy: { weeks: 30, multiple: false } }, doctor)).thenTypes('MedicalAssessed', 'GateLost', 'BookingCancelled');
    given(...bookedCase).when(assessFitness({ pregnancy: { weeks: 20, multiple: false } }, doctor)).thenTypes('MedicalAssessed');
  });
});

describe('the check before embarkation at hand-over', () => {
  it.each([
    ['72 hours before', '2026-03-24T10:00:00.000Z'],
    ['a moment before departure', '2026-03-27T09:59:59.999Z'],
  ])('%s is in force', (_case, now) => {
    const checked = after(verifiedCase, checkBeforeEmbarkation({}, asDoctor(now)));
    given(...checked).when(handOver()).thenTypes('Departed');
  });

  it('is refused a millisecond earlier than 72 hours', () => {
    given(...verifiedCase).when(checkBeforeEmbarkation({}, asDoctor('2026-03-24T09:59:59.999Z'))).thenRejected('TooEarly');
  });

  it('is missing, and the person does not go', () => {
    given(...verifiedCase).when(handOver()).thenRejected('GatesClosed');
  });
});

describe('ReportMedicalDeterioration', () => {
  it('voids the gate, takes readiness away and gives the seat back', () => {
    given(...preparedCase).when(worse).thenTypes('MedicalDeteriorated');
    given(...readyCase).when(worse).thenTypes('MedicalDeteriorated', 'GateLost');
    given(...verifiedCase).when(worse).thenTypes('MedicalDeteriorated', 'GateLost', 'BookingCancelled');
    expect(caseOf(after(verifiedCase, worse)).phase).toBe('preparing');
  });

  it('answers a repetition with nothing until the doctor looked again', () => {
    given(...after(verifiedCase, worse)).when(worse).thenNothing();
    const seen = after(verifiedCase, worse, assessFitness({}, asDoctor(LATER_DAYS.verified)));
    given(...seen).when(worse).thenTypes('MedicalDeteriorated');
    given(...seen).when(evaluate(undefined, asDoctor(LATER_DAYS.verified))).thenTypes('GatesEvaluated', 'CaseReadied');
  });

  it('is refused before anything is assessed', () => {
    given(...counselledCase).when(worse).thenRejected('WrongPhase');
  });
});
