import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfiguration } from '@homeward/configuration';
import { MasterKeyUnusable } from '@homeward/personal-data';
import { createLogger, systemIds, systemTimers } from '@homeward/platform';
import { openDatabases, roleConnections } from '@homeward/wiring';
import { Client } from 'pg';
import { StandaloneConfiguration } from '../../../apps/standalone/src/standalone-configuration';
import { type Standalone, startStandalone } from '../../../apps/standalone/src/start-standalone';
import { caseScript } from '../harness/case-script';
import { digestsOf, rebuiltDigestsOf } from '../harness/read-models';
import { sendCommand } from '../harness/send-command';
import { Workplace } from '../harness/workplace';
import { findServerTools, PlainServer } from './server-tools';

const CASES = 12;
const TIME_LIMIT_MS = 120_000;
const LOOK_EVERY_MS = 50;
const MAX_LOOKS = 400;
/** Every row of the log in its order, with everything that stands in it. */
const WHOLE_LOG = 'select md5(string_agg(event::text, chr(10) order by position)) as digest, count(*)::int as events from event_store.event event';

const tools = findServerTools();
if (tools === undefined) process.stderr.write('No PostgreSQL with pg_dump is installed: backing up and restoring is not tried.\n');

/** As docs/operator.md has it. */
(tools === undefined ? describe.skip : describe)('a backup restored on an empty server', () => {
  let workplace: Workplace;
  let source: PlainServer;
  let target: PlainServer;
  const cases: { readonly caseId: string; readonly person: string }[] = [];
  const running = new Set<Standalone>();
  const lines: string[] = [];
  const at = (name: string) => join(workplace.folder, name);

  beforeAll(async () => {
    workplace = await Workplace.make();
    [source, target] = await Promise.all([PlainServer.start(tools ?? '', at('source')), PlainServer.start(tools ?? '', at('target'))]);
    const system = await start(source, workplace.appFolder);
    cases.push(...(await Promise.all(Array.from({ length: CASES }, () => write(system)))));
    await caughtUp(system);
    // The log first and the keys after it: keys may be newer than the log, and never older.
    await source.dump('homeward', at('log.dump'));
    await source.dump('homeward_keys', at('keys.dump'));
    await stop(system);
    await cp(join(workplace.appFolder, 'master-keys'), at('master-keys-backup'), { recursive: true });
  }, TIME_LIMIT_MS);
  afterAll(async () => {
    for (const system of running) await stop(system);
    await Promise.all([source.stop(), target.stop()]);
    await workplace.remove();
  }, TIME_LIMIT_MS);

  it('has the same log, and read models that are the same restored and built anew', async () => {
    await migrate(target);
    await target.restore('homeward', at('log.dump'));
    await migrate(target);
    expect(await logOf(target)).toEqual(await logOf(source));
    const connections = roleConnections({ databaseUrl: target.url() });
    const saved = await digestsOf(roleConnections({ databaseUrl: source.url() }));
    expect(await digestsOf(connections)).toEqual(saved);
    expect(await rebuiltDigestsOf(connections)).toEqual(saved);
  }, TIME_LIMIT_MS);

  it('opens nothing that is sealed without the database of the keys, though it has the master keys', async () => {
    await cp(at('master-keys-backup'), at('without-keys/master-keys'), { recursive: true });
    await expect(start(target, at('without-keys')).then(historyOfFirst)).rejects.toThrow('InternalError');
    await stopAll();
    expect(lines.filter((line) => line.includes('SealBroken') && line.includes('unknown-key'))).not.toEqual([]);
  }, TIME_LIMIT_MS);

  it('opens nothing with the database of the keys and other master keys', async () => {
    await target.restore('homeward_keys', at('keys.dump'));
    await migrate(target);
    await expect(start(target, at('other-master-keys'))).rejects.toThrow(MasterKeyUnusable);
  }, TIME_LIMIT_MS);

  it('opens what was sealed with all three, and goes on', async () => {
    await cp(at('master-keys-backup'), at('whole/master-keys'), { recursive: true });
    const system = await start(target, at('whole'));
    expect(await historyOfFirst(system)).toContain(`Person ${cases[0]?.person}`);
    const before = await logOf(target);
    await write(system);
    await caughtUp(system);
    expect((await logOf(target)).events).toBeGreaterThan(before.events);
  }, TIME_LIMIT_MS);

  async function start(server: PlainServer, dataDir: string): Promise<Standalone> {
    const environment = { HOMEWARD_DATABASE_URL: server.url(), HOMEWARD_DATA_DIR: dataDir, HOMEWARD_HTTP_PORT: '0', HOMEWARD_DEADLINES_EVERY_SECONDS: '0' };
    const system = await startStandalone({ configuration: readConfiguration(StandaloneConfiguration, environment), logger: createLogger({ level: 'warn', write: (line) => lines.push(line) }) });
    running.add(system);
    return system;
  }

  async function stop(system: Standalone): Promise<void> {
    if (running.delete(system)) await system.close();
  }

  async function stopAll(): Promise<void> {
    for (const system of running) await stop(system);
  }

  /** What `npm run migrate` does. */
  async function migrate(server: PlainServer): Promise<void> {
    await (await openDatabases({ dataDir: workplace.appFolder, databaseUrl: server.url() })).close();
  }

  async function write(system: Standalone): Promise<{ readonly caseId: string; readonly person: string }> {
    const [caseId, person] = [systemIds.random(), systemIds.random()];
    const token = await system.token({ role: 'protection-officer', office: 'niamey' });
    let revision: number | undefined;
    for (const { name, body } of caseScript(person, systemIds.random())) {
      const outcome = await sendCommand({ url: system.url, token, caseId, name, body, key: systemIds.random(), revision });
      if (outcome.kind !== 'acknowledged') throw new Error(`${name} came to ${JSON.stringify(outcome)}`);
      ({ revision } = outcome.receipt);
    }
    return { caseId, person };
  }

  /** The history of the first case as its officer reads it. Rejects when it is not answered. */
  async function historyOfFirst(system: Standalone): Promise<string> {
    const token = await system.token({ role: 'protection-officer', office: 'niamey' });
    const answer = await fetch(`${system.url}/v1/cases/${cases[0]?.caseId}/history`, { headers: { authorization: `Bearer ${token}` } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  }

  async function caughtUp(system: Standalone): Promise<void> {
    for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
      const { projections } = (await (await fetch(`${system.url}/health/ready`)).json()) as { readonly projections: readonly { readonly lagEvents: number }[] };
      if (projections.length > 0 && projections.every(({ lagEvents }) => lagEvents === 0)) return;
      await systemTimers.sleep(LOOK_EVERY_MS);
    }
    throw new Error('The read models did not catch up.');
  }

  async function logOf(server: PlainServer): Promise<{ readonly digest: string; readonly events: number }> {
    const client = new Client({ connectionString: server.url('homeward') });
    await client.connect();
    try {
      const { rows } = await client.query<{ digest: string; events: number }>(WHOLE_LOG);
      return rows[0] ?? { digest: '', events: 0 };
    } finally {
      await client.end();
    }
  }
});
