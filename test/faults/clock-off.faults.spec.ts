import { join } from 'node:path';
import { HOMEWARD } from '@homeward/access';
import { seededRandomness, systemClock, systemIds } from '@homeward/platform';
import { streamOf } from '@homeward/return-case';
import { type Connections, roleConnections } from '@homeward/wiring';
import { Client } from 'pg';
import { buildServices, type Health, ServiceProcess } from '../e2e/services/service-process';
import { until } from '../support/until';
import { caseScript } from './harness/case-script';
import { Ledger } from './harness/ledger';
import { LogCheck } from './harness/log-check';
import { PostgresProcess } from './harness/postgres-process';
import { readLog } from './harness/read-log';
import { digestsOf, rebuiltDigestsOf } from './harness/read-models';
import { settled } from './harness/ready-again';
import { Workplace } from './harness/workplace';
import { type HotCase, Writer } from './harness/writer';

const LIMIT_MS = 180_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;
const PRELOAD = join(__dirname, 'harness', 'shift-clock.cjs');
const WRITERS_EACH = 4;
const ENOUGH_COMMANDS = 400;

let workplace: Workplace;
let postgres: PostgresProcess;
let connections: Connections;
const started: ServiceProcess[] = [];

/** A whole system whose clock is wrong by so many milliseconds. */
function instance(shiftMs: number, more: Readonly<Record<string, string>> = {}): ServiceProcess {
  const environment = { HOMEWARD_DATA_DIR: workplace.appFolder, HOMEWARD_DATABASE_URL: postgres.url, HOMEWARD_DEADLINES_EVERY_SECONDS: '1', HOMEWARD_TEST_CLOCK_SHIFT_MS: `${shiftMs}`, ...more };
  const service = new ServiceProcess('standalone', environment, ['--require', PRELOAD]);
  started.push(service);
  return service;
}

async function query<Row>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  const client = new Client({ connectionString: connections.eventStoreUrl });
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows as Row[];
  } finally {
    await client.end();
  }
}

/** An officer whose token was issued by the clock that is farthest behind: a token of the future is refused. */
async function officerAt(url: string, actor: string, { ledger, hotCases = [], shiftMs = -HOUR_MS }: { readonly ledger: Ledger; readonly hotCases?: readonly HotCase[]; readonly shiftMs?: number }): Promise<Writer> {
  const token = await workplace.token(actor, { role: 'senior-protection-officer', shiftMs });
  return new Writer({ url, actor, token, ledger, ids: systemIds, randomness: seededRandomness(started.length), hotCases });
}

beforeAll(async () => {
  await buildServices();
  workplace = await Workplace.make();
  postgres = await PostgresProcess.start(workplace.databaseFolder);
  connections = roleConnections({ databaseUrl: postgres.url });
}, LIMIT_MS);

afterEach(() => Promise.all(started.splice(0).map((service) => service.stop())), LIMIT_MS);

afterAll(async () => {
  await postgres.stop();
  await workplace.remove();
}, LIMIT_MS);

