import { CaseLog } from '@homeward/case-log';
import { findCommand } from '@homeward/contracts';
import { commandIdOf } from '@homeward/http';
import type { Eraser } from '@homeward/personal-data';
import { ERASER } from '@homeward/wiring';
import { BegunErasures } from '../../../apps/casework/src/erasure/begun-erasures';
import { until } from '../../support/until';
import { ApiCaller } from './caller';
import { type CommandSystem, startCommandSystem } from './command-system';

const BODY = { reasonCode: 'person-request' };
const KEY = 'erase-once';
const CALLER = { actor: 'dpo-1', role: 'data-protection-officer', office: '*' } as const;

describe('an erasure whose process died after the keys were destroyed', () => {
  let system: CommandSystem;
  let officer: ApiCaller;
  let senior: ApiCaller;
  let privacy: ApiCaller;
  beforeAll(async () => {
    system = await startCommandSystem();
    [officer, senior, privacy] = await Promise.all([ApiCaller.as(system, 'protection-officer'), ApiCaller.as(system, 'senior-protection-officer'), ApiCaller.as(system, 'data-protection-officer', { office: '*', subject: CALLER.actor })]);
  }, 60_000);
  afterAll(() => system.stop());

  const eventsOf = async (caseId: string) => {
    const events = [];
    for await (const { event } of system.app.get(CaseLog).read(caseId)) events.push(event);
    return events;
  };
  const erasedIn = async (caseId: string) => (await eventsOf(caseId)).filter(({ type }) => type === 'PersonErased');
  const warnings = async () => (await officer.get('/health/ready')).body['warnings'] as readonly string[];
  const isTold = async () => (await warnings()).some((warning) => warning.startsWith('An erasure is unfinished (1 in all)'));
  const revisionOf = async (caseId: string) => (await eventsOf(caseId)).length - 1;
  const closed = async (caseId: string) => expect(await senior.command(caseId, 'close-case', { reason: 'ineligible' }, { revision: await revisionOf(caseId) })).toMatchObject({ status: 201 });
  const registered = async (personRef: string): Promise<string> => {
    const caseId = system.ids.random();
    expect(await officer.command(caseId, 'register-case', { ...findCommand('register-case')?.example, personRef })).toMatchObject({ status: 201 });
    return caseId;
  };

  /** As the process that died left it. */
  const begun = (caseId: string) =>
    system.app.get(BegunErasures).keep({ caller: CALLER, caseId, type: 'ErasePerson', body: BODY, commandId: commandIdOf({ actor: CALLER.actor, caseId, key: KEY }), expectedRevision: 3, trace: { traceId: '0'.repeat(32), traceparent: '' } });

  it('waits, and is told of, while the rules refuse it; is recorded in the name of who asked once they grant it; and leaves other cases of the person to themselves', async () => {
    const personRef = system.ids.random();
    const [caseId, otherCase] = [await registered(personRef), await registered(personRef)];
    await closed(caseId);
    expect(await senior.command(caseId, 'reopen-case', findCommand('reopen-case')?.example, { revision: await revisionOf(caseId) })).toMatchObject({ status: 201 });
    await system.app.get<Eraser>(ERASER).erase(personRef);
    await begun(caseId);

    await until(isTold, 'a warning');
    expect(await erasedIn(caseId)).toEqual([]);
    await closed(caseId);
    await until(async () => (await erasedIn(caseId)).length > 0, 'the end of the erasure');
    await until(async () => !(await isTold()), 'the end of the warning');

    expect(await erasedIn(caseId)).toMatchObject([{ by: CALLER.actor, role: CALLER.role, data: { ...BODY, keysDestroyed: 1 } }]);
    expect(await privacy.command(caseId, 'erase-person', BODY, { revision: 3, key: KEY })).toMatchObject({ status: 200, body: { events: ['PersonErased'] } });
    expect(await erasedIn(otherCase)).toEqual([]);
    expect(await officer.command(otherCase, 'correct-identity', { reasonCode: 'new-evidence', name: { full: 'Another Name' } }, { revision: 1 })).toMatchObject({ status: 409, body: { code: 'PersonErased' } });
    await closed(otherCase);
    expect(await privacy.command(otherCase, 'erase-person', BODY, { revision: await revisionOf(otherCase) })).toMatchObject({ status: 201, body: { events: ['PersonErased'] } });
    expect(await erasedIn(otherCase)).toMatchObject([{ data: { keysDestroyed: 1 } }]);
  });

  it('is recorded once when it is finished and sent again at the same moment', async () => {
    const personRef = system.ids.random();
    const caseId = await registered(personRef);
    await closed(caseId);
    await begun(caseId);
    expect([200, 201]).toContain((await privacy.command(caseId, 'erase-person', BODY, { revision: 3, key: KEY })).status);
    await until(async () => (await system.app.get(BegunErasures).list(1)).length === 0, 'the end of the erasure');
    expect(await erasedIn(caseId)).toHaveLength(1);
  });
});
