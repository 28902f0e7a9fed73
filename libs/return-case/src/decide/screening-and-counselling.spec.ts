import { after, asOfficer, assessingCase, caseOf, consent, consentedCase, counsel, counselledCase, given, openAssessment, PEOPLE, register, registeredCase, screen, screenedCase } from '../testing';

const RISK = { level: 'individual', code: 'untreated-illness', kind: 'risk' } as const;
const childCase = after([], register({ birthDate: { value: '2014', precision: 'estimated' } }), consent({ capacity: 'parent', givenBy: 'the mother' }));
const AFTER_CONSENT = asOfficer('2026-08-30T08:00:00.000Z');

describe('Screening for vulnerability', () => {
  it('records flags, urgency and how long they hold, and moves the case on', () => {
    const [event] = given(...consentedCase).when(screen({ flags: ['health_need'], urgency: 'urgent', factors: [RISK] })).thenTypes('VulnerabilityScreened');
    expect(event?.data).toEqual({ flags: ['health_need'], sealedFlags: [], urgency: 'urgent', factors: [RISK], validUntil: '2026-06-01' });
    expect(caseOf(screenedCase).phase).toBe('screened');
  });
  it('is repeated later without moving the case', () => {
    const history = after(assessingCase, screen({ urgency: 'urgent' }, asOfficer('2026-03-06T08:00:00.000Z')));
    expect(caseOf(history)).toMatchObject({ phase: 'assessing', screening: { urgency: 'urgent' } });
  });
  it.each([
    ['a flag without a factor', { flags: ['health_need'], factors: [] }],
    ['a flag that rests on protection only', { flags: ['health_need'], factors: [{ ...RISK, kind: 'protective' }] }],
    ['a sealed flag without a factor', { sealedFlags: ['lgbtiq'], factors: [] }],
    ['a factor without a code', { factors: [{ ...RISK, code: '' }] }],
    ['a flag twice', { flags: ['pregnant', 'pregnant'], factors: [RISK] }],
    ['an adult as an unaccompanied child', { flags: ['unaccompanied_child'], factors: [RISK] }],
  ] as const)('refuses %s', (_name, changes) => {
    given(...consentedCase).when(screen(changes)).thenRejected('InvalidValue');
  });
  it.each([
    ['elderly', ['elderly']],
    ['both unaccompanied and separated', ['unaccompanied_child', 'separated_child']],
  ] as const)('refuses a child who is %s', (_name, flags) => {
    given(...childCase).when(screen({ flags, factors: [RISK] })).thenRejected('InvalidValue');
  });
  it('says the same of a missing factor whether the flag is sealed or not', () => {
    const messageOf = (changes: Parameters<typeof screen>[0]) => {
      try {
        given(...consentedCase).when(screen(changes)).thenTypes();
      } catch (error) {
        return error instanceof Error ? error.message : undefined;
      }
      return undefined;
    };
    expect(messageOf({ sealedFlags: ['gbv_survivor'], factors: [] })).toBe(messageOf({ flags: ['pregnant'], factors: [] }));
  });
  it('refuses a screening the person did not agree to, or no longer', () => {
    given(...after(registeredCase, consent({ purposes: ['refer'] }))).when(screen()).thenRejected('ConsentMissing');
    given(...consentedCase).when(screen({}, AFTER_CONSENT)).thenRejected('ConsentMissing');
  });
  it('refuses a screening before anybody was asked', () => {
    given(...registeredCase).when(screen()).thenRejected('WrongPhase');
  });
  it('records nothing twice, but a changed note or factor', () => {
    given(...screenedCase).when(screen()).thenNothing();
    given(...screenedCase).when(screen({ note: 'More was said.' })).thenTypes('VulnerabilityScreened');
    given(...screenedCase).when(screen({ factors: [] })).thenTypes('VulnerabilityScreened');
  });
});

