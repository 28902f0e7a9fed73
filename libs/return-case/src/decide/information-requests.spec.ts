import type { CommandData } from '../commands';
import { after, asDoctor, asHomeward, asLiaison, asOfficer, asSecondOfficer, asSenior, caseOf, close, command, contextOf, given, LATER_DAYS, PEOPLE, preparingCase, registeredCase } from '../testing';
import { ASKED_ROLES } from '../vocabulary';
import { MAX_OPEN_REQUESTS } from './information-requests';

const NOW = LATER_DAYS.cleared;
const request = (changes: Partial<CommandData<'RequestInformation'>> = {}, context = asOfficer(NOW)) =>
  command('RequestInformation', { requestId: 'q-1', toRole: 'consular-liaison', question: 'Is the birth certificate on file?', dueOn: '2026-03-18', ...changes }, context);
const answer = (changes: Partial<CommandData<'AnswerInformationRequest'>> = {}, context = asLiaison(NOW)) =>
  command('AnswerInformationRequest', { requestId: 'q-1', answer: 'A certified copy is.', attachmentRef: 'copy-7', ...changes }, context);
const withdraw = (context = asOfficer(NOW), requestId = 'q-1') => command('WithdrawInformationRequest', { requestId }, context);
const asked = after(preparingCase, request());

describe('RequestInformation', () => {
  it('puts a question to a role, and to a unit of it, in any open phase', () => {
    const [put] = given(...preparingCase).when(request({ toUnit: 'embassy-desk' })).thenTypes('InformationRequested');
    expect(put?.data).toEqual({ requestId: 'q-1', toRole: 'consular-liaison', toUnit: 'embassy-desk', dueOn: '2026-03-18', question: 'Is the birth certificate on file?' });
    given(...registeredCase).when(request()).thenTypes('InformationRequested');
    given(...after(preparingCase, close({ reason: 'self_departed' }, asSenior(NOW)))).when(request()).thenRejected('WrongPhase');
    expect(caseOf(asked).informationRequests).toEqual([{ requestId: 'q-1', toRole: 'consular-liaison', dueOn: '2026-03-18', question: 'Is the birth certificate on file?', askedBy: PEOPLE.officer, askedAt: NOW, status: 'open', provided: null }]);
  });

  it('answers a repetition with nothing, whatever became of the question and however late', () => {
    given(...asked).when(request({}, asOfficer('2026-04-18T08:00:00.000Z'))).thenNothing();
    given(...after(asked, answer())).when(request()).thenNothing();
    given(...after(asked, withdraw())).when(request()).thenNothing();
  });

  it('refuses another question under the same id, an empty one, one to a role without cases, and a day in the past', () => {
    given(...asked).when(request({ question: 'Is the passport?' })).thenRejected('InvalidValue');
    given(...preparingCase).when(request({ requestId: ' ' })).thenRejected('InvalidValue');
    given(...preparingCase).when(request({ question: ' ' })).thenRejected('InvalidValue');
    given(...preparingCase).when(request({ dueOn: '2026-03-17' })).thenRejected('InvalidValue');
    for (const toRole of ['homeward', 'auditor', 'pseah-focal-point', 'system-administrator'] as const) given(...preparingCase).when(request({ toRole })).thenRejected('InvalidValue');
    for (const toRole of ASKED_ROLES) given(...preparingCase).when(request({ toRole })).thenTypes('InformationRequested');
  });

  it('keeps several open at once, up to a bound that answers make room under', () => {
    const full = after(preparingCase, ...Array.from({ length: MAX_OPEN_REQUESTS }, (_, index) => request({ requestId: `q-${index + 1}` })));
    given(...full).when(request({ requestId: 'q-more' })).thenRejected('InvalidValue');
    given(...after(full, answer())).when(request({ requestId: 'q-more' })).thenTypes('InformationRequested');
    given(...after(full, withdraw())).when(request({ requestId: 'q-more' })).thenTypes('InformationRequested');
    expect(caseOf(after(full, answer({ requestId: 'q-2' }))).informationRequests.filter(({ status }) => status === 'open')).toHaveLength(MAX_OPEN_REQUESTS - 1);
  });
});

describe('AnswerInformationRequest', () => {
  it('is given by the asked role, with what proves it', () => {
    const [given_] = given(...asked).when(answer()).thenTypes('InformationProvided');
    expect(given_?.data).toEqual({ requestId: 'q-1', attachmentRef: 'copy-7', answer: 'A certified copy is.' });
    expect(caseOf(after(asked, answer())).informationRequests).toMatchObject([{ status: 'answered', provided: { answer: 'A certified copy is.' } }]);
  });

  it('is nobody else’s, nor of who asked', () => {
    given(...asked).when(answer({}, asDoctor(NOW))).thenRejected('DutiesNotSegregated');
    const amongOfficers = after(preparingCase, request({ toRole: 'protection-officer' }));
    given(...amongOfficers).when(answer({}, asOfficer(NOW))).thenRejected('DutiesNotSegregated');
    given(...amongOfficers).when(answer({}, asSecondOfficer(NOW))).thenTypes('InformationProvided');
  });

  it('answers a repetition with nothing and refuses a second answer, an empty one, and one to nothing asked', () => {
    const answered = after(asked, answer());
    given(...answered).when(answer()).thenNothing();
    given(...answered).when(answer({ answer: 'It is not.' })).thenRejected('InvalidValue');
    given(...asked).when(answer({ answer: ' ' })).thenRejected('InvalidValue');
    given(...asked).when(answer({ requestId: 'q-2' })).thenRejected('InvalidValue');
    given(...after(asked, withdraw())).when(answer()).thenRejected('InvalidValue');
  });

  it('may come late', () => {
    given(...asked).when(answer({}, asLiaison('2026-04-18T08:00:00.000Z'))).thenTypes('InformationProvided');
  });
});

describe('WithdrawInformationRequest', () => {
  it('is done by who asked, or by a senior', () => {
    given(...asked).when(withdraw()).thenTypes('InformationRequestWithdrawn');
    given(...asked).when(withdraw(asSenior(NOW))).thenTypes('InformationRequestWithdrawn');
    given(...asked).when(withdraw(asSecondOfficer(NOW))).thenRejected('DutiesNotSegregated');
    given(...asked).when(withdraw(asHomeward(NOW))).thenRejected('DutiesNotSegregated');
    given(...asked).when(withdraw(contextOf(PEOPLE.officer, 'receiving-mission', NOW))).thenTypes('InformationRequestWithdrawn');
  });

  it('answers a repetition with nothing and refuses what is answered or was never asked', () => {
    given(...after(asked, withdraw())).when(withdraw(asSecondOfficer(NOW))).thenNothing();
    given(...after(asked, answer())).when(withdraw()).thenRejected('InvalidValue');
    given(...asked).when(withdraw(asOfficer(NOW), 'q-2')).thenRejected('InvalidValue');
  });
});
