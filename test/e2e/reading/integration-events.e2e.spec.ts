import { findCommand } from '@homeward/contracts';
import { GapNotHealed, IntegrationFeed, type IntegrationEvent, rangeOverHttp, RangeRefused, sequenceOf } from '@homeward/integration';
import { addressOf } from '@homeward/wiring';
import { ApiCaller } from '../commands/caller';
import { type CommandSystem, startCommandSystem } from '../commands/command-system';

const NAME = 'Binta Integration';
const EVENTS = '/v1/integration/events';

describe('integration events over HTTP', () => {
  let system: CommandSystem;
  let other: ApiCaller;
  let officer: ApiCaller;
  const cases: string[] = [];
  beforeAll(async () => {
    system = await startCommandSystem();
    await system.app.listen(0, '127.0.0.1');
    [other, officer] = await Promise.all([ApiCaller.as(system, 'other-system', { office: '*' }), ApiCaller.as(system, 'protection-officer')]);
    for (let made = 0; made < 4; made += 1) {
      const caseId = system.ids.random();
      cases.push(caseId);
      const answer = await officer.command(caseId, 'register-case', { ...findCommand('register-case')?.example, personRef: system.ids.random(), name: { full: NAME } });
      expect(answer.status).toBe(201);
    }
  });
  afterAll(() => system.stop());

  const eventsIn = ({ text }: { readonly text: string }) => JSON.parse(text) as readonly IntegrationEvent[];

  it('are a batch of CloudEvents after a sequence, numbered without a gap, without a word of the person', async () => {
    const all = await other.get(EVENTS);
    expect([all.status, all.headers['content-type']]).toEqual([200, 'application/cloudevents-batch+json; charset=utf-8']);
    const events = eventsIn(all);
    expect(events.map(sequenceOf)).toEqual(events.map((_, index) => index + 1));
    expect([...new Set(events.map(({ subject }) => subject))]).toEqual(cases);
    expect(all.text).not.toContain(NAME);
    expect(eventsIn(await other.get(`${EVENTS}?after=2&limit=3`))).toEqual(events.slice(2, 5));
    expect(eventsIn(await other.get(`${EVENTS}?after=${events.length}`))).toEqual([]);
    expect(eventsIn(await other.get(`${EVENTS}?after=999999999`))).toEqual([]);
  });

  it('fill the gap of a reader that reaches no database', async () => {
    const events = eventsIn(await other.get(EVENTS));
    const delivered: number[] = [];
    const fetchRange = rangeOverHttp({ url: addressOf(system.app), token: () => Promise.resolve(other.token) });
    const feed = new IntegrationFeed({ fetchRange, deliver: async (event) => void delivered.push(sequenceOf(event)) });
    await feed.receive(events.at(-1) as IntegrationEvent);
    expect(delivered).toEqual(events.map(sequenceOf));
    await expect(feed.receive({ ...(events.at(-1) as IntegrationEvent), sequence: '0000000000009999' })).rejects.toBeInstanceOf(GapNotHealed);
  });

  it.each([
    ['an officer', 'protection-officer', 'niamey', 403],
    ['an auditor of the network', 'auditor', '*', 403],
    ['another system of one office', 'other-system', 'niamey', 403],
  ] as const)('are not for %s', async (_, role, office, status) => {
    const caller = await ApiCaller.as(system, role, { office });
    expect((await caller.get(EVENTS)).status).toBe(status);
    const fetchRange = rangeOverHttp({ url: addressOf(system.app), token: () => Promise.resolve(caller.token) });
    await expect(fetchRange({ sequence: 0, position: undefined }, 1)).rejects.toEqual(new RangeRefused(status));
  });

  it.each(['after=-1', 'after=x', 'limit=0', 'limit=501', 'position=1'])('are not asked for with %s', async (query) => {
    expect(await other.get(`${EVENTS}?${query}`)).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
  });

  it('open nothing else to another system', async () => {
    for (const address of ['/v1/cases', `/v1/cases/${cases[0] ?? ''}`, `/v1/cases/${cases[0] ?? ''}/history`, '/v1/worklist']) expect((await other.get(address)).status).toBe(403);
    expect((await other.command(system.ids.random(), 'register-case', findCommand('register-case')?.example)).status).toBe(403);
  });
});
