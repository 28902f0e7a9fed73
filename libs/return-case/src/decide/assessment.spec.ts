import { returnCase } from '../return-case';
import {
  after, asOfficer, asSecondOfficer, assessArea, assessedCase, assessEveryArea, assessingCase, bookedCase, caseOf, command, consent, consentedCase, cooInformation, cooItem,
  counsel, counselledCase, ddpReviewCase, given, measure, openAssessment, PEOPLE, PERSON, plan, preparingCase, readyCase, registeredCase, screen, screenedCase, submit,
} from '../testing';
import { ASSESSMENT_AREAS } from '../vocabulary';

describe('Opening the assessment', () => {
  it('names all eight areas', () => {
    const [event] = given(...counselledCase).when(openAssessment()).thenTypes('AssessmentOpened');
    expect(event?.data).toEqual({ areas: ASSESSMENT_AREAS });
    expect(caseOf(assessingCase)).toMatchObject({ phase: 'assessing', assessment: { opened: true, openedAt: '2026-03-05T08:30:00.000Z' } });
  });
  it('opens in the very moment the time to think is over and refuses a millisecond before', () => {
    given(...counselledCase).when(openAssessment(asOfficer('2026-03-05T08:00:00.000Z'))).thenTypes('AssessmentOpened');
    given(...counselledCase).when(openAssessment(asOfficer('2026-03-05T07:59:59.999Z'))).thenRejected('CoolingOffNotOver');
  });
  it.each(['undecided', 'stay'] as const)('refuses a person who is %s', (decision) => {
    given(...after(screenedCase, counsel({ decision }))).when(openAssessment()).thenRejected('CounsellingDecisionMissing');
  });
  it('refuses an old screening', () => {
    given(...counselledCase).when(openAssessment(asOfficer('2026-06-01T08:00:00.000Z'))).thenTypes('AssessmentOpened');
    given(...counselledCase).when(openAssessment(asOfficer('2026-06-02T08:00:00.000Z'))).thenRejected('InformationTooOld', 'screening');
  });
  it('refuses a consent that ran out', () => {
    const history = after(registeredCase, consent({ validUntil: '2026-03-04' }), screen(), counsel());
    given(...history).when(openAssessment()).thenRejected('ConsentMissing');
  });
  it('refuses to skip the counselling', () => {
    given(...consentedCase).when(openAssessment()).thenRejected('WrongPhase');
  });
  it('records nothing twice', () => {
    given(...assessingCase).when(openAssessment()).thenNothing();
  });
});

describe('Assessing an area', () => {
  it.each([
    [1, 1, 'low'], [2, 3, 'low'], [2, 4, 'medium'], [3, 4, 'medium'], [3, 5, 'high'], [5, 5, 'high'],
  ] as const)('answers likelihood %i and impact %i with %s', (likelihood, impact, risk) => {
    const [event] = given(...assessingCase).when(assessArea('legal_immigration', { likelihood, impact })).thenTypes('AreaAssessed');
    expect(event?.data).toMatchObject({ risk });
  });
  it('replaces an earlier finding and remembers both assessors', () => {
    const history = after(assessingCase, assessArea('service_access'), assessArea('service_access', { impact: 5 }, asSecondOfficer('2026-03-05T09:00:00.000Z')));
    expect(caseOf(history).assessment).toMatchObject({
      areas: { service_access: { impact: 5, risk: 'medium', assessor: PEOPLE.secondOfficer } },
      assessors: [PEOPLE.officer, PEOPLE.secondOfficer],
    });
  });
  it.each([
    ['a likelihood of nought', { likelihood: 0 }],
    ['an impact of six', { impact: 6 }],
    ['half a point', { impact: 2.5 }],
    ['no number', { likelihood: Number.NaN }],
    ['no finding', { finding: ' ' }],
    ['no source', { sources: [] }],
    ['a source without a name', { sources: [{ ref: '', asOf: '2026-03-01' }] }],
    ['a district without a name', { sources: [{ ref: 'report', asOf: '2026-03-01', district: ' ' }] }],
    ['a source from tomorrow', { sources: [{ ref: 'report', asOf: '2026-03-06' }] }],
  ] as const)('refuses %s', (_name, changes) => {
    given(...assessingCase).when(assessArea('service_access', changes)).thenRejected('InvalidValue');
  });
  it('refuses a source older than thirty days', () => {
    given(...assessingCase).when(assessArea('service_access', { sources: [{ ref: 'report', asOf: '2026-02-03' }] })).thenTypes('AreaAssessed');
    given(...assessingCase).when(assessArea('service_access', { sources: [{ ref: 'report', asOf: '2026-02-02' }] })).thenRejected('InformationTooOld');
  });
  it('refuses it without live consent', () => {
    given(...assessingCase).when(assessArea('service_access', {}, asOfficer('2026-08-30T08:00:00.000Z'))).thenRejected('ConsentMissing');
  });
  it('refuses it before the assessment is open, and after it is handed over', () => {
    given(...counselledCase).when(assessArea('service_access')).thenRejected('WrongPhase');
    given(...ddpReviewCase).when(assessArea('service_access')).thenRejected('WrongPhase');
  });
  it('records nothing twice', () => {
    given(...assessedCase).when(assessArea('service_access')).thenNothing();
  });
});

