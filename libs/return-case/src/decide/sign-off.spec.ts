import { DEFAULT_POLICY } from '../policy';
import {
  after, answerEveryCheck, answeredCase, asChief, asOfficer, assessArea, assessedCase, asSecondOfficer, asSenior, caseOf, check, consent, contextOf,
  counsel, ddpReviewCase, assessEveryArea, given, measure, openAssessment, PEOPLE, plan, preparingCase, register, screen, signOff, submit,
} from '../testing';
import type { AssessmentArea, DdpCheck, Flag } from '../vocabulary';

const DAY = '2026-03-11T08:00:00.000Z';
const WITH_SPECIALIST = { level: 'senior-and-specialist', specialist: PEOPLE.specialist } as const;

function answeredAtRisk(likelihood: number, impact: number) {
  const area: AssessmentArea = 'shelter_conditions';
  return after(assessedCase, assessArea(area, { likelihood, impact }), plan([measure({ area })]), submit(), ...answerEveryCheck());
}

function answeredWithFlag(flag: Flag, birthYear = '1996') {
  const child = birthYear > '2008';
  return after(
    [],
    register({ birthDate: { value: birthYear, precision: 'year' } }),
    consent(child ? { capacity: 'parent', givenBy: 'the aunt' } : {}),
    screen({ flags: [flag], factors: [{ level: 'individual', code: 'seen', kind: 'risk' }] }),
    counsel(),
    openAssessment(),
    ...assessEveryArea(),
    submit(),
    ...(child ? [...answerEveryCheck()].map(({ data }) => check(data.check)) : answerEveryCheck()),
  );
}

function escalatedAndCleared(id: DdpCheck) {
  return after(answeredCase, check(id, { outcome: 'ESCALATE' }), check(id, { outcome: 'CLEAR', evidence: ['answer-of-the-specialist'] }));
}

describe('Signing off the due diligence', () => {
  it('clears the case for as long as the policy says and moves it on', () => {
    const [event] = given(...answeredCase).when(signOff()).thenTypes('DdpSignedOff');
    expect(event?.data).toEqual({
      level: 'second-officer',
      result: 'CLEARED',
      conditions: [],
      validUntil: '2026-04-10',
      checklist: { id: 'homeward-ddp', version: 1 },
    });
    expect(caseOf(preparingCase)).toMatchObject({ phase: 'preparing', ddp: { result: 'CLEARED', signer: PEOPLE.secondOfficer } });
  });
  it('holds for a shorter time for a country of high risk', () => {
    const policy = { ...DEFAULT_POLICY, highRiskCountries: ['NGA'] };
    const [event] = given(...answeredCase).when(signOff({}, contextOf(PEOPLE.secondOfficer, 'protection-officer', DAY, policy))).thenTypes('DdpSignedOff');
    expect(event?.data).toMatchObject({ validUntil: '2026-03-25' });
  });
  it('holds no longer than any answer it rests on', () => {
    const [event] = given(...after(answeredCase, check('O3', { validUntil: '2026-03-14' }))).when(signOff()).thenTypes('DdpSignedOff');
    expect(event?.data).toMatchObject({ validUntil: '2026-03-14' });
  });
  it('is conditional when a check was cleared with a mitigation, which must be named', () => {
    const history = after(answeredCase, check('H2', { outcome: 'CLEAR_WITH_MITIGATION' }));
    const [event] = given(...history).when(signOff({ conditions: ['medicine for three months'] })).thenTypes('DdpSignedOff');
    expect(event?.data).toMatchObject({ result: 'CONDITIONAL', conditions: ['medicine for three months'] });
    given(...history).when(signOff()).thenRejected('MitigationIncomplete');
    given(...history).when(signOff({ conditions: [' '] })).thenRejected('InvalidValue');
  });

  it('refuses an unanswered list and names what is missing', () => {
    given(...ddpReviewCase).when(signOff()).thenRejected('ChecklistIncomplete');
    const oneLeft = answerEveryCheck().filter(({ data }) => data.check !== 'S3');
    given(...after(ddpReviewCase, ...oneLeft)).when(signOff()).thenRejected('ChecklistIncomplete');
  });
  it.each(['ESCALATE', 'INCONCLUSIVE'] as const)('refuses a list with a check left at %s', (outcome) => {
    given(...after(answeredCase, check('P5', { outcome }))).when(signOff()).thenRejected('ChecklistIncomplete');
  });
  it('refuses an answer that ran out since', () => {
    given(...after(answeredCase, check('O3', { validUntil: '2026-03-10' }))).when(signOff()).thenRejected('ChecklistIncomplete');
  });
  it('refuses whoever assessed, also in another role', () => {
    given(...answeredCase).when(signOff({}, asOfficer(DAY))).thenRejected('DutiesNotSegregated');
    given(...answeredCase).when(signOff({ level: 'senior' }, contextOf(PEOPLE.officer, 'senior-protection-officer', DAY))).thenRejected('DutiesNotSegregated');
  });
  it('refuses a specialist who assessed, and one who is the signer', () => {
    given(...answeredCase).when(signOff({ ...WITH_SPECIALIST, specialist: PEOPLE.officer }, asSenior(DAY))).thenRejected('DutiesNotSegregated');
    given(...answeredCase).when(signOff({ ...WITH_SPECIALIST, specialist: PEOPLE.senior }, asSenior(DAY))).thenRejected('DutiesNotSegregated');
  });
  it('refuses it once the consent to assess ran out', () => {
    given(...answeredCase).when(signOff({}, asSecondOfficer('2026-08-30T08:00:00.000Z'))).thenRejected('ConsentMissing');
  });
  it('refuses it before the case is submitted', () => {
    given(...assessedCase).when(signOff()).thenRejected('WrongPhase');
  });

  it('records nothing twice, but the decision of another signer, or of a later day', () => {
    given(...preparingCase).when(signOff()).thenNothing();
    given(...preparingCase).when(signOff({}, asSenior(DAY))).thenTypes('DdpSignedOff');
    const renewed = after(preparingCase, signOff({}, asSecondOfficer('2026-04-20T08:00:00.000Z')));
    expect(caseOf(renewed)).toMatchObject({ phase: 'preparing', ddp: { validUntil: '2026-05-20' } });
  });
});

