import { canonicalText, DEFAULT_RULE_SET, digestOf, evaluate, type DdpDecision } from '@homeward/due-diligence';
import type { ReturnCaseEvent } from '../events';
import { DEFAULT_POLICY } from '../policy';
import {
  acceptReception, after, answerEveryCheck, answeredCase, arrangeCare, asChief, asOfficer, assent, assessArea, assessedCase, asSecondOfficer, asSenior, bestInterests,
  caseOf, check, command, consent, contextOf, cooInformation, cooItem, counsel, ddpReviewCase, determine, assessEveryArea, given, lived, measure, openAssessment, PEOPLE, plan,
  planRoute, preparingCase, register, screen, signOff, submit, updateTracing, verifyGuardian,
} from '../testing';
import type { AssessmentArea, DdpCheck, Flag } from '../vocabulary';
import { checklistIsAnswered } from './sign-off';

const DAY = '2026-03-11T08:00:00.000Z';
const WITH_SPECIALIST = { level: 'senior-and-specialist', specialist: PEOPLE.specialist } as const;

function answeredAtRisk(likelihood: number, impact: number) {
  const area: AssessmentArea = 'shelter_conditions';
  return after(assessedCase, assessArea(area, { likelihood, impact }), plan([measure({ area })]), submit(), planRoute(), cooInformation(), ...answerEveryCheck());
}

function answeredWithFlag(flag: Flag, birthYear = '1996') {
  const child = birthYear > '2008';
  return after(
    [],
    register({ birthDate: { value: birthYear, precision: 'year' } }),
    consent(child ? { capacity: 'legal-guardian', givenBy: 'the aunt' } : {}),
    screen({ flags: [flag], factors: [{ level: 'individual', code: 'seen', kind: 'risk' }] }),
    counsel(),
    openAssessment(),
    ...assessEveryArea(),
    ...(child ? [bestInterests(), verifyGuardian(), assent({ form: 'simple' }), updateTracing(), arrangeCare(), acceptReception(), determine()] : []),
    submit(),
    planRoute(),
    cooInformation(),
    ...(child ? [...answerEveryCheck()].map(({ data }) => check(data.check)) : answerEveryCheck()),
  );
}

function escalatedAndCleared(id: DdpCheck) {
  return after(answeredCase, check(id, { outcome: 'ESCALATE' }), check(id, { outcome: 'CLEAR', evidence: ['answer-of-the-specialist'] }));
}

/** Told again on the day of the decision, so that what the person was told does not limit it. */
const toldAgain = after(answeredCase, counsel({ cooInformationFrom: '2026-03-11' }, asOfficer(DAY)), cooInformation([cooItem({ asOf: '2026-03-11' })], asOfficer(DAY)));

function decisionIn(events: readonly ReturnCaseEvent[]): DdpDecision {
  const [event] = events.flatMap((one) => (one.type === 'DdpDecided' ? [one.data.decision] : []));
  if (event === undefined) throw new Error('nothing was decided');
  return event;
}

