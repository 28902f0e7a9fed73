import { DEFAULT_RULE_SET } from '@homeward/due-diligence';
import { checksLeftOpen } from '../due-diligence/judgement';
import {
  after, answeredCase, arrivedCase, asChief, asOfficer, assessedCase, asSecondOfficer, asSenior, caseOf, check, command, consentedCase, contextOf, counselledCase, ddpReviewCase,
  given, inTransitCase, PEOPLE, preparingCase, screenedCase, signOff, stateOf, bookedCase, cooInformation, cooItem, readyCase,
} from '../testing';
import type { ReturnCaseEvent } from '../events';
import { returnCase } from '../return-case';
import { checklistIsAnswered } from './sign-off';

const DAY = '2026-03-11T07:00:00.000Z';
const EMERGENCY_CHECKS = ['V1', 'V4', 'L1', 'C1', 'C2', 'C3', 'H1', 'O3', 'R1', 'S1'];

const override = (changes: { check?: string; reason?: string; reasonCode?: 'only-safe-option' | 'risk-managed-otherwise' } = {}, context = asChief(DAY)) =>
  command('OverrideDdpCheck', { check: 'O3', reasonCode: 'only-safe-option', reason: 'No other way home is open.', ...changes }, context);

const blocked = after(answeredCase, check('O3', { outcome: 'BLOCK' }));

describe('Overriding a check', () => {
  it('lets a block stand aside, as a mitigation that a senior signs and names', () => {
    const [event] = given(...blocked).when(override()).thenTypes('DdpCheckOverridden');
    expect(event?.data).toEqual({ check: 'O3', outcome: 'BLOCK', reasonCode: 'only-safe-option', reason: 'No other way home is open.' });
    const overridden = after(blocked, override());
    expect(caseOf(overridden).ddp).toMatchObject({ overrides: { O3: { reasonCode: 'only-safe-option', by: PEOPLE.chief, at: DAY } }, overriders: [PEOPLE.chief] });
    given(...overridden).when(signOff()).thenRejected('SignOffLevelTooLow');
    given(...overridden).when(signOff({ level: 'senior' }, asSenior(DAY))).thenRejected('MitigationIncomplete');
    const [decided, signed] = given(...overridden).when(signOff({ level: 'senior', conditions: ['escort'] }, asSenior(DAY))).thenTypes('DdpDecided', 'DdpSignedOff');
    expect(signed?.data).toMatchObject({ result: 'CONDITIONAL' });
    expect(decided?.data).toMatchObject({ decision: { inputs: { overrides: { O3: `event-${blocked.length}` } } } });
  });
  it.each(['V1', 'V4', 'L1', 'C1', 'H1'])('is refused to everybody for %s, which only new evidence changes', (id) => {
    given(...after(answeredCase, check(id, { outcome: 'BLOCK' }))).when(override({ check: id })).thenRejected('CheckBlocked');
  });
  it('also overrides a block that the rules found', () => {
    const conflict = after(answeredCase, cooInformation([cooItem({ reading: 'conflict' })]));
    given(...conflict).when(override({ check: 'O1' })).thenTypes('DdpCheckOverridden');
  });
  it.each([
    ['that does not block', answeredCase, {}],
    ['that is not known for certain', after(answeredCase, check('O3', { outcome: 'INCONCLUSIVE' })), {}],
    ['without a reason', blocked, { reason: ' ' }],
    ['that the rules do not have', blocked, { check: 'X9' }],
  ] as const)('is refused for a check %s', (_name, history, changes) => {
    given(...history).when(override(changes)).thenRejected('InvalidValue');
  });
  it('is refused to whoever assessed', () => {
    given(...blocked).when(override({}, contextOf(PEOPLE.officer, 'chief-of-mission', DAY))).thenRejected('DutiesNotSegregated');
  });
  it('is refused before there is a review, and once travel is booked', () => {
    given(...assessedCase).when(override()).thenRejected('WrongPhase');
    given(...bookedCase).when(override()).thenRejected('WrongPhase');
  });
  it('ends with a new answer to that check, and with no other', () => {
    const overridden = after(blocked, override());
    expect(caseOf(after(overridden, check('P1', { evidence: ['newer'] }))).ddp.overrides).toHaveProperty('O3');
    const again = after(overridden, check('O3', { outcome: 'BLOCK', evidence: ['newer'] }));
    expect(caseOf(again).ddp).toMatchObject({ overrides: {}, overriders: [PEOPLE.chief] });
    given(...again).when(signOff({ level: 'senior' }, asSenior(DAY))).thenTypes('DdpDecided', 'DdpBlocked');
  });
  it('records nothing twice, but another reason', () => {
    const overridden = after(blocked, override());
    given(...overridden).when(override()).thenNothing();
    given(...overridden).when(override({ reason: 'Another one.' })).thenRejected('InvalidValue');
    given(...overridden).when(override({ reasonCode: 'risk-managed-otherwise' })).thenRejected('InvalidValue');
  });
});

const authorise = (context = asChief(DAY)) => command('AuthoriseEmergencySet', { causeId: 'evacuation-1', reason: 'Fighting around the shelter.' }, context);
const shortSet = EMERGENCY_CHECKS.filter((id) => !id.startsWith('C')).map((id) => check(id));
const emergency = after(ddpReviewCase, ...shortSet, authorise());
const LAST = DEFAULT_RULE_SET.checks.map(({ id }) => id).filter((id) => !EMERGENCY_CHECKS.includes(id));