describe('instances whose clocks are an hour ahead, an hour behind and right, on one database', () => {
  it('agree on what is recorded; who is off says so and takes no work', async () => {
    const [right, ahead, behind] = [instance(0), instance(HOUR_MS), instance(-HOUR_MS)];
    const urls = await Promise.all([right.url(), ahead.url(), behind.url()]);

    const health = await Promise.all([right, ahead, behind].map((one) => one.get('/health/ready')));
    expect(health.map(({ status }) => status)).toEqual([200, 503, 503]);
    expect(health.map(({ body }) => (body as Health).reasons)).toEqual([
      [],
      [expect.stringMatching(/^The clock of this machine is (3599|3600)\.\d seconds ahead of the database's\.$/)],
      [expect.stringMatching(/^The clock of this machine is (3599|3600)\.\d seconds behind the database's\.$/)],
    ]);

    const ledger = new Ledger();
    const hotCases: HotCase[] = [{ caseId: '', revision: undefined }, { caseId: '', revision: undefined }];
    const stop = new AbortController();
    const writing = urls.flatMap((url, place) => Array.from({ length: WRITERS_EACH }, async (_, index) => (await officerAt(url, `officer-${place}-${index}`, { ledger, hotCases })).run(stop.signal)));
    try {
      await Promise.race([until(() => ledger.acknowledged >= ENOUGH_COMMANDS, 'enough commands'), Promise.all(writing)]);
    } finally {
      stop.abort();
      await Promise.all(writing);
    }
    await settled(urls[0] ?? '');

    const check = new LogCheck(ledger, HOMEWARD.actor);
    for await (const event of readLog(connections.eventStoreUrl)) check.take(event);
    expect(check.finish()).toEqual([]);
    const [times] = await query<{ backwards: number; future: number; span: number }>(`
      select count(*) filter (where recorded_at < before)::integer as backwards, count(*) filter (where recorded_at > clock_timestamp())::integer as future,
             extract(epoch from max((metadata ->> 'occurredAt')::timestamptz) - min((metadata ->> 'occurredAt')::timestamptz))::integer as span
        from (select *, lag(recorded_at) over (order by position) as before from event_store.event) as event`);
    expect(times).toMatchObject({ backwards: 0, future: 0 });
    // The clocks were really two hours apart, and officers on both met on the same cases.
    expect(times?.span).toBeGreaterThanOrEqual(7_200);
    for (const { caseId } of hotCases) {
      const etags = await Promise.all(urls.map((url) => etagOf(url, caseId)));
      expect(etags).toEqual(urls.map(() => `"${check.revisionOf(streamOf(caseId))}"`));
    }
    await Promise.all(started.splice(0).map((service) => service.stop()));
    const live = await digestsOf(connections);
    expect(await rebuiltDigestsOf(connections)).toEqual(live);
  }, LIMIT_MS);
});

async function etagOf(url: string, caseId: string): Promise<string | null> {
  const token = await workplace.token('officer-0', { shiftMs: -HOUR_MS });
  return (await fetch(`${url}/v1/cases/${caseId}/available-commands`, { headers: { authorization: `Bearer ${token}` } })).headers.get('etag');
}

describe('a deadline that is due in half an hour', () => {
  const missed = async (caseId: string): Promise<boolean> =>
    (await query("select from event_store.event where stream = $1 and type = 'DeadlineMissed'", [streamOf(caseId)])).length > 0;

  /** Registered three weeks ago, by the clock of the instance that took it, with a consent that is due at that instant. */
  async function caseDueAt(officer: Writer, dueAtMs: number): Promise<string> {
    const caseId = systemIds.random();
    const [registration] = caseScript(systemIds.random(), '');
    const revision = registration && (await officer.do(caseId, registration, undefined));
    await officer.do(caseId, { name: 'extend-deadline', body: { step: 'consent', dueAt: new Date(dueAtMs).toISOString(), reasonCode: 'access' } }, revision);
    return caseId;
  }

  it('is not missed by an instance an hour ahead, unless an operator lets it be that far off', async () => {
    const shiftMs = -21 * DAY_MS;
    const earlier = instance(shiftMs, { HOMEWARD_DEADLINES_EVERY_SECONDS: '0' });
    const officer = await officerAt(await earlier.url(), 'officer', { ledger: new Ledger(), shiftMs });
    const nowMs = systemClock.nowMs();
    const [soon, past] = [await caseDueAt(officer, nowMs + 30 * MINUTE_MS), await caseDueAt(officer, nowMs - MINUTE_MS)];
    await earlier.stop();

    const ahead = instance(HOUR_MS);
    await until(() => (ahead.said.match(/ClockOff/g)?.length ?? 0) >= 2, 'that it knows its clock is off');
    expect([await missed(past), await missed(soon)]).toEqual([false, false]);
    await ahead.stop();

    const right = instance(0);
    await until(() => missed(past), 'that the deadline of the past is missed');
    expect(await missed(soon)).toBe(false);
    await right.stop();

    instance(HOUR_MS, { HOMEWARD_CLOCK_LIMIT_SECONDS: '7200' });
    await until(() => missed(soon), 'that the deadline to come is missed');
  }, LIMIT_MS);
});
