import { DEFAULT_RULE_SET, type StaleCause } from '@homeward/due-diligence';
import type { ReturnCaseCommand } from '../commands';
import type { ReturnCaseEvent } from '../events';
import { evaluateGates } from '../gates';
import {
  after, answerEveryCheck, answeredCase, asDoctor, asLiaison, asOfficer, assessFitness, asSecondOfficer, asSenior, bookedCase, caseOf, check, command, confirmNationality, confirmReception,
  consent, contextOf, cooInformation, cooItem, counsel, ddpReviewCase, lived, noteAdvisory, openAssessment, PEOPLE, planRoute, preparingCase, readyCase, register, assessEveryArea,
  screen, signOff, submit, TRAVEL_DATE, verifiedCase,
} from '../testing';

const DAY = '2026-03-25T10:00:00.000Z';
const LATER = asOfficer(DAY);

const typesAfter = (history: readonly ReturnCaseEvent[], ...commands: readonly ReturnCaseCommand[]) =>
  lived(history, ...commands).slice(history.length).map(({ type }) => type).filter((type) => !type.startsWith('Deadline'));

function causesAfter(history: readonly ReturnCaseEvent[], ...commands: readonly ReturnCaseCommand[]): readonly StaleCause[] | undefined {
  return lived(history, ...commands).slice(history.length).flatMap((event) => (event.type === 'DdpMarkedStale' ? [event.data.causes] : []))[0];
}

const advisory = noteAdvisory({}, LATER);
const otherWay = planRoute({ legs: [{ from: 'MJI', to: 'ABV', transport: 'air', overnight: false, accompanied: false }] }, LATER);

