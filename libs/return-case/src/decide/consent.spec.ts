import { after, asOfficer, caseOf, command, consent, consentedCase, given, PEOPLE, register, registeredCase } from '../testing';
import { PURPOSES } from '../vocabulary';

const childCase = after([], register({ birthDate: { value: '2014', precision: 'estimated' } }));
const NEXT_DAY = asOfficer('2026-03-03T08:00:00.000Z');

describe('Recording consent', () => {
  it('records each purpose with the last day the policy allows and moves the case on', () => {
    const [event] = given(...registeredCase).when(consent({ purposes: ['assess'] })).thenTypes('ConsentRecorded');
    expect(event?.data).toMatchObject({ purposes: ['assess'], validUntil: '2026-08-29' });
    expect(caseOf(consentedCase)).toMatchObject({ phase: 'consented', consent: { purposes: { assess: '2026-08-29', travel: '2026-08-29' } } });
  });
  it('takes an earlier last day', () => {
    const history = after(registeredCase, consent({ purposes: ['assess'], validUntil: '2026-03-02' }));
    expect(caseOf(history).consent.purposes).toEqual({ assess: '2026-03-02' });
  });
  it('adds a purpose and keeps the others', () => {
    const history = after(consentedCase, consent({ purposes: ['refer'] }, NEXT_DAY));
    expect(caseOf(history).consent.purposes).toMatchObject({ assess: '2026-08-29', refer: '2026-08-30' });
  });
  it('takes a parent who consents for a child', () => {
    given(...childCase).when(consent({ capacity: 'parent', givenBy: 'the mother' })).thenTypes('ConsentRecorded');
  });
  it('takes research and media when asked for apart', () => {
    given(...consentedCase).when(consent({ purposes: ['research', 'media'] })).thenTypes('ConsentRecorded');
  });
  it('takes another language through an interpreter', () => {
    given(...registeredCase).when(consent({ language: 'eng', interpreterRef: PEOPLE.interpreter })).thenTypes('ConsentRecorded');
  });

  it.each([
    ['no purpose', { purposes: [] }],
    ['everything at once', { purposes: [...PURPOSES] }],
    ['media hidden among what help depends on', { purposes: ['assess', 'media'] }],
    ['an implicit consent to travel', { form: 'implicit', purposes: ['travel'] }],
    ['a proxy for an adult who can consent', { form: 'proxy' }],
    ['a parent for an adult', { capacity: 'parent', givenBy: 'the father' }],
    ['a guardian without a name', { capacity: 'legal-guardian' }],
    ['a guardian with an empty name', { capacity: 'legal-guardian', givenBy: ' ' }],
    ['a day beyond the policy', { validUntil: '2026-08-30' }],
  ] as const)('refuses %s', (_name, changes) => {
    given(...registeredCase).when(consent(changes)).thenRejected('ConsentInvalid');
  });
  it('refuses the own consent of a child, and of a person who may be one', () => {
    given(...childCase).when(consent()).thenRejected('ConsentInvalid');
    const mayBeChild = after([], register({ birthDate: { value: '2008', precision: 'estimated' } }));
    given(...mayBeChild).when(consent()).thenRejected('ConsentInvalid');
  });
  it.each([
    ['a purpose twice', { purposes: ['assess', 'assess'] }],
    ['no evidence', { evidenceRef: '' }],
    ['a last day in the past', { validUntil: '2026-03-01' }],
    ['a last day that is no date', { validUntil: 'soon' }],
    ['a language by name', { language: 'English' }],
  ] as const)('refuses %s as a value', (_name, changes) => {
    given(...registeredCase).when(consent(changes)).thenRejected('InvalidValue');
  });
  it('refuses another language without an interpreter', () => {
    given(...registeredCase).when(consent({ language: 'eng' })).thenRejected('InterpreterMissing');
  });

  it('is recorded again on the day a part of it was withdrawn, though its words are the same', () => {
    const history = after(consentedCase, command('WithdrawConsent', { purposes: ['monitoring_contact'], channel: 'phone' }), consent());
    expect(caseOf(history).consent).toMatchObject({ purposes: { monitoring_contact: '2026-08-29' }, withdrawnAt: null });
  });
  it('records nothing twice on one day, and a renewal on the next', () => {
    given(...consentedCase).when(consent()).thenNothing();
    given(...consentedCase).when(consent({}, NEXT_DAY)).thenTypes('ConsentRecorded');
  });
});

describe('Refusing consent', () => {
  const refuse = command('RefuseConsent', { purposes: ['media', 'research'] });

  it('records what the person said no to, and the case stays where it is', () => {
    const history = after(registeredCase, refuse);
    expect(caseOf(history)).toMatchObject({ phase: 'registered', consent: { refused: ['media', 'research'] } });
  });
  it('records nothing twice, and only the new purpose of two', () => {
    const history = after(registeredCase, refuse);
    given(...history).when(refuse).thenNothing();
    const [event] = given(...history).when(command('RefuseConsent', { purposes: ['media', 'refer'] })).thenTypes('ConsentRefused');
    expect(event?.data).toEqual({ purposes: ['refer'] });
  });
  it('is forgotten once the person agrees', () => {
    const history = after(registeredCase, refuse, consent({ purposes: ['media'] }));
    expect(caseOf(history).consent.refused).toEqual(['research']);
  });
  it('refuses a purpose the person agreed to: that is a withdrawal', () => {
    given(...consentedCase).when(command('RefuseConsent', { purposes: ['travel'] })).thenRejected('ConsentInvalid');
  });
  it('refuses to name nothing, or one purpose twice', () => {
    given(...registeredCase).when(command('RefuseConsent', { purposes: [] })).thenRejected('ConsentInvalid');
    given(...registeredCase).when(command('RefuseConsent', { purposes: ['media', 'media'] })).thenRejected('InvalidValue');
  });
});
