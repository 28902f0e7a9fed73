import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openPostgresEventStore, type EventStore, type Position, type StoredEvent } from '@homeward/event-store';
import { Client } from 'pg';
import { createEventStoreDatabase, type EventStoreDatabase } from '../support/event-store-database';
import { createTestDatabase, type TestDatabase } from '../support/postgres';

const WRITERS_PER_PROCESS = 8;
/** Events the subscriber sees before one process is killed, and before the other is told to stop. */
const KILL_AFTER_EVENTS = 600;
const STOP_AFTER_EVENTS = 1_800;
const PAGE_EVENTS = 1_000;
const ROOT = join(__dirname, '..', '..');

/** A process of writers, and the ids of the events it was told are stored. */
interface Writers {
  readonly process: ChildProcess;
  readonly confirmed: string[];
  /** Resolves when it has ended and everything it said has been read. */
  readonly ended: Promise<unknown>;
}

describe('sixteen writers in two processes, one of which is killed, while a transaction elsewhere stands open', () => {
  let database: EventStoreDatabase;
  let elsewhere: TestDatabase;
  const idle: Client[] = [];
  const spawned: ChildProcess[] = [];

  beforeAll(async () => {
    database = await createEventStoreDatabase();
    elsewhere = await createTestDatabase();
    // Open transactions with an id of their own: a reader that waits for the oldest one would never move.
    for (const url of [elsewhere.url, database.url]) {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query('begin');
      await client.query('select pg_current_xact_id()');
      idle.push(client);
    }
  });

  afterAll(async () => {
    for (const child of spawned) child.kill('SIGKILL');
    for (const client of idle) await client.end();
    await database.drop();
    await elsewhere.drop();
  });

  const startWriters = (name: string, family: string): Writers => {
    const file = join(__dirname, 'writer-process.ts');
    const args = ['--require', join(ROOT, 'test', 'support', 'swc-register.cjs'), file, database.appUrl, name, family];
    const child = spawn(process.execPath, [...args, `${WRITERS_PER_PROCESS}`], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
    spawned.push(child);
    const confirmed: string[] = [];
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (id) => confirmed.push(id));
    return { process: child, confirmed, ended: Promise.all([once(child, 'close'), once(lines, 'close')]) };
  };

  it('shows a subscriber every event once, in order, and loses nothing that was confirmed', async () => {
    const store = await openPostgresEventStore({ connectionString: database.appUrl });
    const [doomed, survivor] = [startWriters('doomed', 'a'), startWriters('survivor', 'b')];
    try {
      const seen = await followToTheEnd(store, doomed, survivor);
      expect(doomed.process.signalCode).toBe('SIGKILL');
      expect(survivor.process.exitCode).toBe(0);
      expect(seen.map(({ position }) => Number(position))).toEqual(seen.map((_, place) => place + 1));
      expect(seen).toEqual(await wholeLog(store));
      const stored = new Set(seen.map(({ id }) => id));
      expect(stored.size).toBe(seen.length);
      expect([...doomed.confirmed, ...survivor.confirmed].filter((id) => !stored.has(id))).toEqual([]);
    } finally {
      await store.close();
    }
  });
});

/** Follows the log while one process is killed and the other is told to stop, until the last event of both is seen. */
async function followToTheEnd(store: EventStore, doomed: Writers, survivor: Writers): Promise<StoredEvent[]> {
  const seen: StoredEvent[] = [];
  let finalHead: Promise<Position | undefined> | undefined;
  for await (const batch of store.subscribe({ signal: new AbortController().signal, batchSize: 50 })) {
    seen.push(...batch);
    // Both must be at it, or the kill would prove little.
    const bothWrite = [doomed, survivor].every(({ confirmed }) => confirmed.length > 0);
    if (bothWrite && seen.length >= KILL_AFTER_EVENTS) doomed.process.kill('SIGKILL');
    if (seen.length >= STOP_AFTER_EVENTS && doomed.process.killed) finalHead ??= headAfter(store, doomed, survivor);
    if ((await finalHead) === seen.at(-1)?.position) break;
  }
  return seen;
}

async function headAfter(store: EventStore, doomed: Writers, survivor: Writers): Promise<Position | undefined> {
  survivor.process.stdin?.end();
  await Promise.all([doomed.ended, survivor.ended]);
  return store.head();
}

async function wholeLog(store: EventStore): Promise<StoredEvent[]> {
  const log: StoredEvent[] = [];
  for (let page: readonly StoredEvent[] | undefined; page === undefined || page.length > 0; log.push(...page)) {
    const after = log.at(-1)?.position;
    page = await store.readAll({ limit: PAGE_EVENTS, ...(after === undefined ? {} : { after }) });
  }
  return log;
}
