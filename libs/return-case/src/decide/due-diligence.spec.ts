import { DEFAULT_RULE_SET } from '@homeward/due-diligence';
import {
  after, answerEveryCheck, answeredCase, asChief, asOfficer, asSecondOfficer, asSenior, bookedCase, readyCase, verifiedCase, assessArea, assessEveryArea, assessingCase, caseOf, check, command, consent,
  cooInformation, counsel, ddpReviewCase, given, openAssessment, PEOPLE, planRoute, preparingCase, register, screen, signOff, submit,
} from '../testing';
import { DDP_CHECKS } from '../vocabulary';

const childInReview = after(
  [],
  register({ birthDate: { value: '2014', precision: 'estimated' } }),
  consent({ capacity: 'parent', givenBy: 'the mother' }),
  screen(),
  counsel(),
  openAssessment(),
  ...assessEveryArea(),
  submit(),
);

describe('Recording a check', () => {
  it('keeps the answer, who gave it and when', () => {
    const history = after(ddpReviewCase, check('L1', { basis: 'No fear of return was said.', validUntil: '2026-03-25' }));
    expect(caseOf(history).ddp.checks.L1).toEqual({
      outcome: 'CLEAR',
      evidence: ['note-L1'],
      basis: 'No fear of return was said.',
      validUntil: '2026-03-25',
      by: PEOPLE.secondOfficer,
      at: '2026-03-10T08:00:00.000Z',
    });
  });
  it.each([
    ['cleared without evidence', { outcome: 'CLEAR', evidence: [] }],
    ['cleared on words alone', { outcome: 'CLEAR_WITH_MITIGATION', evidence: [], basis: 'It will be fine.' }],
    ['a block without any reason', { outcome: 'BLOCK', evidence: [] }],
    ['not applicable without a reason', { outcome: 'NOT_APPLICABLE', evidence: ['note'], basis: ' ' }],
    ['an empty piece of evidence', { evidence: [''] }],
    ['one piece of evidence twice', { evidence: ['note', 'note'] }],
    ['an answer that is already over', { validUntil: '2026-03-09' }],
    ['an end that is no date', { validUntil: '2026-02-30' }],
  ] as const)('refuses %s', (_name, changes) => {
    given(...ddpReviewCase).when(check('P4', changes)).thenRejected('InvalidValue');
  });
  it('is cleared on evidence, and otherwise rests on evidence or on words', () => {
    given(...ddpReviewCase).when(check('P4', { evidence: [], basis: 'It will be fine.' })).thenRejected('InvalidValue', 'evidence');
    given(...ddpReviewCase).when(check('C1', { outcome: 'NOT_APPLICABLE', evidence: ['note'], basis: ' ' })).thenRejected('InvalidValue', 'basis');
    given(...ddpReviewCase).when(check('P4', { outcome: 'BLOCK', evidence: [], basis: ' ' })).thenRejected('InvalidValue', 'basis');
    given(...ddpReviewCase).when(check('P4', { outcome: 'BLOCK', evidence: [], basis: 'A threat.' })).thenTypes('DdpCheckRecorded');
    given(...ddpReviewCase).when(check('P4', { outcome: 'BLOCK' })).thenTypes('DdpCheckRecorded');
  });
  it.each(['V1', 'V2', 'V3', 'V4', 'L1', 'L3', 'P1', 'H1', 'O1', 'R1', 'S3'] as const)('refuses to call %s not applicable to anybody', (id) => {
    given(...ddpReviewCase).when(check(id, { outcome: 'NOT_APPLICABLE', evidence: [], basis: 'Not needed.' })).thenRejected('InvalidValue');
  });
  it.each(['C1', 'C2', 'C3'] as const)('takes %s as not applicable for an adult only', (id) => {
    const answer = check(id, { outcome: 'NOT_APPLICABLE', evidence: [], basis: 'An adult.' });
    given(...ddpReviewCase).when(answer).thenTypes('DdpCheckRecorded');
    given(...childInReview).when(answer).thenRejected('InvalidValue');
    given(...childInReview).when(check(id)).thenTypes('DdpCheckRecorded');
    const younger = command('CorrectIdentity', { reasonCode: 'new-evidence', birthDate: { value: '2014', precision: 'year' } }, asOfficer('2026-03-10T08:00:00.000Z'));
    given(...after(ddpReviewCase, answer, younger)).when(check(id, { outcome: 'NOT_APPLICABLE', evidence: [], basis: 'Still an adult.' })).thenRejected('InvalidValue');
  });
  it('refuses a check that the rules in force do not have', () => {
    given(...ddpReviewCase).when(check('X9')).thenRejected('InvalidValue');
    const one = { ...DEFAULT_RULE_SET, checks: DEFAULT_RULE_SET.checks.filter(({ id }) => id === 'V1') };
    const context = { ...asSecondOfficer('2026-03-10T08:00:00.000Z'), ruleSet: one };
    given(...ddpReviewCase).when(check('V1', {}, context)).thenTypes('DdpCheckRecorded');
    given(...ddpReviewCase).when(check('L1', {}, context)).thenRejected('InvalidValue');
  });
  it('remembers an escalation', () => {
    expect(caseOf(after(preparingCase, check('O3', { outcome: 'ESCALATE' })))).toMatchObject({ phase: 'preparing', ddp: { everEscalated: ['O3'] } });
  });
  it('refuses it before the case is submitted', () => {
    given(...assessingCase).when(check('L1')).thenRejected('WrongPhase');
  });
  it('records nothing twice, also after the decision', () => {
    given(...answeredCase).when(check('L1')).thenNothing();
    given(...preparingCase).when(check('L1')).thenNothing();
  });
});

