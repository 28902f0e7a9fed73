import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@homeward/embedded-postgres';
import { Client } from 'pg';
import { builtProgram, buildServices, ServiceProcess } from './service-process';

const SLOW_MS = 120_000;
const run = promisify(execFile);

describe('the first start on an empty server', () => {
  let server: EmbeddedPostgres;
  let folder: string;
  const started: ServiceProcess[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'homeward-first-'));
    // The server runs as another user when the tests run as root.
    await chmod(folder, 0o755);
    [server] = await Promise.all([startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false }), buildServices()]);
  }, SLOW_MS);
  afterAll(async () => {
    await Promise.all(started.map((service) => service.stop('SIGKILL')));
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }, SLOW_MS);

  const environment = () => ({ HOMEWARD_DATA_DIR: folder, HOMEWARD_DATABASE_URL: server.url('postgres') });
  const start = (name: string, variables: Readonly<Record<string, string>>): ServiceProcess => {
    const service = new ServiceProcess(name, variables);
    started.push(service);
    return service;
  };
  const migrate = () => run(process.execPath, [builtProgram('standalone', 'migrate')], { env: { PATH: process.env['PATH'] ?? '', ...environment() } });
  const rowsOf = async (database: string, statement: string): Promise<readonly unknown[]> => {
    const client = new Client({ connectionString: server.url(database) });
    await client.connect();
    try {
      return (await client.query<object>(statement)).rows;
    } finally {
      await client.end();
    }
  };

  it('ends with a last line that says what to do where nothing was migrated yet', async () => {
    const url = server.url('postgres');
    const service = start('reporting', { HOMEWARD_DATA_DIR: folder, HOMEWARD_EVENT_STORE_URL: url, HOMEWARD_READ_MODEL_URL: url, HOMEWARD_KEYS_URL: url });
    expect(await service.ended).toBe(1);
    expect(service.said.trim().split('\n').at(-1)).toMatch(/^The (database has no event store for this role|key database has no key store): run the migration first, `npm run migrate`\.$/);
  }, SLOW_MS);

  it('succeeds for services and migrations that all come at the same moment', async () => {
    const services = ['casework', 'audit'].map((name) => start(name, environment()));
    const migrations = await Promise.all([migrate(), migrate()]);
    await Promise.all(services.map((service) => service.url()));
    for (const { stderr } of migrations) expect(stderr).toBe('Databases, roles and schemas are at the version of this program.\n');
    for (const service of services) {
      await service.becomes(({ subscriptions }) => subscriptions.some(({ standing }) => standing === 'leader'));
      const { reasons } = await service.health();
      expect(reasons.filter((reason) => !reason.startsWith('The database runs with'))).toEqual([]);
    }
    const log = await rowsOf('homeward', 'select version from event_store.migration order by version');
    const readModels = await rowsOf('homeward', 'select name from read_model.migration');
    const keys = await rowsOf('homeward_keys', 'select version from key_store.migration order by version');
    expect({ log: log.length > 0, keys: keys.length > 0, names: new Set(readModels.map((row) => JSON.stringify(row))).size }).toEqual({ log: true, keys: true, names: readModels.length });
    expect(await rowsOf('homeward', "select rolname from pg_roles where rolname like 'homeward%' order by 1")).toEqual(
      ['homeward_app', 'homeward_keys', 'homeward_owner', 'homeward_read_model', 'homeward_reader'].map((rolname) => ({ rolname })),
    );
  }, SLOW_MS);
});
