import { commandNameOf } from '@homeward/contracts';
import type { EventStore } from '@homeward/event-store';
import { ProjectionProgress } from '@homeward/read-model';
import { SEALED_FIELDS } from '@homeward/return-case';
import { EVENT_STORE } from '@homeward/wiring';
import { Client } from 'pg';
import { type Answer, ApiCaller } from './caller';
import { BIRTH_DAY, CANARY, canarySteps, PARTING, SEALED_FLAG, type Step } from './canary-flow';
import { type CommandSystem, startCommandSystem } from './command-system';
import { everyRowOf } from './stored-text';

const FILLED_IN = ['office', 'hostCountry', 'possibleDuplicates'];
const CANARIES = [CANARY, BIRTH_DAY, SEALED_FLAG];
const MAX_TRIES = 20;
const UNAVAILABLE = 503;

/** What a client may send of a command of the domain. */
const bodyOf = (data: object) => Object.fromEntries(Object.entries(data).filter(([name]) => !FILLED_IN.includes(name)));

describe('canaries in every personal field', () => {
  let system: CommandSystem;
  const answers: Answer[] = [];
  const cases = new Map<Step['story'], { readonly id: string; revision: number }>();

  beforeAll(async () => {
    system = await startCommandSystem();
    for (const step of canarySteps()) await take(step);
    await partFamily();
    await breakConnections();
    await system.app.get(ProjectionProgress).waitFor((await system.app.get<EventStore>(EVENT_STORE).head()) ?? '', { timeoutMs: 30_000 });
  }, 120_000);
  afterAll(() => system.stop());

  /** Does what the story says, and around it everything that goes wrong with the same body. */
  async function take({ story, command: { type, data, context } }: Step): Promise<void> {
    const due = Date.parse(context.now) - system.time.nowMs();
    if (due > 0) await system.time.advance(due);
    const known = cases.get(story) ?? { id: system.ids.random(), revision: -1 };
    cases.set(story, known);
    const caller = await ApiCaller.as(system, context.role, { office: 'tripoli', subject: context.actor, country: 'NGA' });
    const body = { ...bodyOf(data), ...(type === 'RegisterCase' ? { personRef: system.ids.random() } : {}) };
    const name = commandNameOf(type);
    const key = system.ids.random();
    await fail(400, caller.command(known.id, name, { ...body, unheardOf: CANARY }, { revision: known.revision }));
    await fail(400, caller.command(known.id, name, JSON.stringify(body).replaceAll(CANARY, `${CANARY}\\u0000`).replace('{', `{"${CANARY}\\u0007":"${CANARY}",`), { revision: known.revision }));
    await fail(400, caller.command(known.id, name, `{"name":"${CANARY}`, { revision: known.revision }));
    if (known.revision >= 0) await fail(412, caller.command(known.id, name, body, { revision: known.revision + 9 }));
    const answer = await caller.command(known.id, name, body, { key, ...(known.revision < 0 ? {} : { revision: known.revision }) });
    answers.push(answer);
    expect({ type, story, ...answer.body }).toMatchObject({ revision: expect.any(Number) as number });
    known.revision = Number(answer.body['revision']);
  }

  /** Two of one family, of whom Homeward tells each the other; then the one goes without the other. */
  async function partFamily(): Promise<void> {
    const ids = [system.ids.random(), system.ids.random()] as const;
    const senior = await ApiCaller.as(system, 'senior-protection-officer', { office: 'tripoli' });
    const registration = bodyOf(canarySteps().find(({ command }) => command.type === 'RegisterCase')?.command.data ?? {});
    for (const id of ids) {
      await senior.command(id, 'register-case', { ...registration, personRef: system.ids.random() });
      await senior.command(id, 'link-family', { groupId: 'family-canary', relation: 'sibling' }, { revision: await revisionOf(senior, id) });
    }
    const body = { fromCaseIds: [ids[1]], reasonCode: 'own-wish', decisionRef: 'minutes-7', reason: PARTING };
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      await system.app.get(ProjectionProgress).waitFor((await system.app.get<EventStore>(EVENT_STORE).head()) ?? '', { timeoutMs: 30_000 });
      const answer = await senior.command(ids[0], 'decide-family-split', body, { revision: await revisionOf(senior, ids[0]) });
      answers.push(answer);
      if (answer.status === 201) return;
    }
    throw new Error('The family was never told of each other.');
  }

  const revisionOf = async (caller: ApiCaller, id: string) => Number((await caller.get(`/v1/cases/${id}/available-commands`)).body['revision']);

  async function fail(status: number, sent: Promise<Answer>): Promise<void> {
    const answer = await sent;
    answers.push(answer);
    expect(answer.status).toBe(status);
  }

  /** Ends every connection of the data database under way, until one request felt it. */
  async function breakConnections(): Promise<void> {
    const [database] = system.databases;
    const administrator = new Client({ connectionString: database?.url });
    await administrator.connect();
    const caller = await ApiCaller.as(system, 'protection-officer', { office: 'tripoli' });
    const registration = bodyOf(canarySteps().find(({ command }) => command.type === 'RegisterCase')?.command.data ?? {});
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const id = system.ids.random();
      const [sent] = await Promise.all([
        caller.command(id, 'register-case', { ...registration, personRef: system.ids.random() }),
        administrator.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()', [database?.name]),
      ]);
      answers.push(sent);
      if (sent.status === UNAVAILABLE) break;
    }
    await administrator.end();
  }

  it('were in every kind of event that holds personal data', async () => {
    const store = system.app.get<EventStore>(EVENT_STORE);
    const sealed = new Set<string>();
    for (const event of await store.readAll({ limit: 1_000 })) if (event.data.includes('$sealed')) sealed.add(event.type);
    expect([...sealed].sort()).toEqual(Object.keys(SEALED_FIELDS).sort());
  });

  it('can be found where one looks: the search itself is not blind', async () => {
    const rows = await everyRowOf(system.databases[0]?.url ?? '');
    expect(rows.some(({ text }) => text.includes('CaseRegistered'))).toBe(true);
    expect(new Set(rows.map(({ table }) => table)).size).toBeGreaterThan(5);
  });

  it('are in no table of any database', async () => {
    const rows = (await Promise.all(system.databases.map(({ url }) => everyRowOf(url)))).flat();
    expect(rows.filter(({ text }) => CANARIES.some((canary) => text.includes(canary))).map(({ table }) => table)).toEqual([]);
  });

  it('are in no answer, least of all in those that say what was wrong', () => {
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(expect.arrayContaining([201, 400, 412, UNAVAILABLE]));
    expect(answers.filter(({ status }) => status >= 400).length).toBeGreaterThan(100);
    expect(answers.filter(({ text }) => text.includes(CANARY) || text.includes(BIRTH_DAY)).map(({ text }) => text)).toEqual([]);
  });

  it('are in no line of the log, though the log tells of every request', () => {
    expect(system.logLines.length).toBeGreaterThan(answers.length);
    expect(system.logLines.filter((line) => CANARIES.some((canary) => line.includes(canary)))).toEqual([]);
  });
});