describe('Escalating', () => {
  const escalate = command('EscalateDdp', { to: 'chief-of-mission', checks: ['P5'], dueOn: '2026-03-15', reason: 'A threat.' }, asSecondOfficer('2026-03-10T09:00:00.000Z'));

  it('raises who must sign, and keeps the decision open', () => {
    const history = after(answeredCase, escalate);
    expect(caseOf(history).ddp.escalation?.to).toBe('chief-of-mission');
    given(...history).when(signOff()).thenRejected('SignOffLevelTooLow');
    given(...history).when(signOff({ level: 'senior' }, asSenior('2026-03-11T08:00:00.000Z'))).thenRejected('SignOffLevelTooLow');
    given(...history).when(signOff({ level: 'chief-of-mission' }, asChief('2026-03-11T08:00:00.000Z'))).thenTypes('DdpDecided', 'DdpSignedOff');
  });
  it('asks for the chief of mission on asylum, whomever it was escalated to', () => {
    const asylum = { ...escalate, data: { ...escalate.data, to: 'senior-protection-officer', checks: ['L1'] } } as const;
    const history = after(answeredCase, asylum);
    given(...history).when(signOff({ level: 'senior' }, asSenior('2026-03-11T08:00:00.000Z'))).thenRejected('SignOffLevelTooLow');
    given(...history).when(signOff({ level: 'chief-of-mission' }, asChief('2026-03-11T08:00:00.000Z'))).thenTypes('DdpDecided', 'DdpSignedOff');
  });
  it.each([
    ['to somebody who cannot decide', { to: 'auditor' }],
    ['nothing', { checks: [] }],
    ['one check twice', { checks: ['P5', 'P5'] }],
    ['a check the rules do not have', { checks: ['P5', 'X9'] }],
    ['to yesterday', { dueOn: '2026-03-09' }],
  ] as const)('refuses to escalate %s', (_name, changes) => {
    given(...answeredCase).when({ ...escalate, data: { ...escalate.data, ...changes } }).thenRejected('InvalidValue');
  });
  it('refuses it before the case is submitted', () => {
    given(...assessingCase).when(escalate).thenRejected('WrongPhase');
  });
  it('records nothing twice', () => {
    given(...after(answeredCase, escalate)).when(escalate).thenNothing();
  });
});