describe('Signing off the due diligence', () => {
  it('clears the case for as long as the rules say and moves it on', () => {
    const [, event] = given(...toldAgain).when(signOff()).thenTypes('DdpDecided', 'DdpSignedOff');
    expect(event?.data).toEqual({
      level: 'second-officer',
      result: 'CLEARED',
      conditions: [],
      validUntil: '2026-04-10',
      checklist: { id: 'homeward-ddp', version: 1, digest: digestOf(DEFAULT_RULE_SET) },
    });
    expect(caseOf(preparingCase)).toMatchObject({ phase: 'preparing', ddp: { result: 'CLEARED', signer: PEOPLE.secondOfficer } });
  });
  it('records what was decided with the rules, the day, and each input with the event it came from', () => {
    const decision = decisionIn(given(...answeredCase).when(signOff()).thenTypes('DdpDecided', 'DdpSignedOff'));
    const idOf = (type: string) => `event-${answeredCase.findLastIndex((event) => event.type === type)}`;
    expect(decision).toMatchObject({
      ruleSet: { id: 'homeward-ddp', version: 1, digest: digestOf(DEFAULT_RULE_SET) },
      scope: 'full',
      asOf: '2026-03-11',
      result: 'CLEARED',
      requiredLevel: 'second-officer',
      validUntil: '2026-04-03',
    });
    expect(decision.inputs.facts).toMatchObject({
      'assessment.risk': { value: 'low', source: idOf('DdpSubmitted') },
      'consent.travel.until': { value: '2026-08-29', source: idOf('ConsentRecorded') },
      'coo.districtReading': { value: 'stable', source: idOf('CooInformationRecorded') },
      'coo.districtInformationFrom': { value: '2026-03-04', source: idOf('CooInformationRecorded') },
      'coo.highRisk': { value: false, source: 'policy:default-1' },
      'person.isChild': { value: false, source: 'event-0' },
    });
    expect(decision.inputs.answers.S3).toEqual({ outcome: 'CLEAR', source: idOf('DdpCheckRecorded') });
    expect(canonicalText(evaluate(DEFAULT_RULE_SET, decision.inputs, decision))).toBe(canonicalText(decision));
  });
  it('keeps what it rests on in the case', () => {
    const history = after(answeredCase, signOff());
    expect(caseOf(history).ddp).toMatchObject({ rests: decisionIn(history).inputs, scope: 'full', stale: null, voided: false });
  });
  it('holds no longer than what the person was told', () => {
    expect(caseOf(preparingCase).ddp.validUntil).toBe('2026-04-03');
  });
  it('holds for a shorter time for a country of high risk', () => {
    const policy = { ...DEFAULT_POLICY, highRiskCountries: ['NGA'] };
    const [, event] = given(...answeredCase).when(signOff({}, contextOf(PEOPLE.secondOfficer, 'protection-officer', DAY, policy))).thenTypes('DdpDecided', 'DdpSignedOff');
    expect(event?.data).toMatchObject({ validUntil: '2026-03-25' });
  });
  it('holds no longer than any answer it rests on', () => {
    const [, event] = given(...after(answeredCase, check('O3', { validUntil: '2026-03-14' }))).when(signOff()).thenTypes('DdpDecided', 'DdpSignedOff');
    expect(event?.data).toMatchObject({ validUntil: '2026-03-14' });
  });
  it('is conditional when a check was cleared with a mitigation, which must be named', () => {
    const history = after(answeredCase, check('H2', { outcome: 'CLEAR_WITH_MITIGATION' }));
    const [, event] = given(...history).when(signOff({ conditions: ['medicine for three months'] })).thenTypes('DdpDecided', 'DdpSignedOff');
    expect(event?.data).toMatchObject({ result: 'CONDITIONAL', conditions: ['medicine for three months'] });
    given(...history).when(signOff()).thenRejected('MitigationIncomplete');
    given(...history).when(signOff({ conditions: [' '] })).thenRejected('InvalidValue');
    const planned = after(answeredAtRisk(3, 3), check('H2', { outcome: 'CLEAR_WITH_MITIGATION' }));
    given(...planned).when(signOff({ level: 'senior' }, asSenior(DAY))).thenTypes('DdpDecided', 'DdpSignedOff');
  });

  it('refuses an unanswered list and names what is missing', () => {
    given(...ddpReviewCase).when(signOff()).thenRejected('ChecklistIncomplete');
    const oneLeft = answerEveryCheck().filter(({ data }) => data.check !== 'S3');
    given(...after(ddpReviewCase, ...oneLeft)).when(signOff()).thenRejected('ChecklistIncomplete');
    expect(refusalOf(after(ddpReviewCase, ...oneLeft))).toBe('Not known for certain today: S3 (No answer that holds today.).');
  });
  it('says why a check is not known for certain, and why it is escalated', () => {
    const noReading = after(assessedCase, submit(), planRoute(), ...answerEveryCheck());
    expect(refusalOf(noReading)).toMatch(/^Not known for certain today: O1 \(Not known: .*\)\.$/);
    const mixed = after(answeredCase, cooInformation([cooItem({ reading: 'mixed' })]), check('O1', { outcome: 'INCONCLUSIVE' }));
    const because = DEFAULT_RULE_SET.checks.find(({ id }) => id === 'O1')?.rules.find(({ id }) => id === 'O1.mixed')?.because.en;
    expect(refusalOf(mixed)).toBe(`Escalated and not answered: O1 (${because ?? ''}).`);
    const { otherParent: _unsaid, ...guardian } = verifyGuardian().data;
    const unsaid = after(answeredWithFlag('unaccompanied_child', '2014'), command('VerifyGuardian', guardian, asOfficer(DAY)));
    expect(refusalOf(unsaid)).toBe(`Not known for certain today: C2 (Not known: ${DEFAULT_RULE_SET.facts['child.otherParent']?.label.en ?? ''}.).`);
    expect(refusalOf(after(answeredCase, check('P5', { outcome: 'ESCALATE' })))).toBe('Escalated and not answered: P5 (Answered ESCALATE.).');
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
  it('refuses whoever overrode a check of the case, as signer and as specialist, also when the override is over', () => {
    const override = command('OverrideDdpCheck', { check: 'O3', reasonCode: 'only-safe-option', reason: 'No other way.' }, asChief(DAY));
    const blocked = after(answeredCase, check('O3', { outcome: 'BLOCK' }), override);
    const cleared = after(blocked, check('O3', { evidence: ['route-opened-again'] }));
    for (const history of [blocked, cleared]) {
      given(...history).when(signOff({ level: 'chief-of-mission' }, asChief(DAY))).thenRejected('DutiesNotSegregated');
      given(...history).when(signOff({ ...WITH_SPECIALIST, specialist: PEOPLE.chief }, asSenior(DAY))).thenRejected('DutiesNotSegregated');
    }
  });
  it('refuses it once the consent to assess ran out', () => {
    given(...answeredCase).when(signOff({}, asSecondOfficer('2026-08-30T08:00:00.000Z'))).thenRejected('ConsentMissing');
  });
  it('refuses it before the case is submitted', () => {
    given(...assessedCase).when(signOff()).thenRejected('WrongPhase');
  });

  it('records nothing twice, but the decision of another signer, or of a later day', () => {
    given(...preparingCase).when(signOff()).thenNothing();
    given(...preparingCase).when(signOff({}, asSenior(DAY))).thenTypes('DdpDecided', 'DdpSignedOff');
    const escalate = command('EscalateDdp', { to: 'chief-of-mission', checks: ['P5'], dueOn: '2026-03-15' }, asSecondOfficer(DAY));
    const byChief = signOff({ level: 'chief-of-mission' }, asChief(DAY));
    const decided = after(preparingCase, escalate, byChief);
    given(...decided).when(byChief).thenNothing();
    given(...after(decided, escalate)).when(byChief).thenTypes('DdpDecided', 'DdpSignedOff');
    const retold = counsel({ cooInformationFrom: '2026-04-10' }, asOfficer('2026-04-19T08:00:00.000Z'));
    const reinformed = cooInformation([cooItem({ asOf: '2026-04-10' })], asOfficer('2026-04-19T08:00:00.000Z'));
    const renewed = after(preparingCase, retold, reinformed, signOff({}, asSecondOfficer('2026-04-20T08:00:00.000Z')));
    expect(caseOf(renewed)).toMatchObject({ phase: 'preparing', ddp: { validUntil: '2026-05-10' } });
  });
});

function refusalOf(history: readonly ReturnCaseEvent[]): string | undefined {
  return checklistIsAnswered(caseOf(history), asSecondOfficer(DAY))?.reason;
}

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
    signers.slice(needed).forEach((signer) => given(...history).when(signer).thenTypes('DdpDecided', 'DdpSignedOff'));
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
    const [, event] = given(...blocked).when(signOff()).thenTypes('DdpDecided', 'DdpBlocked');
    expect(event?.data).toEqual({ checks: ['O3'] });
    expect(caseOf(after(blocked, signOff()))).toMatchObject({ phase: 'ddp-review', ddp: { result: 'BLOCKED', validUntil: null } });
  });
  it('is blocked though other checks are missing, and though the answer ran out', () => {
    given(...after(ddpReviewCase, check('O3', { outcome: 'BLOCK', validUntil: '2026-03-10' }))).when(signOff()).thenTypes('DdpDecided', 'DdpBlocked');
  });
  it('is not signed at a level too low either', () => {
    given(...after(escalatedAndCleared('L1'), check('O3', { outcome: 'BLOCK' }))).when(signOff()).thenRejected('SignOffLevelTooLow');
  });
  it('records nothing twice', () => {
    given(...after(blocked, signOff())).when(signOff()).thenNothing();
  });
  it('is recorded anew when it is blocked by other checks, or by the same ones on other grounds', () => {
    const once = after(blocked, signOff());
    given(...after(once, check('P1', { outcome: 'BLOCK' }))).when(signOff()).thenTypes('DdpDecided', 'DdpBlocked');
    given(...after(once, check('O3', { outcome: 'BLOCK', evidence: ['newer'] }))).when(signOff()).thenTypes('DdpDecided', 'DdpBlocked');
    given(...after(once, check('O3'), signOff())).when(signOff()).thenNothing();
  });
  it('takes a decision away, and what made it stale with it', () => {
    const stale = lived(preparingCase, check('O3', { outcome: 'BLOCK' }, asSecondOfficer(DAY)));
    expect(caseOf(stale).ddp).toMatchObject({ voided: true, stale: { causes: [{ input: 'answer.O3', checks: ['O3'] }] } });
    expect(caseOf(lived(stale, signOff())).ddp).toMatchObject({ result: 'BLOCKED', blockedBy: ['O3'], decision: null, validUntil: null, voided: false, stale: null });
  });
  it('is cleared by new evidence only', () => {
    const rerun = after(blocked, signOff(), check('O3', { evidence: ['route-opened-again'] }), signOff());
    expect(caseOf(rerun)).toMatchObject({ phase: 'preparing', ddp: { result: 'CLEARED', blockedBy: [] } });
  });
});
