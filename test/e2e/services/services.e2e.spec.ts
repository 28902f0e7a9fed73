import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresEventStore } from '@homeward/event-store';
import { systemIds } from '@homeward/platform';
import { type Connections, provision } from '@homeward/wiring';
import { Client } from 'pg';
import { isFollowedByCasework } from '../../support/followed-by-casework';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { buildServices, ServiceProcess } from './service-process';

const SLOW_MS = 120_000;
const COMPETING = ['casework', 'projector', 'deadlines', 'audit'];

let databases: readonly [TestDatabase, TestDatabase];
let connections: Connections;
let folder: string;
const started: ServiceProcess[] = [];

const serverOf = (database: TestDatabase) => ({
  url: (_: string, user?: string) => (user === undefined ? database.url : database.urlFor(user)),
  ensureDatabase: () => Promise.resolve(),
  allowLogin: () => Promise.resolve(),
});

function start(name: string, more: Readonly<Record<string, string>> = {}): ServiceProcess {
  const { eventStoreUrl, readModelUrl, keysUrl } = connections;
  const service = new ServiceProcess(name, {
    HOMEWARD_DATA_DIR: folder,
    HOMEWARD_EVENT_STORE_URL: eventStoreUrl,
    HOMEWARD_READ_MODEL_URL: readModelUrl,
    ...(name === 'projector' ? {} : { HOMEWARD_KEYS_URL: keysUrl }),
    HOMEWARD_DEADLINES_EVERY_SECONDS: '1',
    ...more,
  });
  started.push(service);
  return service;
}

async function query(text: string): Promise<void> {
  const client = new Client({ connectionString: databases[0].url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'homeward-services-'));
  databases = [await createTestDatabase(), await createTestDatabase()];
  connections = await provision({ data: serverOf(databases[0]), keys: serverOf(databases[1]) });
  await buildServices();
}, SLOW_MS);

afterEach(() => Promise.all(started.splice(0).map((service) => service.stop('SIGKILL'))));

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  await rm(folder, { recursive: true, force: true });
});

/** Durability is off in the test cluster, and the services rightly complain of nothing else. */
const other = (reasons: readonly string[]) => reasons.filter((reason) => !reason.startsWith('The database runs with') && !reason.startsWith("The event store's role has"));

describe('each service in a process of its own', () => {
  it.each(['casework', 'projector', 'reporting', 'audit', 'deadlines'])('%s starts from its configuration, tells its health, and drains when told to stop', async (name) => {
    const service = start(name);
    expect(await service.get('/health/live')).toEqual({ status: 200, body: { status: 'live' } });
    if (COMPETING.includes(name)) await service.becomes(({ subscriptions }) => subscriptions.some(({ standing }) => standing === 'leader'));
    const health = await service.health();
    expect(health).toMatchObject({ service: name, warnings: [] });
    expect(other(health.reasons)).toEqual([]);
    expect(await service.stop()).toBe(0);
    expect(service.said).toContain(`Homeward ${name} answers at`);
  }, SLOW_MS);

  it('says everything that is wrong with its configuration at once, and no value of it', async () => {
    const service = start('casework', { HOMEWARD_HTTP_PORT: 'hunter2', LOG_LEVEL: 'loud', EVENT_STORE: 'paper', HOMEWARD_KEYS_URL: 'mysql://keys', HOMEWARD_DRAIN_SECONDS: '61', HOMEWARD_ANSWER_SECONDS: '0', HOMEWARD_DATABASE_TIMEOUT_SECONDS: 'soon' });
    expect(await service.ended).toBe(1);
    expect(service.said.match(/^ {2}- \S+/gm)?.map((line) => line.slice(4).replace(':', ''))).toEqual(
      expect.arrayContaining(['HOMEWARD_HTTP_PORT', 'LOG_LEVEL', 'EVENT_STORE', 'HOMEWARD_KEYS_URL', 'HOMEWARD_DRAIN_SECONDS', 'HOMEWARD_ANSWER_SECONDS', 'HOMEWARD_DATABASE_TIMEOUT_SECONDS']),
    );
    expect(service.said).not.toContain('hunter2');
  }, SLOW_MS);

  it('says what to do when it does not know the databases', async () => {
    const service = start('reporting', { HOMEWARD_EVENT_STORE_URL: '', HOMEWARD_READ_MODEL_URL: '' });
    expect(await service.ended).toBe(1);
    expect(service.said).toMatch(/^This service does not know its databases\. Give it one of:/);
  }, SLOW_MS);

  it('ends, and says why, when the master keys are not those of its key store', async () => {
    await start('audit').url();
    const service = start('audit', { HOMEWARD_MASTER_KEYS_DIR: join(folder, 'other-master-keys') });
    expect(await service.ended).toBe(1);
    expect(service.said).toContain('is missing; bring the folder of master keys back.');
  }, SLOW_MS);

  it('has the port of another program told in words', async () => {
    const first = start('audit');
    const port = new URL(await first.url()).port;
    const second = start('reporting', { HOMEWARD_HTTP_PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.said).toContain(`Port ${port} on 127.0.0.1 is used by another program`);
  }, SLOW_MS);
});

describe('two projectors on one database', () => {
  it('share the work by turns: when the leader is killed, who stands by leads within seconds', async () => {
    const first = start('projector');
    await first.becomes(({ subscriptions }) => subscriptions[0]?.standing === 'leader');
    const second = start('projector');
    await second.becomes(({ subscriptions }) => subscriptions[0]?.standing === 'standby');
    expect((await first.health()).subscriptions[0]?.standing).toBe('leader');
    const killedAtMs = performance.now();
    await first.stop('SIGKILL');
    await second.becomes(({ subscriptions }) => subscriptions[0]?.standing === 'leader');
    expect(performance.now() - killedAtMs).toBeLessThan(10_000);
  }, SLOW_MS);
});

describe('versions side by side', () => {
  it('let an older program go on beside a newer schema', async () => {
    await query("alter table read_model.checkpoint add column of_the_next_version text not null default 'unknown'");
    await query('alter table read_model.case_summary add column of_the_next_version integer');
    await query("insert into read_model.migration (timestamp, name) values (9999999999999, 'OfTheNextVersion9999999999999')");
    const service = start('projector');
    await service.becomes(({ subscriptions }) => subscriptions[0]?.standing === 'leader');
    expect(other((await service.health()).reasons)).toEqual([]);
  }, SLOW_MS);

  it('let an older projector set aside the case of an event it does not know, and go on', async () => {
    const store = await openPostgresEventStore({ connectionString: connections.eventStoreUrl });
    const event = { id: systemIds.random(), type: 'OfTheNextVersion', data: '{}', metadata: '{}' };
    await store.append(`returnCase-${systemIds.random()}`, [event], { expected: 'no-stream' });
    await store.close();
    const service = start('projector');
    await service.becomes(({ projections }) => projections.length > 1 && projections.every(({ name, lagEvents }) => isFollowedByCasework(name) || lagEvents === 0));
    const { reasons, warnings } = await service.health();
    expect(other(reasons)).toEqual([]);
    expect(warnings).toContain('Parked cases in case-summary: 1.');
  }, SLOW_MS);

  it('have a newer program refuse work, in words, until the schema is there', async () => {
    await query("update read_model.migration set name = 'renamed' where id = (select min(id) from read_model.migration)");
    const { status, body } = await start('reporting').get('/health/ready');
    expect(status).toBe(503);
    expect(other((body as { reasons: readonly string[] }).reasons)).toEqual(["The read models' schema is older than this program, 1 changes are missing: run the migration first."]);
  }, SLOW_MS);
});
