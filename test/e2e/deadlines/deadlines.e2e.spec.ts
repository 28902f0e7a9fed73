import { findCommand } from '@homeward/contracts';
import type { EventStore } from '@homeward/event-store';
import { addHours } from '@homeward/return-case';
import { EVENT_STORE } from '@homeward/wiring';
import { DeadlinesService } from '../../../apps/deadlines/src/deadlines.service';
import { ApiCaller } from '../commands/caller';
import { type CommandSystem, startCommandSystem } from '../commands/command-system';

const MS_PER_HOUR = 3_600_000;
const START = '2026-03-02T08:00:00.000Z';
/** The end of Thursday in Niamey. */
const CONSENT_DUE = '2026-03-05T22:59:59.999Z';

describe('a deadline', () => {
  let system: CommandSystem;
  let officer: ApiCaller;

  beforeAll(async () => {
    system = await startCommandSystem();
  });
  // The tests move the clock past the life of a token.
  beforeEach(async () => {
    officer = await ApiCaller.as(system, 'protection-officer');
  });
  afterAll(() => system.stop());

  /** Waits until the read models know everything that is in the log. */
  const readUp = async (): Promise<string> => {
    const head = await system.app.get<EventStore>(EVENT_STORE, { strict: false }).head();
    await officer.get(`/v1/worklist?minPosition=${head ?? ''}`);
    return head ?? '';
  };
  const register = async (): Promise<string> => {
    const caseId = system.ids.random();
    await officer.command(caseId, 'register-case', { ...findCommand('register-case')?.example, personRef: system.ids.random() });
    await readUp();
    return caseId;
  };
  const pass = async (app = system.app) => {
    const result = await app.get(DeadlinesService, { strict: false }).passOnce();
    await readUp();
    return result;
  };
  const send = async (sender: ApiCaller, caseId: string, name: string, body: unknown) => {
    const { headers } = await sender.get(`/v1/cases/${caseId}/available-commands`);
    const answer = await sender.command(caseId, name, body, { revision: String(headers['etag']) });
    await readUp();
    return answer;
  };
  const storyOf = async (caseId: string): Promise<readonly { readonly type: string; readonly role: string }[]> => {
    const { body } = await officer.get(`/v1/cases/${caseId}/timeline?limit=200`);
    const events = body['events'] as readonly { readonly type: string; readonly role: string }[];
    return events.filter(({ type }) => type.startsWith('Deadline')).map(({ type, role }) => ({ type, role }));
  };
  const worklistOf = async (caseId: string) => {
    const { body } = await officer.get('/v1/worklist?limit=200');
    return (body['items'] as readonly { readonly caseId: string; readonly kind: string; readonly step: string; readonly status: string }[]).filter((item) => item.caseId === caseId && item.kind === 'due');
  };
  const moveTo = (instant: string) => system.time.advance(Date.parse(instant) - system.time.nowMs());

  it('is set, missed, escalated, and met late', async () => {
    expect(system.time.now()).toBe(START);
    const caseId = await register();
    expect(await worklistOf(caseId)).toMatchObject([{ step: 'consent', dueAt: CONSENT_DUE, status: 'due', escalated: false }]);

    await moveTo(CONSENT_DUE);
    expect(await pass()).toEqual({ asked: 0, recorded: 0, failed: 0 });
    await system.time.advance(1);
    expect(await pass()).toEqual({ asked: 1, recorded: 1, failed: 0 });
    expect(await worklistOf(caseId)).toMatchObject([{ step: 'consent', status: 'overdue', escalated: false }]);
    await system.time.advance(24 * MS_PER_HOUR);
    expect(await pass()).toEqual({ asked: 1, recorded: 1, failed: 0 });
    expect(await worklistOf(caseId)).toMatchObject([{ step: 'consent', status: 'overdue', escalated: true }]);
    expect(await pass()).toEqual({ asked: 0, recorded: 0, failed: 0 });

    expect(await send(officer, caseId, 'record-consent', findCommand('record-consent')?.example)).toMatchObject({ status: 201 });
    expect((await storyOf(caseId)).map(({ type, role }) => `${type} ${role}`).sort()).toEqual([
      'DeadlineEscalated homeward',
      'DeadlineMet protection-officer',
      'DeadlineMissed homeward',
      'DeadlineSet protection-officer',
      'DeadlineSet protection-officer',
    ]);
    expect(await worklistOf(caseId)).toMatchObject([{ step: 'screening', status: 'due' }]);
  });

  it('is missed once, though two processes ask at the same moment and one dies before it has seen the answer', async () => {
    const caseId = await register();
    const other = await system.another();
    await system.time.advance(5 * 24 * MS_PER_HOUR);
    officer = await ApiCaller.as(system, 'protection-officer');
    await Promise.all([pass(), pass(other)]);
    await system.close(other);
    const third = await system.another();
    await pass(third);
    const missed = (await storyOf(caseId)).filter(({ type }) => type === 'DeadlineMissed');
    expect(missed).toHaveLength(1);
  });

  it('is extended and waived by senior officers, and by nobody else', async () => {
    const caseId = await register();
    const senior = await ApiCaller.as(system, 'senior-protection-officer');
    const dueAt = addHours(system.time.now(), 10 * 24);
    const longer = { step: 'consent', dueAt, reasonCode: 'access', reason: 'No road.' };
    expect(await send(officer, caseId, 'extend-deadline', longer)).toMatchObject({ status: 403 });
    expect(await send(senior, caseId, 'extend-deadline', { ...longer, reasonCode: 'rescheduled' })).toMatchObject({ status: 400 });
    expect(await send(senior, caseId, 'extend-deadline', longer)).toMatchObject({ status: 201 });
    expect(await send(senior, caseId, 'extend-deadline', longer)).toMatchObject({ status: 200 });
    expect(await worklistOf(caseId)).toMatchObject([{ step: 'consent', dueAt }]);
    expect(await send(senior, caseId, 'waive-deadline', { step: 'consent', reasonCode: 'done-elsewhere' })).toMatchObject({ status: 201 });
    expect(await worklistOf(caseId)).toEqual([]);
    expect(await send(senior, caseId, 'apply-due-timers', {})).toMatchObject({ status: 403 });
  });
});
