import { isCommandRejected } from '@homeward/decider';
import { availableCommands, commandsInPhase } from './available-commands';
import type { ReturnCaseCommand } from './commands';
import type { ReturnCaseEvent } from './events';
import { returnCase } from './return-case';
import { RULES } from './rules';
import { asOfficer, assessingCase, caseOf, command, consentedCase, counselledCase, ddpReviewCase, given, openAssessment, registeredCase, stateOf } from './testing';
import { PHASES } from './vocabulary';

function rejectionOf(asked: ReturnCaseCommand, history: readonly ReturnCaseEvent[]) {
  try {
    returnCase.decide(asked, stateOf(history));
  } catch (error) {
    if (isCommandRejected(error)) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

describe('The decision maker', () => {
  it('says in which phase the case is and where the command belongs', () => {
    expect(rejectionOf(openAssessment(), consentedCase)).toMatchObject({
      code: 'WrongPhase',
      message: 'OpenAssessment is not possible while the case is consented; it is possible in: counselled.',
      obstacles: [{ subject: 'phase' }],
    });
  });
  it('names everything that stands in the way, not only the first', () => {
    const rejection = rejectionOf(command('SubmitToDdp', {}, asOfficer('2026-10-01T08:00:00.000Z')), assessingCase);
    expect(rejection).toMatchObject({ code: 'AssessmentIncomplete', obstacles: [{ subject: 'assessment.areas' }, { subject: 'consent.assess' }] });
  });
  it('stamps each fact with who, in which role, when', () => {
    const [event] = given(...counselledCase).when(openAssessment(asOfficer('2026-03-06T09:00:00.000Z'))).thenTypes('AssessmentOpened');
    expect(event).toMatchObject({ by: 'officer-amina', role: 'protection-officer', at: '2026-03-06T09:00:00.000Z' });
  });
  it('leaves the state as it is on an event of a later version, before and after the registration', () => {
    const unheardOf = { type: 'CaseBlessed', data: {}, by: 'x', role: 'auditor', at: '2030-01-01T00:00:00.000Z' } as unknown as ReturnCaseEvent;
    const prototypeName = { ...unheardOf, type: 'constructor' } as unknown as ReturnCaseEvent;
    const state = stateOf(registeredCase);
    expect(returnCase.evolve(state, unheardOf)).toBe(state);
    expect(returnCase.evolve(state, prototypeName)).toBe(state);
    expect(returnCase.evolve(returnCase.initial, unheardOf)).toBe(returnCase.initial);
  });
  it('ignores a second registration and anything before the first', () => {
    const state = stateOf(consentedCase);
    expect(registeredCase.reduce(returnCase.evolve, state)).toBe(state);
    expect(consentedCase.slice(1).reduce(returnCase.evolve, returnCase.initial)).toBe(returnCase.initial);
  });
});

describe('What can be done next', () => {
  it('is only a registration before there is a case', () => {
    expect(availableCommands(returnCase.initial, asOfficer())).toEqual([{ command: 'RegisterCase', allowed: true, obstacles: [] }]);
  });
  it('lists every obstacle of a command the phase offers', () => {
    const submit = availableCommands(stateOf(assessingCase), asOfficer('2026-10-01T08:00:00.000Z')).find(({ command: type }) => type === 'SubmitToDdp');
    expect(submit?.allowed).toBe(false);
    expect(submit?.obstacles.map(({ code }) => code)).toEqual(['AssessmentIncomplete', 'ConsentMissing']);
  });
  it('allows what has none', () => {
    const open = availableCommands(stateOf(counselledCase), asOfficer('2026-03-06T08:00:00.000Z')).find(({ command: type }) => type === 'OpenAssessment');
    expect(open).toEqual({ command: 'OpenAssessment', allowed: true, obstacles: [] });
  });
  it('offers a signer what it refuses an assessor', () => {
    const mayTheOfficerSign = availableCommands(stateOf(ddpReviewCase), asOfficer()).find(({ command: type }) => type === 'SignOffDdp');
    expect(mayTheOfficerSign?.obstacles.map(({ code }) => code)).toContain('DutiesNotSegregated');
  });
  it('leaves only the closing of the case once the person is dead or erased', () => {
    const allowedIn = (change: { died: boolean } | { erased: boolean }) =>
      availableCommands({ ...caseOf(registeredCase), ...change }, asOfficer()).filter(({ allowed }) => allowed).map(({ command: type }) => type);
    expect(allowedIn({ died: true })).toEqual(expect.arrayContaining(['CloseCase']));
    expect(allowedIn({ died: true })).not.toContain('RecordConsent');
    expect(allowedIn({ erased: true })).toEqual(expect.arrayContaining(['CloseCase']));
    expect(allowedIn({ erased: true })).not.toContain('CorrectIdentity');
  });
  it.each(PHASES)('agrees with the rules in the phase %s', (phase) => {
    const state = { ...caseOf(registeredCase), phase };
    expect(availableCommands(state, asOfficer()).map(({ command: type }) => type)).toEqual(commandsInPhase(phase));
    commandsInPhase(phase).forEach((type) => expect(RULES[type].phases).toContain(phase));
  });
  it('has a phase for every command, and something to do in every phase', () => {
    Object.entries(RULES).forEach(([type, rule]) => expect([type, rule.phases.length > 0]).toEqual([type, true]));
    PHASES.forEach((phase) => expect([phase, commandsInPhase(phase).length > 0]).toEqual([phase, true]));
  });
});