describe('Counselling', () => {
  it('records the decision and the time to think, and moves the case on', () => {
    const [event] = given(...screenedCase).when(counsel()).thenTypes('CounsellingHeld');
    expect(event?.data).toMatchObject({ decision: 'go', coolingOffUntil: '2026-03-05T08:00:00.000Z' });
    expect(event?.data).not.toHaveProperty('interpreterIsKin');
    expect(caseOf(counselledCase).phase).toBe('counselled');
  });
  it('is held again when the person is undecided', () => {
    const history = after(screenedCase, counsel({ decision: 'undecided' }), counsel({}, asOfficer('2026-03-06T08:00:00.000Z')));
    expect(caseOf(history).counselling?.decision).toBe('go');
  });
  it('is held in another language through an interpreter', () => {
    given(...screenedCase).when(counsel({ language: 'eng', interpreterRef: PEOPLE.interpreter })).thenTypes('CounsellingHeld');
  });
  it.each(['professional', 'staff'] as const)('takes an interpreter who is %s', (interpreterRelation) => {
    const [event] = given(...screenedCase).when(counsel({ language: 'eng', interpreterRef: PEOPLE.interpreter, interpreterRelation })).thenTypes('CounsellingHeld');
    expect(event?.data).toMatchObject({ interpreterRelation });
  });
  it.each(['kin', 'companion', 'co-detainee', 'authority', 'none'] as const)('refuses an interpreter who is %s', (interpreterRelation) => {
    given(...screenedCase).when(counsel({ language: 'eng', interpreterRef: PEOPLE.interpreter, interpreterRelation })).thenRejected('InvalidValue');
  });
  it('takes nobody as interpreter in the own language only', () => {
    given(...screenedCase).when(counsel({ interpreterRelation: 'none' })).thenTypes('CounsellingHeld');
    given(...screenedCase).when(counsel({ language: 'eng', interpreterRelation: 'none' })).thenRejected('InterpreterMissing');
    given(...screenedCase).when(counsel({ interpreterRelation: 'professional' })).thenRejected('InvalidValue');
  });
  it('does not say who must not have listened, and refuses it when they did', () => {
    const [event] = given(...screenedCase).when(counsel({ authoritiesPresent: false })).thenTypes('CounsellingHeld');
    expect(event?.data).not.toHaveProperty('authoritiesPresent');
    given(...screenedCase).when(counsel({ authoritiesPresent: true })).thenRejected('InvalidValue');
  });
  it('of a group is recorded as such and is no decision of the person', () => {
    const grouped = after(screenedCase, counsel({ attendance: 'group' }));
    expect(caseOf(grouped).counselling?.attendance).toBe('group');
    given(...grouped).when(openAssessment()).thenRejected('CounsellingDecisionMissing');
    const alone = counsel({ attendance: 'individual' }, asOfficer('2026-03-04T09:00:00.000Z'));
    given(...after(grouped, alone)).when(openAssessment(asOfficer('2026-03-05T09:00:00.000Z'))).thenTypes('AssessmentOpened');
    given(...after(screenedCase, counsel({ attendance: 'family' }))).when(openAssessment()).thenTypes('AssessmentOpened');
  });
  it('takes information of exactly thirty days', () => {
    given(...screenedCase).when(counsel({ cooInformationFrom: '2026-02-02' })).thenTypes('CounsellingHeld');
  });
  it.each([
    ['a relative as interpreter', { interpreterRef: 'the-brother', interpreterIsKin: true }],
    ['no topic', { topics: [] }],
    ['an empty topic', { topics: [''] }],
    ['information from tomorrow', { cooInformationFrom: '2026-03-05' }],
    ['information without a date', { cooInformationFrom: 'recent' }],
    ['a language by name', { language: 'Igbo' }],
  ] as const)('refuses %s', (_name, changes) => {
    given(...screenedCase).when(counsel(changes)).thenRejected('InvalidValue');
  });
  it('refuses another language without an interpreter', () => {
    given(...screenedCase).when(counsel({ language: 'fra' })).thenRejected('InterpreterMissing');
  });
  it('refuses information older than thirty days', () => {
    given(...screenedCase).when(counsel({ cooInformationFrom: '2026-02-01' })).thenRejected('InformationTooOld');
  });
  it('refuses counselling the person did not agree to', () => {
    const history = after(registeredCase, consent({ purposes: ['assess'] }), screen());
    given(...history).when(counsel()).thenRejected('ConsentMissing');
  });
  it('refuses counselling before the screening', () => {
    given(...consentedCase).when(counsel()).thenRejected('WrongPhase');
  });
  it('records nothing twice on one day, so that a double click does not prolong the waiting', () => {
    given(...counselledCase).when(counsel()).thenNothing();
    given(...counselledCase).when(counsel({}, asOfficer('2026-03-04T08:00:02.000Z'))).thenNothing();
    given(...counselledCase).when(counsel({}, asOfficer('2026-03-06T08:00:00.000Z'))).thenTypes('CounsellingHeld');
  });
});