describe('The level a sign-off needs', () => {
  it.each([
    ['a low risk', answeredCase, 'second-officer'],
    ['a medium risk', answeredAtRisk(3, 3), 'senior'],
    ['a high risk', answeredAtRisk(5, 5), 'senior-and-specialist'],
    ['a victim of trafficking', answeredWithFlag('victim_of_trafficking'), 'senior-and-specialist'],
    ['an unaccompanied child', answeredWithFlag('unaccompanied_child', '2014'), 'senior-and-specialist'],
    ['a check that was escalated once', escalatedAndCleared('O3'), 'senior'],
    ['family violence once in doubt', escalatedAndCleared('P3'), 'senior-and-specialist'],
    ['asylum once in doubt', escalatedAndCleared('L1'), 'chief-of-mission'],
    ['a threat to life once in doubt', escalatedAndCleared('P1'), 'chief-of-mission'],
    ['security once in doubt', escalatedAndCleared('O1'), 'chief-of-mission'],
  ] as const)('for %s: every lower level is refused', (_name, history, required) => {
    const signers = [
      signOff({}, asSecondOfficer(DAY)),
      signOff({ level: 'senior' }, asSenior(DAY)),
      signOff(WITH_SPECIALIST, asSenior(DAY)),
      signOff({ level: 'chief-of-mission' }, asChief(DAY)),
    ];
    const needed = signers.findIndex(({ data }) => data.level === required);
    signers.slice(0, needed).forEach((signer) => given(...history).when(signer).thenRejected('SignOffLevelTooLow'));
    signers.slice(needed).forEach((signer) => given(...history).when(signer).thenTypes('DdpSignedOff'));
  });
  it('refuses a level the role does not have, and a specialist who is not named', () => {
    given(...answeredCase).when(signOff({ level: 'senior' })).thenRejected('SignOffLevelTooLow');
    given(...answeredCase).when(signOff({ level: 'chief-of-mission' }, asSenior(DAY))).thenRejected('SignOffLevelTooLow');
    given(...answeredCase).when(signOff({ level: 'senior-and-specialist' }, asSenior(DAY))).thenRejected('SignOffLevelTooLow');
  });
});

describe('A blocked case', () => {
  const blocked = after(answeredCase, check('O3', { outcome: 'BLOCK' }));

  it('is recorded as blocked by its checks and stays in review', () => {
    const [event] = given(...blocked).when(signOff()).thenTypes('DdpBlocked');
    expect(event?.data).toEqual({ checks: ['O3'] });
    expect(caseOf(after(blocked, signOff()))).toMatchObject({ phase: 'ddp-review', ddp: { result: 'BLOCKED', validUntil: null } });
  });
  it('is blocked though other checks are missing, and though the answer ran out', () => {
    given(...after(ddpReviewCase, check('O3', { outcome: 'BLOCK', validUntil: '2026-03-10' }))).when(signOff()).thenTypes('DdpBlocked');
  });
  it('is not signed at a level too low either', () => {
    given(...after(escalatedAndCleared('L1'), check('O3', { outcome: 'BLOCK' }))).when(signOff()).thenRejected('SignOffLevelTooLow');
  });
  it('records nothing twice', () => {
    given(...after(blocked, signOff())).when(signOff()).thenNothing();
  });
  it('is cleared by new evidence only', () => {
    const rerun = after(blocked, signOff(), check('O3', { evidence: ['route-opened-again'] }), signOff());
    expect(caseOf(rerun)).toMatchObject({ phase: 'preparing', ddp: { result: 'CLEARED', blockedBy: [] } });
  });
});