describe('What reads like another case', () => {
  const copied = assessArea('service_access', { similarFindings: [{ caseId: 'other', share: 0.9 }] });

  it('is kept with the finding, and does not keep it from due diligence', () => {
    const [event] = given(...assessingCase).when(copied).thenTypes('AreaAssessed');
    expect(event?.data).toMatchObject({ similarFindings: [{ caseId: 'other', share: 0.9 }] });
    given(...after(assessingCase, ...assessEveryArea(), assessArea('service_access', { impact: 1, similarFindings: [{ caseId: 'other', share: 1 }] }))).when(submit()).thenTypes('DdpSubmitted');
  });
  it('is left out where there is nothing', () => {
    const [event] = given(...assessingCase).when(assessArea('service_access', { similarFindings: [] })).thenTypes('AreaAssessed');
    expect(event?.data).not.toHaveProperty('similarFindings');
  });
  it('makes no news of the same finding', () => {
    given(...after(assessingCase, copied)).when(assessArea('service_access')).thenNothing();
    given(...assessedCase).when(copied).thenNothing();
  });
});

describe('Recording what is known of the country of origin', () => {
  const DAY = '2026-03-09T08:00:00.000Z';

  it('keeps the last word of each item', () => {
    const history = after(screenedCase, cooInformation([cooItem(), cooItem({ itemId: 'ikeja-services', topic: 'services' })]), cooInformation([cooItem({ reading: 'mixed' })]));
    expect(caseOf(history).assessment.cooInformation).toEqual({
      'ikeja-security': cooItem({ reading: 'mixed' }),
      'ikeja-services': cooItem({ itemId: 'ikeja-services', topic: 'services' }),
    });
  });
  it.each([
    ['nothing', []],
    ['an item without an id', [cooItem({ itemId: '' })]],
    ['an item without a district', [cooItem({ district: ' ' })]],
    ['an item without a source', [cooItem({ source: '' })]],
    ['an item from tomorrow', [cooItem({ asOf: '2026-03-10' })]],
    ['one item twice', [cooItem(), cooItem({ district: 'kano' })]],
  ])('refuses %s', (_name, items) => {
    given(...screenedCase).when(cooInformation(items, asOfficer(DAY))).thenRejected('InvalidValue');
  });
  it('refuses what is older than thirty days', () => {
    given(...screenedCase).when(cooInformation([cooItem({ asOf: '2026-02-07' })], asOfficer(DAY))).thenTypes('CooInformationRecorded');
    given(...screenedCase).when(cooInformation([cooItem({ asOf: '2026-02-06' })], asOfficer(DAY))).thenRejected('InformationTooOld');
  });
  it('is possible from the screening until travel is booked', () => {
    const news = cooInformation([cooItem({ itemId: 'news' })], asOfficer('2026-03-20T09:00:00.000Z'));
    given(...consentedCase).when(news).thenRejected('WrongPhase');
    for (const history of [screenedCase, counselledCase, assessingCase, ddpReviewCase, preparingCase, readyCase]) given(...history).when(news).thenTypes('CooInformationRecorded');
    given(...bookedCase).when(news).thenRejected('WrongPhase');
  });
  it('records only what is new', () => {
    given(...ddpReviewCase).when(cooInformation()).thenNothing();
    const [event] = given(...ddpReviewCase).when(cooInformation([cooItem(), cooItem({ itemId: 'news' })])).thenTypes('CooInformationRecorded');
    expect(event?.data).toEqual({ items: [cooItem({ itemId: 'news' })] });
  });
});

