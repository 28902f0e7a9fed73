import {
  after,
  asDoctor,
  assessFitness,
  bookedCase,
  caseOf,
  checkBeforeEmbarkation,
  command,
  counselledCase,
  evaluate,
  given,
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
    expect(assessed?.data).toMatchObject({ outcome: 'FIT_WITH_CONDITIONS', escort: 'nurse', validUntil: '2026-04-01' });
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
    ['a service named twice', { outcome: 'FIT_WITH_CONDITIONS' as const, specialServices: ['WCHR' as const, 'WCHR' as const] }],
  ])('refuses %s', (_case, changes) => {
    given(...preparingCase).when(assessFitness(changes)).thenRejected('InvalidValue');
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
