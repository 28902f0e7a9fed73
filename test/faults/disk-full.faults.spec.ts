import { join } from 'node:path';
import { HOMEWARD } from '@homeward/access';
import { seededRandomness, systemIds, systemTimers } from '@homeward/platform';
import { roleConnections } from '@homeward/wiring';
import { Client } from 'pg';
import { buildServices, type Health, ServiceProcess } from '../e2e/services/service-process';
import { freePort } from './harness/free-port';
import { Ledger } from './harness/ledger';
import { LogCheck } from './harness/log-check';
import { PostgresProcess } from './harness/postgres-process';
import { digestsOf, rebuiltDigestsOf } from './harness/read-models';
import { readLog } from './harness/read-log';
import { readyAgain, settled } from './harness/ready-again';
import { SmallDisk } from './harness/small-disk';
import { SupervisedService } from './harness/supervised-service';
import { tell } from './harness/tell';
import { Workplace } from './harness/workplace';
import { Writer } from './harness/writer';

const LIMIT_MS = 240_000;
const DISK_MEGABYTES = 320;
const WRITERS = 8;
const LOOK_EVERY_MS = 50;
const PATIENCE_LOOKS = 1_200;
/** More than the server keeps ready: one of them needs a new file. */
const MAX_WAL_SWITCHES = 50;
const SWITCH = "select pg_logical_emit_message(false, 'test', 'so that there is something to switch'), pg_switch_wal()";
const DISK_FULL = /disk.* full/;

const isPossible = SmallDisk.isPossible();
if (!isPossible) tell('Skipped: a full disk cannot be tried here, because no small file system may be mounted.');

(isPossible ? describe : describe.skip)('the disk of the database full', () => {
  let disk: SmallDisk;
  let workplace: Workplace;
  let postgres: PostgresProcess;
  let app: SupervisedService;
  let url: string;
  const ledger = new Ledger();
  const stop = new AbortController();
  let writing: Promise<unknown>;

  beforeAll(async () => {
    await buildServices();
    disk = SmallDisk.mount(DISK_MEGABYTES);
    workplace = await Workplace.make();
    postgres = await PostgresProcess.start(join(disk.folder, 'database'));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    app = new SupervisedService(() => new ServiceProcess('standalone', { HOMEWARD_DATA_DIR: workplace.appFolder, HOMEWARD_DATABASE_URL: postgres.url, HOMEWARD_HTTP_PORT: `${port}` }));
    await app.ready(url);
    writing = Promise.all(
      Array.from({ length: WRITERS }, async (_, index) => {
        const actor = `officer-${index}`;
        await new Writer({ url, actor, token: await workplace.token(actor), ledger, ids: systemIds, randomness: seededRandomness(index), hotCases: [] }).run(stop.signal);
      }),
    );
  }, LIMIT_MS);

  afterAll(async () => {
    stop.abort();
    await disk.makeRoom();
    await Promise.allSettled([writing]);
    await app.stop();
    await postgres.stop();
    disk.unmount();
    await workplace.remove();
  }, LIMIT_MS);

  const until = async (condition: () => boolean): Promise<void> => {
    for (let looks = 0; looks < PATIENCE_LOOKS; looks += 1) {
      if (condition()) return;
      await systemTimers.sleep(LOOK_EVERY_MS);
    }
    throw new Error(`What was waited for did not come about: ${ledger.toString()}, ${ledger.unknownToString()}.`);
  };
  const more = (count: number): Promise<void> => {
    const enough = ledger.acknowledged + count;
    return until(() => ledger.acknowledged >= enough);
  };
  const asAdministrator = async (...statements: readonly string[]): Promise<void> => {
    const client = new Client({ connectionString: postgres.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const tells = ({ reasons, warnings }: Health): boolean => [...reasons, ...warnings].some((sentence) => DISK_FULL.test(sentence));

  it('refuses commands for the time being and says why, and they go on by themselves once there is room', async () => {
    await more(100);
    // The file that the server writes first is new and has room, so that what is refused are tables.
    await asAdministrator('checkpoint', 'select pg_switch_wal()');
    await disk.fill();
    await until(() => (ledger.unknownOutcomes.get('503 StoreUnavailable') ?? 0) >= WRITERS);
    await readyAgain(url, tells);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect(postgres.starts).toBe(1);
    await disk.makeRoom();
    await more(100);
    expect(tells(await readyAgain(url))).toBe(false);
  }, LIMIT_MS);

  it('ends the server when there is no room for what it must write first, and everything goes on once it runs again', async () => {
    await disk.fill();
    await expect(asAdministrator(...Array<string>(MAX_WAL_SWITCHES).fill(SWITCH))).rejects.toThrow();
    await readyAgain(url, ({ status }) => status === 'not-ready');
    await until(() => postgres.failedStarts.length > 2);
    expect(postgres.failedStarts.at(-1)).toMatch(DISK_FULL);
    await disk.makeRoom();
    await readyAgain(url);
    await more(100);
  }, LIMIT_MS);

  it('has lost nothing that was acknowledged and left nothing half-written', async () => {
    stop.abort();
    await writing;
    await settled(url);
    tell(`${ledger.toString()}: ${ledger.unknownToString()}; PostgreSQL was started ${postgres.starts} times, ${postgres.failedStarts.length} in vain.`);
    const connections = roleConnections({ databaseUrl: postgres.url });
    const check = new LogCheck(ledger, HOMEWARD.actor);
    for await (const event of readLog(connections.eventStoreUrl)) check.take(event);
    expect(check.finish()).toEqual([]);
    expect([ledger.unanswered, ledger.unforeseen]).toEqual([0, []]);
    expect([app.diedAtWork, app.startsInVain]).toEqual([[], 0]);
    expect(await app.stop()).toBe(0);
    const live = await digestsOf(connections);
    expect(await rebuiltDigestsOf(connections)).toEqual(live);
  }, LIMIT_MS);
});