describe('Planning what mitigates a risk', () => {
  it('keeps the descriptions apart, for they are sealed', () => {
    const [event] = given(...assessingCase).when(plan([measure()])).thenTypes('MitigationPlanSet');
    expect(event?.data).toEqual({
      measures: [{ measureId: 'measure-1', area: 'shelter_conditions', owner: PEOPLE.officer, dueOn: '2026-03-20', preDeparture: true }],
      descriptions: { 'measure-1': 'A room with a lock until departure.' },
    });
  });
  it('replaces the plan and keeps what is done', () => {
    const done = command('CompleteMitigationMeasure', { measureId: 'measure-1', evidenceRef: 'photo' });
    const history = after(assessingCase, plan([measure()]), done, plan([measure(), measure({ measureId: 'measure-2' })]));
    expect(caseOf(history).assessment.measures.map((one) => [one.measureId, one.done])).toEqual([['measure-1', true], ['measure-2', false]]);
  });
  it.each([
    ['the returning person as owner', [measure({ owner: PERSON })]],
    ['no owner', [measure({ owner: '' })]],
    ['no description', [measure({ description: '' })]],
    ['no id', [measure({ measureId: '' })]],
    ['a day that is over', [measure({ dueOn: '2026-03-04' })]],
    ['a day that is no date', [measure({ dueOn: 'soon' })]],
    ['one id twice', [measure(), measure()]],
  ])('refuses %s', (_name, measures) => {
    given(...assessingCase).when(plan(measures)).thenRejected('InvalidValue');
  });
  it('records nothing twice, and nothing for an empty first plan', () => {
    given(...after(assessingCase, plan([measure()]))).when(plan([measure()])).thenNothing();
    given(...assessingCase).when(plan([])).thenNothing();
  });
  it('refuses a plan once the case is handed over', () => {
    given(...ddpReviewCase).when(plan([measure()])).thenRejected('WrongPhase');
  });
});

describe('Completing a measure', () => {
  const done = command('CompleteMitigationMeasure', { measureId: 'measure-1', evidenceRef: 'photo-of-the-lock' });
  const planned = after(assessingCase, plan([measure()]));

  it('marks it as done', () => {
    expect(caseOf(after(planned, done)).assessment.measures).toMatchObject([{ measureId: 'measure-1', done: true }]);
  });
  it('is done for each measure by itself', () => {
    const two = after(assessingCase, plan([measure(), measure({ measureId: 'measure-2' })]), done);
    given(...two).when(command('CompleteMitigationMeasure', { measureId: 'measure-2', evidenceRef: 'photo' })).thenTypes('MitigationMeasureDone');
  });
  it('refuses a measure that is not planned, or no evidence', () => {
    given(...preparingCase).when(done).thenRejected('InvalidValue');
    given(...planned).when(command('CompleteMitigationMeasure', { measureId: 'measure-1', evidenceRef: '' })).thenRejected('InvalidValue');
  });
  it('refuses it before anything is assessed', () => {
    given(...counselledCase).when(done).thenRejected('WrongPhase');
  });
  it('records nothing twice', () => {
    given(...after(planned, done)).when(done).thenNothing();
  });
});

