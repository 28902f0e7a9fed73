import { MAX_UNHEARD_MS, type Revocation, RevocationList } from '@homeward/access';
import { silentLogger, systemIds, systemTimers, type Timers } from '@homeward/platform';
import { migrateReadModels, readModelDataSource } from '@homeward/read-model';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { until } from '../../../../test/support/until';
import { MAX_DECISIONS_KEPT, MAX_LOGOUTS_KEPT, RevocationsFull, RevocationStore, type StoredRevocation } from './revocation-store';
import { RevocationWatch } from './revocation-watch';

const AT_MS = Date.UTC(2026, 0, 15, 9);
/** Less than the test's own time, so that what failed is said. */
const PATIENCE_MS = 10_000;
const EIGHT_DAYS_MS = 8 * 24 * 3_600_000;

let database: TestDatabase;
let dataSource: DataSource;
let store: RevocationStore;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await readModelDataSource({ url: database.url }).initialize();
  await migrateReadModels(dataSource);
  store = new RevocationStore(dataSource);
});
beforeEach(() => dataSource.query('truncate access.revocation'));
const started: RevocationWatch[] = [];
afterEach(() => Promise.all(started.splice(0).map((watch) => watch.onApplicationShutdown())));
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const stored = (changed: Partial<StoredRevocation> = {}): StoredRevocation => ({
  id: systemIds.random(),
  kind: 'subject',
  revoked: 'po-17',
  reasonCode: 'device-lost',
  revokedBy: 'sa-1',
  atMs: AT_MS,
  ...changed,
});

async function asked(text: string): Promise<number> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(text)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
const killWatchers = () => asked("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'homeward-revocations' and datname = current_database()");

/** A process that watches, with what it knows. */
function watcher({ url = database.url, timers = systemTimers, elapsedMs = () => 0 }: { readonly url?: string; readonly timers?: Timers; readonly elapsedMs?: () => number } = {}) {
  const list = new RevocationList(elapsedMs);
  const watch = new RevocationWatch({ url, list, store, timers, logger: silentLogger, nowMs: () => AT_MS });
  started.push(watch);
  const knows = ({ kind, revoked }: Pick<Revocation, 'kind' | 'revoked'>) => {
    try {
      list.ensureNotRevoked({ subject: kind === 'subject' ? revoked : 'x', issuedAt: 0, ...(kind === 'session' ? { sessionId: revoked } : {}) });
      return false;
    } catch {
      return list.unheardMs <= MAX_UNHEARD_MS;
    }
  };
  return { list, watch, knows, start: () => watch.onApplicationBootstrap(), stop: () => watch.onApplicationShutdown() };
}

describe('processes that watch for revocations', () => {
  it('know before they start what was revoked before, and hear at once of what comes', async () => {
    await store.add(stored());
    // These never look by the clock, so only a notification can tell them.
    const never: Timers = { sleep: (_, signal) => systemTimers.sleep(MAX_UNHEARD_MS * 1_000, signal) };
    const processes = [watcher({ timers: never }), watcher({ timers: never })];
    await Promise.all(processes.map(({ start }) => start()));
    expect(processes.map(({ knows }) => knows(stored()))).toEqual([true, true]);
    expect(processes.map(({ watch }) => watch.problems())).toEqual([[], []]);

    const session = stored({ kind: 'session', revoked: 'session-1' });
    expect(processes.map(({ knows }) => knows(session))).toEqual([false, false]);
    await store.add(session);
    await until(() => processes.every(({ knows }) => knows(session)), 'that both know', PATIENCE_MS);
  });

  it('notice within a second or two what no notification told', async () => {
    const process = watcher();
    await process.start();
    await asked(`insert into access.revocation (id, kind, revoked, reason_code, revoked_at, forgotten_at)
      values ('${systemIds.random()}', 'session', 'untold', 'logged-out', now(), now() + interval '7 days')`);
    await until(() => process.knows({ kind: 'session', revoked: 'untold' }), 'that it is known', PATIENCE_MS);
  });

  it('come back when their connection is killed, and know what was revoked meanwhile', async () => {
    const process = watcher();
    await process.start();
    expect(await killWatchers()).toBe(1);
    await store.add(stored({ kind: 'session', revoked: 'meanwhile' }));
    await until(() => process.knows({ kind: 'session', revoked: 'meanwhile' }), 'that it is known', PATIENCE_MS);
  });

  it('start where no database answers, let nobody in, say so, and go on as soon as it does', async () => {
    let url = 'postgres://nobody@127.0.0.1:1/nothing';
    const list = new RevocationList(() => 0);
    const ports = { list, store, timers: systemTimers, logger: silentLogger, nowMs: () => AT_MS, get url() {
      return url;
    } };
    const watch = new RevocationWatch(ports);
    started.push(watch);
    await watch.onApplicationBootstrap();
    expect(() => list.ensureNotRevoked({ subject: 'po-17', issuedAt: 0 })).toThrow('not known');
    expect(watch.problems()).toEqual(['Revoked access has not been heard of for too long; nobody is let in.']);
    ({ url } = database);
    await until(() => watch.problems().length === 0, 'that it goes on', PATIENCE_MS);
  });

  it('say that they hear nothing before they refuse everybody', async () => {
    let elapsedMs = 0;
    const process = watcher({ elapsedMs: () => elapsedMs });
    await process.start();
    await process.stop();
    elapsedMs = 6_000;
    expect(process.watch.problems()).toEqual(['Revoked access has not been heard of for 6 seconds; after 15 seconds nobody is let in.']);
    expect(() => process.list.ensureNotRevoked({ subject: 'x', issuedAt: 0 })).not.toThrow();
  });
});