describe('Returning a case for information', () => {
  const ask = command('ReturnDdpForInformation', { areas: ['coo_safe_environment'], question: 'Which district?' }, asSecondOfficer('2026-03-10T09:00:00.000Z'));

  it('opens the asked areas again and keeps the answered checks', () => {
    const history = after(answeredCase, ask);
    expect(caseOf(history).phase).toBe('assessing');
    expect(Object.keys(caseOf(history).ddp.checks)).toHaveLength(DDP_CHECKS.length);
    given(...history).when(submit(asOfficer('2026-03-11T08:00:00.000Z'))).thenRejected('AssessmentIncomplete');
    const resubmitted = after(history, assessArea('coo_safe_environment', { finding: 'The district is calm.' }), submit(asOfficer('2026-03-11T08:00:00.000Z')));
    expect(caseOf(resubmitted)).toMatchObject({ phase: 'ddp-review', ddp: { returned: null } });
  });
  it('takes a decision back', () => {
    expect(caseOf(after(preparingCase, ask)).ddp).toMatchObject({ result: null, signer: null, decision: null, validUntil: null, rests: null, scope: null, stale: null, voided: false });
  });
  it.each([[[]], [['coo_safe_environment', 'coo_safe_environment']]] as const)('refuses the areas %j', (areas) => {
    given(...answeredCase).when({ ...ask, data: { areas } }).thenRejected('InvalidValue');
  });
  it('records nothing twice, and refuses another question once it is back', () => {
    given(...after(answeredCase, ask)).when(ask).thenNothing();
    given(...after(answeredCase, ask)).when({ ...ask, data: { areas: ['gender_pseah'] } }).thenRejected('WrongPhase');
  });
});

describe('Reporting a new risk', () => {
  const report = command('ReportNewRisk', { area: 'coo_safe_environment', severity: 'major', description: 'Fighting began.' }, asOfficer('2026-03-12T08:00:00.000Z'));
  const LATER = asSecondOfficer('2026-03-13T08:00:00.000Z');

  it('voids the decision until a check looked into it and it is taken again', () => {
    const reported = after(preparingCase, report);
    expect(caseOf(reported)).toMatchObject({ phase: 'preparing', ddp: { voided: true, result: 'CLEARED' } });
    given(...reported).when(signOff({}, LATER)).thenRejected('ChecklistIncomplete');
    const lookedInto = after(reported, check('O1', {}, LATER));
    const decided = after(lookedInto, signOff({}, LATER));
    expect(caseOf(decided).ddp).toMatchObject({ voided: false, signedAt: LATER.now, validUntil: '2026-04-03' });
  });
  it('is kept while the case is still assessed and must be looked into before the first decision', () => {
    const history = after(assessingCase, { ...report, context: asOfficer('2026-03-06T08:00:00.000Z') }, ...assessEveryArea(), submit(), planRoute(), cooInformation());
    expect(caseOf(history).ddp).toMatchObject({ voided: false, risksReported: 1, newRisk: { severity: 'major' } });
    given(...after(history, ...answerEveryCheck())).when(signOff()).thenTypes('DdpDecided', 'DdpSignedOff');
  });
  it('refuses it before there is anything to void', () => {
    given(...after([], register())).when(report).thenRejected('WrongPhase');
  });
  it('records nothing twice, and the next risk', () => {
    given(...after(preparingCase, report)).when(report).thenNothing();
    given(...after(preparingCase, report)).when({ ...report, data: { ...report.data, severity: 'critical' } }).thenTypes('NewRiskReported');
  });
});

describe('What stands on a decision', () => {
  const LATE = asSecondOfficer('2026-03-25T10:00:00.000Z');
  const report = command('ReportNewRisk', { area: 'coo_safe_environment', severity: 'minor' }, LATE);

  it('falls with it when a risk is reported: the readiness, and the seat', () => {
    given(...readyCase).when(report).thenTypes('NewRiskReported', 'GateLost');
    given(...bookedCase).when(report).thenTypes('NewRiskReported', 'GateLost', 'BookingCancelled');
    given(...verifiedCase).when(report).thenTypes('NewRiskReported', 'GateLost', 'BookingCancelled');
    expect(caseOf(after(verifiedCase, report))).toMatchObject({ phase: 'preparing', travel: { booking: null }, ddp: { voided: true } });
  });
  it('falls with it when a check is escalated', () => {
    const escalate = command('EscalateDdp', { to: 'chief-of-mission', checks: ['O3'], dueOn: '2026-03-26' }, LATE);
    given(...readyCase).when(escalate).thenTypes('DdpEscalated', 'GateLost');
  });
  it('stands while the case is only prepared', () => {
    given(...preparingCase).when(report).thenTypes('NewRiskReported');
  });
});