describe('Submitting to due diligence', () => {
  it('records the highest risk and everybody who may not sign', () => {
    const history = after(
      assessedCase,
      assessArea('shelter_conditions', { likelihood: 3, impact: 3 }, asSecondOfficer('2026-03-05T10:00:00.000Z')),
      plan([measure()]),
    );
    const [event] = given(...history).when(submit(asOfficer('2026-03-06T08:00:00.000Z'))).thenTypes('DdpSubmitted');
    expect(event?.data).toEqual({ risk: 'medium', assessors: [PEOPLE.officer, PEOPLE.secondOfficer] });
    expect(caseOf(ddpReviewCase)).toMatchObject({ phase: 'ddp-review', assessment: { risk: 'low' } });
  });
  it('counts the submitter among those who may not sign', () => {
    const [event] = given(...assessedCase).when(submit(asSecondOfficer('2026-03-06T08:00:00.000Z'))).thenTypes('DdpSubmitted');
    expect(event?.data).toMatchObject({ assessors: [PEOPLE.officer, PEOPLE.secondOfficer] });
  });
  it.each(ASSESSMENT_AREAS)('refuses a case whose area %s is not assessed', (left) => {
    const others = assessEveryArea().filter(({ data }) => data.area !== left);
    given(...after(assessingCase, ...others)).when(submit()).thenRejected('AssessmentIncomplete');
  });
  it.each([[2, 4], [5, 5]])('refuses a risk of %i times %i without a measure in that area', (likelihood, impact) => {
    const history = after(assessedCase, assessArea('gender_pseah', { likelihood, impact }), plan([measure()]));
    given(...history).when(submit()).thenRejected('MitigationIncomplete');
  });
  it('names only what is missing, and asks no measure where nothing is assessed', () => {
    given(...assessingCase).when(submit()).thenRejected('AssessmentIncomplete', 'assessment.areas');
  });
  it('takes a measure for each risk, whatever the others are for', () => {
    const risky = [assessArea('gender_pseah', { likelihood: 5, impact: 5 }), assessArea('shelter_conditions', { likelihood: 5, impact: 5 })];
    const history = after(assessedCase, ...risky, plan([measure(), measure({ measureId: 'measure-2', area: 'gender_pseah' })]));
    given(...history).when(submit()).thenTypes('DdpSubmitted');
  });
  it('says which areas rest on old sources only', () => {
    const renewed = ASSESSMENT_AREAS.slice(1).map((area) => assessArea(area, { sources: [{ ref: 'new', asOf: '2026-03-05' }] }));
    expect(() => returnCase.decide(submit(asOfficer('2026-04-01T08:00:00.000Z')), caseOf(after(assessedCase, ...renewed)))).toThrow(`only: ${ASSESSMENT_AREAS[0]}.`);
  });
  it('refuses an assessment that rests on old sources only', () => {
    given(...assessedCase).when(submit(asOfficer('2026-03-31T08:00:00.000Z'))).thenTypes('DdpSubmitted');
    given(...assessedCase).when(submit(asOfficer('2026-04-01T08:00:00.000Z'))).thenRejected('InformationTooOld');
    const oneOldSource = assessArea('service_access', { sources: [{ ref: 'old', asOf: '2026-02-20' }, { ref: 'new', asOf: '2026-03-05' }] });
    given(...after(assessedCase, oneOldSource)).when(submit(asOfficer('2026-03-25T08:00:00.000Z'))).thenTypes('DdpSubmitted');
  });
  it('refuses it without live consent', () => {
    const shortlyConsented = after(registeredCase, consent({ validUntil: '2026-03-05' }), screen(), counsel(), openAssessment(), ...assessEveryArea());
    given(...shortlyConsented).when(submit()).thenRejected('ConsentMissing');
  });
  it('refuses it before the assessment', () => {
    given(...counselledCase).when(submit()).thenRejected('WrongPhase');
  });
  it('records nothing twice', () => {
    given(...ddpReviewCase).when(submit()).thenNothing();
  });
});
