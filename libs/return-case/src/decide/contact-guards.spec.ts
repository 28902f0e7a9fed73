import { addDays, addHours } from '../dates';
import { returnCase } from '../return-case';
import { after, answerEveryCheck, asLiaison, asOfficer, caseOf, check, command, documentedCase, given, lived, LATER_DAYS, noteAdvisory, preparingCase, requestClearance, requestDocument, signOff } from '../testing';

const escalated = after(preparingCase, command('EscalateDdp', { to: 'senior-protection-officer', checks: ['P1'], dueOn: '2026-03-14' }, asOfficer(LATER_DAYS.prepared)));
const withNewRisk = after(preparingCase, command('ReportNewRisk', { area: 'legal_immigration', severity: 'major' }, asOfficer(LATER_DAYS.prepared)));

/** The obstacles between a case and its country of origin, on the day it would be asked. */
const contact = (history: typeof preparingCase) => given(...history).when(requestClearance());

describe('Contact with the country of origin', () => {
  it('rests on a decision in force', () => {
    contact(preparingCase).thenTypes('CooClearanceRequested');
    contact(escalated).thenRejected('ChecklistIncomplete');
    contact(withNewRisk).thenRejected('ChecklistIncomplete');
    contact(after(preparingCase, command('ReturnDdpForInformation', { areas: ['legal_immigration'] }, asOfficer(LATER_DAYS.prepared)))).thenRejected('WrongPhase');
  });

  it('ends with the last day of the decision, and comes back with a new one', () => {
    const { validUntil } = caseOf(preparingCase).ddp;
    const last = `${validUntil ?? ''}T12:00:00.000Z`;
    given(...preparingCase).when(requestDocument({}, asLiaison(last))).thenTypes('TravelDocumentRequested');
    given(...preparingCase).when(requestDocument({}, asLiaison(addHours(last, 24)))).thenRejected('ChecklistIncomplete');
    expect(addDays(validUntil ?? '', 1)).toBe(addHours(last, 24).slice(0, 10));
  });

  it('takes a conditional decision, and a check on its last day', () => {
    const state = caseOf(preparingCase);
    const asked = requestClearance();
    const decided = (ddp: Partial<typeof state.ddp>) => () => returnCase.decide(asked, { ...state, ddp: { ...state.ddp, ...ddp } }).map(({ type }) => type);
    const until = (validUntil: string) => decided({ checks: { ...state.ddp.checks, L1: { ...check('L1').data, by: 'officer', at: LATER_DAYS.prepared, validUntil } } });
    expect(decided({ result: 'CONDITIONAL' })()).toContain('CooClearanceRequested');
    expect(decided({ result: 'BLOCKED' })).toThrow('decided and in force');
    expect(until('2026-03-12')()).toContain('CooClearanceRequested');
    expect(until('2026-03-11')).toThrow('non-refoulement');
  });

  it('stops when what was decided on is different now', () => {
    const stale = lived(documentedCase, noteAdvisory({ issuedOn: '2026-03-12' }, asOfficer(LATER_DAYS.prepared)));
    expect(caseOf(stale).ddp.stale).not.toBeNull();
    contact(stale).thenRejected('ChecklistIncomplete');
  });

  it('does not begin on a decision that blocks', () => {
    const [first, ...others] = answerEveryCheck();
    const answered = first && after(preparingCase, { ...first, data: { ...first.data, outcome: 'BLOCK' } }, ...others.slice(0, 0));
    contact(after(answered ?? [], signOff())).thenRejected('ChecklistIncomplete');
  });
});
