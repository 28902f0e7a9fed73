import { DEFAULT_RULE_SET } from '@homeward/due-diligence';
import { findCommand } from '@homeward/contracts';
import type { EventStore } from '@homeward/event-store';
import { FEED_START, type FeedPlace, type IntegrationEvent, readRange } from '@homeward/integration';
import { silentLogger, systemTimers } from '@homeward/platform';
import { caseProjections, digestOf, READ_MODEL_ROLE, type RebuildResult } from '@homeward/read-model';
import { DEFAULT_POLICY } from '@homeward/return-case';
import { EVENT_STORE } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { Offices } from '../../../apps/casework/src/offices';
import { DeadlinesService } from '../../../apps/deadlines/src/deadlines.service';
import { rebuildProjections } from '../../../apps/projector/src/rebuild-projections';
import { Relay } from '../../../apps/relay/src/relay';
import { type FakeEventStoreDb, startFakeEventStoreDb } from '../../../libs/event-store/src/testing';
import { BulkCaller } from '../bulk/bulk-caller';
import { type Answer, ApiCaller } from '../commands/caller';
import { type CommandSystem, startCommandSystem } from '../commands/command-system';
import { OpenFeed } from '../reading/open-feed';
import { persist, type Receipt, travel } from './travel';

const POSITION = /^\d{20}-\d{20}$/;
const MAX_TRIES = 40;
const SLOW_MS = 120_000;
const MS_PER_DAY = 24 * 3_600_000;
describe('the whole system on a fake of EventStoreDB that goes away now and then', () => {
  let fake: FakeEventStoreDb;
  let system: CommandSystem;
  let store: EventStore;
  let base: string;
  let officer: ApiCaller;
  let chief: ApiCaller;
  let auditor: ApiCaller;
  let traveller: readonly Receipt[] = [];
  const feeds: OpenFeed[] = [];

  const registered = async (changed: object = {}): Promise<Receipt> => {
    const body = { ...findCommand('register-case')?.example, personRef: system.ids.random(), name: { full: 'Zainab Reader' }, ...changed };
    const answer = await persist(system, officer, [system.ids.random(), 'register-case', body]);
    expect(answer.status).toBe(201);
    return answer.body as unknown as Receipt;
  };

  beforeAll(async () => {
    fake = await startFakeEventStoreDb();
    system = await startCommandSystem({ storeChoice: { eventStore: 'eventstoredb', eventStoreDbUrl: fake.url } });
    await system.app.listen(0, '127.0.0.1');
    base = await system.app.getUrl();
    store = system.app.get<EventStore>(EVENT_STORE, { strict: false });
    traveller = await travel(system, fake);
    await signIn();
  }, SLOW_MS);
  // The tests move the clock past the life of a token.
  beforeEach(() => signIn());
  afterAll(async () => {
    for (const feed of feeds) feed.leave();
    fake.stop();
    await system.stop();
  });

  async function signIn(): Promise<void> {
    officer = await ApiCaller.as(system, 'protection-officer');
    chief = await ApiCaller.as(system, 'chief-of-mission');
    auditor = await ApiCaller.as(system, 'auditor', { office: '*' });
  }

  const last = (): Receipt => traveller.at(-1) ?? { caseId: '', revision: -1, position: '' };

  it('takes a person from intake to return and beyond, each fact once and in its place', async () => {
    const stored = await store.readAll({ limit: 1_000 });
    const mine = stored.filter(({ stream }) => stream.endsWith(last().caseId));
    expect(mine.map(({ revision }) => revision)).toEqual(Array.from({ length: last().revision + 1 }, (_, revision) => revision));
    expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
    expect(mine.map(({ type }) => type)).toEqual(expect.arrayContaining(['ConsentRecorded', 'DdpDecided', 'Departed', 'ArrivalConfirmed']));
    for (const { position } of traveller) expect(position).toMatch(POSITION);
  });

  it('answers with what was written up to a position', async () => {
    const mine = await ApiCaller.as(system, 'protection-officer', { office: 'tripoli' });
    const read = await mine.get(`/v1/cases/${last().caseId}?minPosition=${last().position}`);
    expect(read).toMatchObject({ status: 200, body: { revision: last().revision } });
  });

  it('replays the case event by event, as of a revision and as of an instant', async () => {
    const whole = await auditor.get(`/v1/cases/${last().caseId}/history?limit=200`);
    const events = whole.body['events'] as readonly { readonly type: string; readonly revision: number; readonly position: string; readonly recordedAt: string }[];
    expect(events).toHaveLength(last().revision + 1);
    const consent = events.find(({ type }) => type === 'ConsentRecorded');
    const then = await auditor.get(`/v1/cases/${last().caseId}/history?asOf=${String(consent?.revision)}`);
    expect(then.body).toMatchObject({ asOf: { revision: consent?.revision }, state: { phase: 'consented' } });
    const first = await auditor.get(`/v1/cases/${last().caseId}/history?asOf=${String(events[0]?.recordedAt)}`);
    expect(first.body).toMatchObject({ state: { phase: 'registered' } });
  });

  it('makes every decision again to the same bytes, and proves the segregation of duties as of a position', async () => {
    const decided = (await store.readAll({ limit: 1_000 })).filter(({ type }) => type === 'DdpDecided');
    expect(decided.length).toBeGreaterThan(0);
    for (const { revision, stream } of decided) {
      const caseId = stream.slice(stream.indexOf('-') + 1);
      expect(await auditor.get(`/v1/cases/${caseId}/due-diligence/decisions/${revision}/recomputed`)).toMatchObject({ status: 200, body: { equal: true } });
    }
    const asOf = traveller[0]?.position ?? '';
    expect((await auditor.get(`/v1/audit/segregation-of-duties?asOf=${asOf}&minPosition=${last().position}`)).body).toMatchObject({ asOfPosition: asOf, conflicts: 0 });
    expect((await auditor.get('/v1/audit/segregation-of-duties')).body).toMatchObject({ conflicts: 0 });
  });

  it('makes the report of a past position again, whatever came after', async () => {
    const { position } = await registered();
    await chief.get(`/v1/caseload?minPosition=${position}`);
    const url = `/v1/reports/caseload-and-movement?asOf=${position}&fromMonth=2026-01&toMonth=2026-12`;
    const before = await chief.get(url);
    const later = await registered();
    await chief.get(`/v1/caseload?minPosition=${later.position}`);
    const figures = ({ basis: _, ...rest }: Readonly<Record<string, unknown>>): unknown => rest;
    const after = await chief.get(url);
    expect(before).toMatchObject({ status: 200, body: { basis: { asOfPosition: position } } });
    expect(figures(after.body)).toEqual(figures(before.body));
    expect(await chief.get(`/v1/reports/caseload-and-movement?asOf=${'9'.repeat(20)}-${'9'.repeat(20)}`)).toMatchObject({ status: 400 });
  });

  it('feeds clients from the last id they saw, over a cut of the server', async () => {
    const feed = await OpenFeed.open(`${base}/v1/feed/worklist`, officer.token);
    feeds.push(feed);
    await feed.until(({ lastId }) => lastId !== undefined);
    const one = await registered();
    await feed.until(({ changes }) => changes.some(({ position }) => position === one.position));
    feed.leave();
    expect(feed.lastId).toMatch(POSITION);

    await fake.restart();
    const other = await registered();
    const again = await OpenFeed.open(`${base}/v1/feed/worklist`, officer.token, feed.lastId);
    feeds.push(again);
    await again.until(({ changes }) => changes.some(({ position }) => position === other.position));
    expect(again.changes.map(({ caseId }) => caseId)).toEqual([other.caseId]);
  });

  it('records a command once, however often and wherever it is sent', async () => {
    const key = system.ids.random();
    const caseId = system.ids.random();
    const body = { ...findCommand('register-case')?.example, personRef: system.ids.random() };
    const another = await system.another();
    const elsewhere = await ApiCaller.as({ ...system, app: another }, 'protection-officer');
    const answers = await Promise.all([officer, elsewhere, officer, elsewhere].map((caller) => persist(system, caller, [caseId, 'register-case', body], { key })));
    await system.close(another);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    expect(new Set(answers.map((answer) => answer.body['position'])).size).toBe(1);
    const events = (await store.readAll({ limit: 1_000 })).filter(({ stream }) => stream.endsWith(caseId));
    expect(events.map(({ type }) => type)).toEqual(['CaseRegistered', 'DeadlineSet']);
    expect(await officer.command(caseId, 'register-case', { ...body, claimedNationality: 'TCD' }, { key })).toMatchObject({ status: 422 });
  });

  it('says what is due, and records that it was missed', async () => {
    const { caseId, position } = await registered();
    await officer.get(`/v1/worklist?minPosition=${position}`);
    await system.time.advance(5 * MS_PER_DAY);
    await signIn();
    await system.app.get(DeadlinesService, { strict: false }).passOnce();
    const head = (await store.head()) ?? '';
    const { body } = await officer.get(`/v1/cases/${caseId}/timeline?minPosition=${head}`);
    expect((body['events'] as readonly { readonly type: string }[]).map(({ type }) => type)).toContain('DeadlineMissed');
  });

  it('suspends a corridor, and says which position the search rested on', async () => {
    const { caseId } = await registered({ returnCountry: 'MLI' });
    const job = await (await BulkCaller.as(system, 'chief-of-mission')).finished({ operation: 'suspend', scope: 'corridor', scopeRef: 'NER>MLI', reasonCode: 'airspace-closed' });
    expect(job).toMatchObject({ status: 'done', found: 1, recorded: 1, refused: 0 });
    expect(job.coveredPosition).toMatch(POSITION);
    expect((await officer.get(`/v1/cases/${caseId}/available-commands`)).body).toMatchObject({ phase: 'suspended' });
  });

  it('imports a sheet, and knows its rows again', async () => {
    const sheet = 'reference,name,birth_date,sex,nationality,return_type,language,site,family,family_relation\nESDB-1,Awa Traoré,~1990,f,Mali,avr,bambara,Agadez,,';
    const finished = async (): Promise<Answer> => {
      const accepted = await officer.send('POST', '/v1/imports', sheet, { 'content-type': 'text/csv' });
      let job = accepted;
      for (let looks = 0; looks < MAX_TRIES && job.body['status'] !== 'done'; looks += 1) {
        await systemTimers.sleep(50);
        job = await officer.get(String(accepted.headers['location']));
      }
      return job;
    };
    expect((await finished()).body).toMatchObject({ status: 'done', registered: 1, unchanged: 0 });
    expect((await finished()).body).toMatchObject({ status: 'done', registered: 0, unchanged: 1 });
  });

  it('takes past decisions again under other rules', async () => {
    const network = await ApiCaller.as(system, 'chief-of-mission', { office: 'tripoli' });
    const accepted = await network.send('POST', '/v1/what-if', JSON.stringify(DEFAULT_RULE_SET), { 'content-type': 'application/json' });
    let job = accepted;
    for (let looks = 0; looks < MAX_TRIES && job.body['status'] !== 'done'; looks += 1) {
      await systemTimers.sleep(50);
      job = await network.get(`/v1/what-if/${String(accepted.body['id'])}`);
    }
    expect(job.body).toMatchObject({ status: 'done' });
  });

  it('rebuilds a read model to the rows it grew', async () => {
    const { position } = await registered();
    await officer.get(`/v1/worklist?minPosition=${position}`);
    const dataSource = system.app.get(DataSource);
    const table = caseProjections(dataSource, DEFAULT_POLICY, () => '').find(({ projection }) => projection.name === 'case-summary')?.table;
    if (table === undefined) throw new Error('There is no summary of cases.');
    const grown = await digestOf(dataSource, table);
    const results: RebuildResult[] = [];
    await rebuildProjections({
      eventStoreUrl: '',
      readModelUrl: system.databases[0]?.urlFor(READ_MODEL_ROLE) ?? '',
      storeChoice: { eventStore: 'eventstoredb', eventStoreDbUrl: fake.url },
      names: ['case-summary'],
      policy: DEFAULT_POLICY,
      zoneOf: (office) => new Offices().zoneOf(office),
      clock: system.time,
      logger: silentLogger,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onDone: (result) => results.push(result),
    });
    const events = (await store.readAll({ limit: 1_000 })).length;
    expect(results).toMatchObject([{ position, events, parked: 0, digest: grown }]);
  });

  it('numbers every event for the audit, densely over the sparse positions', async () => {
    const events = await store.readAll({ limit: 1_000 });
    let leaves: readonly { readonly index: number; readonly id: string }[] = [];
    for (let looks = 0; looks < MAX_TRIES && leaves.length < events.length; looks += 1) {
      await systemTimers.sleep(50);
      leaves = await system.app.get(DataSource).query('select leaf_index::int as index, event_id as id from audit.leaf order by leaf_index');
    }
    expect(leaves).toEqual(events.map(({ id }, index) => ({ index, id })));
  });

  it('tells other systems the same events under the same numbers, from the start or from the middle', async () => {
    const whole = await readRange(store, FEED_START, 1_000);
    expect(whole.length).toBeGreaterThan(traveller.length);
    const middle = whole[20];
    expect(await readRange(store, { sequence: 21, position: middle?.logposition }, 30)).toEqual(whole.slice(21, 30));
  });

  it('relays each event once, under its dense number, over a cut of the server', async () => {
    const published: IntegrationEvent[] = [];
    let relayed: FeedPlace = FEED_START;
    const channel = { findLast: () => Promise.resolve(published.at(-1)), publish: async (events: readonly IntegrationEvent[]) => void published.push(...events) };
    const progress = { find: () => Promise.resolve(relayed), advance: async (_: FeedPlace, to: FeedPlace) => void (relayed = to) };
    const relay = new Relay({ store, channel, progress, timers: systemTimers, logger: silentLogger });
    const stop = new AbortController();
    const running = relay.run(stop.signal);
    await fake.restart();
    const { position } = await registered();
    for (let looks = 0; looks < 10 * MAX_TRIES && (relayed.position ?? '') < position; looks += 1) await systemTimers.sleep(50);
    stop.abort();
    await running;
    expect(published).toEqual(await readRange(store, FEED_START, 1_000));
    expect(published.map(({ logposition }) => logposition)).toContain(position);
  });

  it('says how far the read models are behind, in events and seconds', async () => {
    const { position } = await registered();
    await officer.get(`/v1/worklist?minPosition=${position}`);
    const { body } = await new ApiCaller(system, '').get('/health/ready');
    expect(body).toMatchObject({ status: 'ready', reasons: [] });
    const lags = body['projections'] as readonly { readonly name: string; readonly lagEvents: number }[];
    expect(lags.find(({ name }) => name === 'case-summary')).toMatchObject({ lagEvents: 0 });
  });
});