describe('The short set of an emergency', () => {
  it('lets the sign-off do with the checks that cannot wait', () => {
    given(...after(ddpReviewCase, ...shortSet)).when(signOff()).thenRejected('ChecklistIncomplete');
    const [decided, signed] = given(...emergency).when(signOff()).thenTypes('DdpDecided', 'DdpSignedOff');
    expect(decided?.data).toMatchObject({ decision: { scope: 'emergency', result: 'CLEARED' } });
    expect(signed?.data).toMatchObject({ result: 'CLEARED', level: 'second-officer' });
    expect(caseOf(after(emergency, signOff())).ddp).toMatchObject({ scope: 'emergency', emergency: { causeId: 'evacuation-1' } });
  });
  it.each(EMERGENCY_CHECKS.filter((id) => !/^(C|V4)/.test(id)))('does not do without %s', (id) => {
    const others = shortSet.filter(({ data }) => data.check !== id);
    given(...after(ddpReviewCase, ...others, authorise())).when(signOff()).thenRejected('ChecklistIncomplete');
  });
  it('never leaves out a block that is known', () => {
    const known = after(emergency, check('P1', { outcome: 'BLOCK' }));
    const [decided] = given(...known).when(signOff()).thenTypes('DdpDecided', 'DdpBlocked');
    expect(decided?.data).toMatchObject({ decision: { scope: 'full', result: 'BLOCKED' } });
  });
  it('is not needed where everything is answered', () => {
    const [decided] = given(...after(answeredCase, authorise())).when(signOff()).thenTypes('DdpDecided', 'DdpSignedOff');
    expect(decided?.data).toMatchObject({ decision: { scope: 'full' } });
  });
  it('stands in for escalations outside it, and not for those in it', () => {
    given(...after(emergency, check('P5', { outcome: 'ESCALATE' }))).when(signOff({ level: 'senior' }, asSenior(DAY))).thenTypes('DdpDecided', 'DdpSignedOff');
    given(...after(emergency, check('S1', { outcome: 'ESCALATE' }))).when(signOff({ level: 'senior' }, asSenior(DAY))).thenRejected('ChecklistIncomplete');
  });
  it('names what is open of the short set alone', () => {
    const state = caseOf(after(ddpReviewCase, ...shortSet.filter(({ data }) => data.check !== 'S1'), authorise()));
    expect(checklistIsAnswered(state, asSecondOfficer(DAY))?.reason).toBe('Not known for certain today: S1 (No answer that holds today.).');
  });
  it('is authorised from the screening on until travel is booked, for a named cause', () => {
    given(...consentedCase).when(authorise()).thenRejected('WrongPhase');
    for (const history of [screenedCase, counselledCase, assessedCase, preparingCase, readyCase]) given(...history).when(authorise()).thenTypes('EmergencySetAuthorised');
    given(...bookedCase).when(authorise()).thenRejected('WrongPhase');
    given(...ddpReviewCase).when(command('AuthoriseEmergencySet', { causeId: ' ' }, asChief(DAY))).thenRejected('InvalidValue');
  });
  it('is recorded once', () => {
    given(...emergency).when(authorise()).thenNothing();
    given(...emergency).when(command('AuthoriseEmergencySet', { causeId: 'evacuation-2' }, asChief(DAY))).thenTypes('EmergencySetAuthorised');
  });
});

/** The same way as in the fixtures, from a decision on the short set. */
function arrivedFrom(decided: readonly ReturnCaseEvent[]): readonly ReturnCaseEvent[] {
  return [...decided, ...arrivedCase.slice(preparingCase.length)];
}

describe('What an emergency left open', () => {
  const decided = after(emergency, signOff());
  const arrived = arrivedFrom(decided);
  const SAFE = asOfficer('2026-03-28T08:00:00.000Z');

  it('is what nobody answered outside the short set', () => {
    expect(checksLeftOpen(caseOf(emergency), DEFAULT_RULE_SET)).toEqual([]);
    expect(checksLeftOpen(caseOf(decided), DEFAULT_RULE_SET)).toEqual(LAST);
    expect(LAST).toContain('P1');
    expect(checksLeftOpen(caseOf(after(decided, check('P1'))), DEFAULT_RULE_SET)).toEqual(LAST.filter((id) => id !== 'P1'));
    expect(checksLeftOpen(caseOf(preparingCase), DEFAULT_RULE_SET)).toEqual([]);
    const byRulesAlone = { ...DEFAULT_RULE_SET, checks: DEFAULT_RULE_SET.checks.map((one) => (one.id === 'P1' ? { ...one, answer: 'rules' as const } : one)) };
    expect(checksLeftOpen(caseOf(decided), byRulesAlone)).toEqual(LAST.filter((id) => id !== 'P1'));
  });
  it('is checked at the place of safety', () => {
    expect(stateOf(arrived).phase).toBe('arrived');
    given(...arrived).when(check('P1', {}, SAFE)).thenTypes('DdpCheckRecorded');
    const answered = after(arrived, ...LAST.map((id) => check(id, {}, SAFE)));
    expect(checksLeftOpen(caseOf(answered), DEFAULT_RULE_SET)).toEqual([]);
    expect(caseOf(answered)).toMatchObject({ phase: 'arrived', ddp: { voided: false } });
  });
  it('is not checked on the way, nor after a full decision', () => {
    given(...after(decided.concat(inTransitCase.slice(preparingCase.length)))).when(check('P1', {}, SAFE)).thenRejected('WrongPhase');
    given(...arrivedCase).when(check('P1', { evidence: ['newer'] }, SAFE)).thenRejected('WrongPhase');
  });
  it('leaves the decision of the journey as it was', () => {
    const facts = returnCase.decide(check('P1', { outcome: 'BLOCK' }, SAFE), stateOf(arrived)).map(({ type }) => type);
    expect(facts.filter((type) => !type.startsWith('Deadline'))).toEqual(['DdpCheckRecorded']);
  });
});