describe('A decision is stale', () => {
  it.each([
    ['a new advisory', advisory, 'AdvisoryNoted', [{ input: 'coo.advisory', checks: ['O1'] }]],
    ['another way home', otherWay, 'RoutePlanned', [{ input: 'route.digest', checks: ['O1', 'O2', 'O3'] }]],
    ['a new risk', command('ReportNewRisk', { area: 'coo_safe_environment', severity: 'major' }, LATER), 'NewRiskReported', [{ input: 'risk.reported', checks: ['P1', 'P2', 'P3', 'P4', 'P5'] }]],
    ['an appeal', command('FileAppeal', { reference: 'appeal-1' }, LATER), 'AppealFiled', [{ input: 'legal.appealPending', checks: ['L2'] }]],
    ['worse health', command('ReportMedicalDeterioration', { severity: 'major' }, LATER), 'MedicalDeteriorated', [{ input: 'medical.deteriorated', checks: ['H1'] }]],
    ['a person who may not fly', assessFitness({ outcome: 'UNFIT' }, asDoctor(DAY)), 'MedicalAssessed', [{ input: 'medical.outcome', checks: ['H1'] }]],
    ['conditions of travel', assessFitness({ outcome: 'FIT_WITH_CONDITIONS', escort: 'nurse' }, asDoctor(DAY)), 'MedicalAssessed', [{ input: 'medical.outcome', checks: ['H1'] }]],
    ['conflict in the district', cooInformation([cooItem({ reading: 'conflict' })], LATER), 'CooInformationRecorded', [{ input: 'coo.districtReading', checks: ['O1'] }]],
    ['a change of mind', counsel({ decision: 'stay', cooInformationFrom: '2026-03-20' }, LATER), 'CounsellingHeld', [{ input: 'counselling.decision', checks: ['V1'] }]],
    ['a flag', screen({ flags: ['victim_of_trafficking'], factors: [{ level: 'individual', code: 'seen', kind: 'risk' }] }, LATER), 'VulnerabilityScreened', [{ input: 'person.flags', checks: ['P2'] }, { input: 'screening.until', checks: ['P2'] }]],
    ['another answer', check('O3', { outcome: 'BLOCK' }, asSecondOfficer(DAY)), 'DdpCheckRecorded', [{ input: 'answer.O3', checks: ['O3'] }]],
    ['an answer for a shorter time', check('O3', { validUntil: '2026-03-26' }, asSecondOfficer(DAY)), 'DdpCheckRecorded', [{ input: 'answer.O3', checks: ['O3'] }]],
  ] as const)('after %s', (_name, change, recorded, causes) => {
    expect(typesAfter(preparingCase, change)).toEqual([recorded, 'DdpMarkedStale']);
    expect(causesAfter(preparingCase, change)).toEqual(causes);
    expect(caseOf(lived(preparingCase, change))).toMatchObject({ phase: 'preparing', ddp: { voided: true, stale: { causes }, result: 'CLEARED' } });
  });

  it('after a birth date that makes a child of the person', () => {
    const younger = command('CorrectIdentity', { reasonCode: 'new-evidence', birthDate: { value: '2012-05', precision: 'month' } }, LATER);
    expect(typesAfter(preparingCase, younger)).toEqual(['IdentityCorrected', 'DdpMarkedStale']);
    expect(causesAfter(preparingCase, younger)).toContainEqual({ input: 'person.isChild', checks: ['C1', 'C2', 'C3'] });
  });
  it('and what was ready falls back, and gives its seat up', () => {
    expect(typesAfter(readyCase, advisory)).toEqual(['AdvisoryNoted', 'DdpMarkedStale', 'GateLost']);
    expect(typesAfter(bookedCase, advisory)).toEqual(['AdvisoryNoted', 'DdpMarkedStale', 'GateLost', 'BookingCancelled']);
    const verified = lived(verifiedCase, otherWay);
    expect(typesAfter(verifiedCase, otherWay)).toEqual(['RoutePlanned', 'DdpMarkedStale', 'GateLost', 'BookingCancelled']);
    expect(caseOf(verified)).toMatchObject({ phase: 'preparing', travel: { booking: null, readyFor: null } });
    expect(verified.find(({ type }) => type === 'GateLost')?.data).toEqual({
      gate: 'DDP',
      reason: `The due diligence must be decided again; since then changed: ${DEFAULT_RULE_SET.facts['route.digest']?.label.en ?? ''} (O1, O2, O3).`,
    });
  });
  it('and loses its gate once, whoever else said so', () => {
    const report = command('ReportNewRisk', { area: 'coo_safe_environment', severity: 'major' }, LATER);
    expect(typesAfter(bookedCase, report)).toEqual(['NewRiskReported', 'GateLost', 'BookingCancelled', 'DdpMarkedStale']);
    const escalate = command('EscalateDdp', { to: 'chief-of-mission', checks: ['O3'], dueOn: '2026-03-26' }, asSecondOfficer(DAY));
    expect(typesAfter(readyCase, escalate)).toEqual(['DdpEscalated', 'GateLost']);
  });
  it('also while the case is held', () => {
    const held = after(preparingCase, command('HoldCase', { blocker: 'security', reviewOn: '2026-03-30' }, LATER));
    expect(typesAfter(held, advisory)).toEqual(['AdvisoryNoted', 'DdpMarkedStale']);
  });
  it('once, until it is taken again', () => {
    const stale = lived(preparingCase, advisory);
    expect(typesAfter(stale, otherWay)).toEqual(['RoutePlanned']);
    const cleared = noteAdvisory({ reading: 'stable' }, LATER);
    const again = lived(stale, cleared, signOff({}, asSecondOfficer(DAY)));
    expect(caseOf(again).ddp).toMatchObject({ stale: null, voided: false, validUntil: '2026-04-03', rests: { facts: { 'coo.advisory': { value: 'stable' } } } });
    expect(typesAfter(again, otherWay)).toEqual(['RoutePlanned', 'DdpMarkedStale']);
  });
  it('and says why at its gate', () => {
    const gates = evaluateGates(caseOf(lived(preparingCase, check('O3', { outcome: 'BLOCK' }, asSecondOfficer(DAY)))), TRAVEL_DATE, LATER);
    expect(gates.find(({ gate }) => gate === 'DDP')).toEqual({
      gate: 'DDP',
      status: 'closed',
      reason: 'The due diligence must be decided again; since then changed: the answer to O3.',
    });
  });
  it('when an override stands that was not there', () => {
    const blocked = after(answeredCase, check('O3', { outcome: 'BLOCK' }));
    const override = command('OverrideDdpCheck', { check: 'O3', reasonCode: 'only-safe-option', reason: 'No other way.' }, contextOf(PEOPLE.chief, 'chief-of-mission', DAY));
    const decided = after(blocked, override, signOff({ level: 'senior', conditions: ['escort'] }, asSenior(DAY)));
    expect(caseOf(decided)).toMatchObject({ phase: 'preparing', ddp: { result: 'CONDITIONAL', rests: { overrides: { O3: expect.any(String) as string } } } });
    expect(causesAfter(decided, check('O3', { evidence: ['route-opened'] }, asSecondOfficer(DAY)))).toEqual([
      { input: 'answer.O3', checks: ['O3'] },
      { input: 'override.O3', checks: ['O3'] },
    ]);
  });
});