describe('what was revoked', () => {
  it('is kept once under one id, whoever asks at the same time', async () => {
    const one = stored();
    const answers = await Promise.all(Array.from({ length: 8 }, () => store.add(one)));
    expect(answers.filter((known) => known === undefined)).toHaveLength(1);
    expect(answers.find((known) => known !== undefined)).toMatchObject(one);
    expect(await store.list({ limit: 10 })).toMatchObject([one]);
  });

  it('is seen by a reader who is anywhere in the middle of many writers', async () => {
    const process = watcher();
    await process.start();
    const sessions = Array.from({ length: 60 }, (_, index) => stored({ kind: 'session', revoked: `session-${index}` }));
    await Promise.all(sessions.map((session) => store.add(session)));
    await until(() => sessions.every(process.knows), 'that all are known', PATIENCE_MS);
  });

  it('is listed page by page, the newest first', async () => {
    for (const revoked of ['a', 'b', 'c']) await store.add(stored({ revoked }));
    const newest = await store.list({ limit: 2 });
    expect(newest.map(({ revoked }) => revoked)).toEqual(['c', 'b']);
    expect((await store.list({ limit: 2, before: newest.at(-1)?.number ?? null })).map(({ revoked }) => revoked)).toEqual(['a']);
  });

  it('is removed when no token could need it, by the clock that is behind', async () => {
    const serverMs = await store.serverTimeMs();
    await store.add(stored({ revoked: 'old', atMs: serverMs - EIGHT_DAYS_MS }));
    await store.add(stored({ revoked: 'new', atMs: serverMs }));
    await store.removeForgotten(serverMs - EIGHT_DAYS_MS);
    expect(await store.list({ limit: 10 })).toHaveLength(2);
    await store.removeForgotten(serverMs + EIGHT_DAYS_MS);
    expect((await store.list({ limit: 10 })).map(({ revoked }) => revoked)).toEqual(['new']);
  });

  it('has room for decisions when there is none for logouts, and the other way round', async () => {
    const fill = (reason: string, count: number) =>
      asked(`insert into access.revocation (id, kind, revoked, reason_code, revoked_at, forgotten_at)
        select gen_random_uuid(), 'session', n::text, '${reason}', now(), now() from generate_series(1, ${count}) n`);
    await fill('logged-out', MAX_LOGOUTS_KEPT);
    await expect(store.add(stored({ reasonCode: 'logged-out', revokedBy: null }))).rejects.toBeInstanceOf(RevocationsFull);
    await expect(store.add(stored())).resolves.toBeUndefined();
    await fill('other', MAX_DECISIONS_KEPT - 1);
    await expect(store.add(stored())).rejects.toBeInstanceOf(RevocationsFull);
  });
});
