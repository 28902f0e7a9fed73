import { findCommand } from '@homeward/contracts';
import { ApiCaller } from './caller';
import { type CommandSystem, startCommandSystem } from './command-system';

const QUESTION = { toRole: 'consular-liaison', toUnit: 'embassy-desk', question: 'Is the birth certificate on file?', dueOn: '2026-03-09' };

describe('questions to another role', () => {
  let system: CommandSystem;
  let officer: ApiCaller;
  let liaison: ApiCaller;
  let caseId: string;

  beforeAll(async () => {
    system = await startCommandSystem();
    [officer, liaison] = await Promise.all([ApiCaller.as(system, 'protection-officer'), ApiCaller.as(system, 'consular-liaison')]);
  });
  afterAll(() => system.stop());
  beforeEach(async () => {
    caseId = system.ids.random();
    await officer.command(caseId, 'register-case', { ...findCommand('register-case')?.example, personRef: system.ids.random() });
  });

  const asked = (reader: ApiCaller) => reader.get(`/v1/cases/${caseId}/information-requests`);
  /** The command on the case as it is now. */
  const send = async (sender: ApiCaller, name: string, body: object) => sender.command(caseId, name, body, { revision: String((await asked(sender)).headers['etag']) });
  const requestsFor = async (reader: ApiCaller) => (await asked(reader)).body['requests'];

  it('are read and answered by that role, and read by nobody else but who protects the person', async () => {
    const requestId = system.ids.random();
    expect(await send(officer, 'request-information', { requestId, ...QUESTION })).toMatchObject({ status: 201 });
    const open = { requestId, ...QUESTION, status: 'open', askedBy: 'protection-officer-1', askedAt: system.time.now() };
    expect(await requestsFor(liaison)).toEqual([open]);
    expect(await requestsFor(officer)).toEqual([open]);
    const logistics = await ApiCaller.as(system, 'operations-logistics');
    expect(await requestsFor(logistics)).toEqual([{ ...open, question: { sealed: 'protection' } }]);

    const answer = { requestId, answer: 'A certified copy is.', attachmentRef: 'copy-7' };
    expect(await send(logistics, 'answer-information-request', answer)).toMatchObject({ status: 409, body: { code: 'DutiesNotSegregated' } });
    expect(await send(liaison, 'answer-information-request', answer)).toMatchObject({ status: 201 });
    expect(await send(liaison, 'answer-information-request', answer)).toMatchObject({ status: 200 });
    expect(await requestsFor(officer)).toEqual([{ ...open, status: 'answered', answer: answer.answer, attachmentRef: 'copy-7' }]);
    expect(await requestsFor(logistics)).toEqual([{ ...open, status: 'answered', question: { sealed: 'protection' }, answer: { sealed: 'protection' }, attachmentRef: 'copy-7' }]);
  });

  it('are withdrawn by who asked, not asked of a role without cases, and hidden with the case', async () => {
    const requestId = system.ids.random();
    await send(officer, 'request-information', { requestId, ...QUESTION });
    expect(await send(officer, 'withdraw-information-request', { requestId })).toMatchObject({ status: 201 });
    expect(await requestsFor(officer)).toMatchObject([{ status: 'withdrawn' }]);
    expect(await send(officer, 'request-information', { requestId: system.ids.random(), ...QUESTION, toRole: 'auditor' })).toMatchObject({ status: 400 });
    expect((await asked(await ApiCaller.as(system, 'protection-officer', { office: 'tripoli' }))).status).toBe(404);
    expect((await asked(await ApiCaller.as(system, 'system-administrator', { office: '*' }))).status).toBe(403);
  });
});