describe('A decision stands', () => {
  it.each([
    ['a nationality that is confirmed', confirmNationality({}, asLiaison(DAY))],
    ['a person found fit', assessFitness({}, asDoctor(DAY))],
    ['a reception that is confirmed', confirmReception()],
    ['a consent given again', consent({}, LATER)],
    ['newer information that says the same', cooInformation([cooItem({ asOf: '2026-03-20' })], LATER)],
    ['information on another district', cooInformation([cooItem({ itemId: 'kano', district: 'kano', reading: 'conflict' })], LATER)],
    ['an advisory on another district', noteAdvisory({ district: 'kano' }, LATER)],
    ['the same answer on better evidence', check('O3', { evidence: ['newer'] }, asSecondOfficer(DAY))],
    ['a name that is corrected', command('CorrectIdentity', { reasonCode: 'typing-error', name: { full: 'Ada' } }, LATER)],
    ['an adult’s birth date that is corrected', command('CorrectIdentity', { reasonCode: 'typing-error', birthDate: { value: '1990', precision: 'year' } }, LATER)],
  ] as const)('after %s', (_name, change) => {
    const lasting = lived(preparingCase, change);
    expect(lasting.length).toBeGreaterThan(preparingCase.length);
    expect(causesAfter(preparingCase, change)).toBeUndefined();
    expect(caseOf(lasting).ddp).toMatchObject({ voided: false, stale: null });
  });
  it('with its readiness, when the same answer rests on better evidence', () => {
    expect(typesAfter(readyCase, check('O3', { evidence: ['newer'] }, asSecondOfficer(DAY)))).toEqual(['DdpCheckRecorded']);
    expect(caseOf(lived(readyCase, check('O3', { evidence: ['newer'] }, asSecondOfficer(DAY)))).phase).toBe('ready');
  });
  it('on the whole usual way', () => {
    const fromTheStart = lived([], register(), consent(), screen(), counsel(), openAssessment(), ...assessEveryArea(), submit(), planRoute(), cooInformation(), ...answerEveryCheck(), signOff());
    expect(fromTheStart.filter(({ type }) => type === 'DdpMarkedStale')).toEqual([]);
    expect(caseOf(fromTheStart).phase).toBe('preparing');
  });
  it('on its last day, and needs no mark after it', () => {
    const on = (day: string) => typesAfter(preparingCase, noteAdvisory({}, asOfficer(`${day}T08:00:00.000Z`)));
    expect(on('2026-04-03')).toEqual(['AdvisoryNoted', 'DdpMarkedStale']);
    expect(on('2026-04-04')).toEqual(['AdvisoryNoted']);
  });
  it('whatever is noted before it is taken, or after it was a block', () => {
    expect(typesAfter(answeredCase, advisory)).toEqual(['AdvisoryNoted']);
    const blocked = after(ddpReviewCase, check('O3', { outcome: 'BLOCK' }), signOff());
    expect(typesAfter(blocked, advisory)).toEqual(['AdvisoryNoted']);
    const blockedLater = lived(preparingCase, check('O3', { outcome: 'BLOCK' }), signOff());
    expect(caseOf(blockedLater)).toMatchObject({ phase: 'preparing', ddp: { result: 'BLOCKED' } });
    expect(typesAfter(blockedLater, advisory)).toEqual(['AdvisoryNoted']);
  });
  it('when later rules ask for what it was not asked', () => {
    const { 'coo.advisory': _asked, ...facts } = DEFAULT_RULE_SET.facts;
    const withoutAdvisories = { ...DEFAULT_RULE_SET, facts, checks: DEFAULT_RULE_SET.checks.filter(({ id }) => id !== 'O1') };
    const context = { ...asSecondOfficer('2026-03-11T08:00:00.000Z'), ruleSet: withoutAdvisories };
    const decided = after(answeredCase, signOff({}, context));
    expect(typesAfter(decided, advisory)).toEqual(['AdvisoryNoted']);
  });
});

describe('A decision older than the rule engine', () => {
  const old = (history: readonly ReturnCaseEvent[]) => history.filter(({ type }) => type !== 'DdpDecided');

  it('says nothing of what it rests on, so only what always voided it does', () => {
    expect(caseOf(old(preparingCase)).ddp).toMatchObject({ rests: null, scope: null, result: 'CLEARED' });
    expect(typesAfter(old(readyCase), advisory)).toEqual(['AdvisoryNoted']);
    const answer = check('O3', { evidence: ['newer'] }, asSecondOfficer(DAY));
    const [, lost] = lived(old(readyCase), answer).slice(old(readyCase).length).filter(({ type }) => !type.startsWith('Deadline'));
    expect(lost).toMatchObject({ type: 'GateLost', data: { gate: 'DDP', reason: 'The answer to check O3 changed after the decision.' } });
    expect(caseOf(lived(old(readyCase), answer))).toMatchObject({ phase: 'preparing', ddp: { voided: true, stale: null } });
  });
});
