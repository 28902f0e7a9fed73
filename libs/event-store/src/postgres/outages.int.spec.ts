import { Client } from 'pg';
import { systemTimers, type Timers } from '@homeward/platform';
import { createEventStoreDatabase, type EventStoreDatabase } from '../../../../test/support/event-store-database';
import { collectUntil, eventFactory } from '../testing';
import { StoreUnavailable } from '../errors';
import { openPostgresEventStore, type PostgresEventStore } from './postgres-event-store';

const APPEND_LOCK = 7310580001;
const POLL_INTERVAL_MS = 1_000;
const NEVER_MS = 24 * 3_600_000;
const STORE_SESSIONS = `pid <> pg_backend_pid() and application_name = 'homeward-event-store' and datname = current_database()`;

describe('the event store on PostgreSQL, when connections break', () => {
  const make = eventFactory();
  let database: EventStoreDatabase;
  let store: PostgresEventStore;
  let admin: Client;
  /** Holds the append lock. Apart from `admin`, which must see the sessions of the server as they are now. */
  let holder: Client;
  let stop: AbortController;

  beforeAll(async () => {
    database = await createEventStoreDatabase();
    admin = new Client({ connectionString: database.url });
    holder = new Client({ connectionString: database.url });
    await Promise.all([admin.connect(), holder.connect()]);
  });

  afterAll(async () => {
    await Promise.all([admin.end(), holder.end()]);
    await database.drop();
  });

  beforeEach(async () => {
    store = await openPostgresEventStore({ connectionString: database.appUrl });
    stop = new AbortController();
  });

  afterEach(async () => {
    stop.abort();
    await store.close();
  });

  /** Asks again until the server says so; the test's own time limit bounds it. */
  const until = async (condition: string): Promise<void> => {
    for (;;) {
      const { rows } = await admin.query<{ met: boolean }>(`select exists (select from pg_stat_activity where ${condition}) as met`);
      if (rows[0]?.met === true) return;
    }
  };
  const breakSessions = (which = 'true') => admin.query<{ pid: number }>(`select pid, pg_terminate_backend(pid) from pg_stat_activity where ${STORE_SESSIONS} and ${which}`);

  it('answers appends under way with StoreUnavailable, the cause kept without parameters, and goes on', async () => {
    const stream = make.stream();
    const secret = 'Ngozi Adeyemi';
    await holder.query('select pg_advisory_lock($1)', [APPEND_LOCK]);
    const lost = store.append(stream, [make.event({ data: JSON.stringify({ secret }) })], { expected: 'no-stream' });
    const failure = lost.catch((error: unknown) => error);
    await until(`${STORE_SESSIONS} and wait_event = 'advisory'`);
    await breakSessions();
    await holder.query('select pg_advisory_unlock($1)', [APPEND_LOCK]);
    const error = await failure;
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(error).toMatchObject({ cause: { name: 'PostgresFailure', code: '57P01' } });
    expect(JSON.stringify([error, error instanceof Error ? [error.stack, error.cause] : []])).not.toContain(secret);
    await expect(store.append(stream, make.events(1), { expected: 'no-stream' })).resolves.toMatchObject({ revision: 0 });
  });

  it('wakes its subscribers again after the listening connection was lost', async () => {
    // The reconnect does not wait and the poll never comes, so only a notification can wake this subscriber.
    const sleep: Timers['sleep'] = (ms, signal) => systemTimers.sleep(ms < POLL_INTERVAL_MS ? 0 : NEVER_MS, signal);
    const listening = await openPostgresEventStore({ connectionString: database.appUrl, timers: { sleep } });
    try {
      const head = await listening.head();
      const seen = listening.subscribe({ signal: stop.signal, ...(head === undefined ? {} : { after: head }) })[Symbol.asyncIterator]();
      const waiting = seen.next();
      await until(`${STORE_SESSIONS} and query like 'listen%' and state = 'idle'`);
      const { rows } = await breakSessions(`query like 'listen%'`);
      expect(rows).toHaveLength(1);
      await until(`${STORE_SESSIONS} and query like 'listen%' and state = 'idle' and pid <> ${rows[0]?.pid ?? 0}`);
      const event = make.event();
      await store.append(make.stream(), [event], { expected: 'no-stream' });
      expect((await waiting).value).toMatchObject([{ id: event.id }]);
    } finally {
      stop.abort();
      await listening.close();
    }
  });

  it('finds what was appended by the clock alone when no notification ever comes', async () => {
    const head = await store.head();
    const silent = await openPostgresEventStore({
      connectionString: database.appUrl,
      timers: { sleep: (_, signal) => systemTimers.sleep(20, signal) },
    });
    try {
      const following = collectUntil(
        silent.subscribe({ signal: stop.signal, ...(head === undefined ? {} : { after: head }) }),
        (seen) => seen.length >= 1,
      );
      const event = make.event();
      // Written as the function writes, but without its notification.
      await admin.query(
        `insert into event_store.event
         select coalesce(max(position), 0) + 1, 'returnCase-silent', 0, $1, 'Noted', '{}', '{}', now(), null from event_store.event`,
        [event.id],
      );
      expect((await following).map(({ id }) => id)).toEqual([event.id]);
    } finally {
      await silent.close();
    }
  });

  it('says StoreUnavailable when there is no server, without naming the password', async () => {
    const nowhere = openPostgresEventStore({ connectionString: 'postgres://homeward_app:hunter2@127.0.0.1:1/none' });
    const error: unknown = await nowhere.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(JSON.stringify([error, error instanceof Error ? [error.stack, error.cause, String(error.cause)] : []])).not.toContain('hunter2');
  });

  it('says that the schema is missing rather than that the store is away', async () => {
    const bare = await createEventStoreDatabase();
    try {
      const owner = new Client({ connectionString: bare.ownerUrl });
      await owner.connect();
      await owner.query('drop schema event_store cascade');
      await owner.end();
      await expect(openPostgresEventStore({ connectionString: bare.appUrl })).rejects.toThrow('has no event store');
    } finally {
      await bare.drop();
    }
  });

  it('warns that the disk is full from the first append refused for it until one is recorded again', async () => {
    await admin.query(`
      create function pg_temp.refuse() returns trigger language plpgsql as $$ begin raise exception 'no room' using errcode = 'disk_full'; end $$;
      create trigger full_disk before insert on event_store.event for each statement execute function pg_temp.refuse()`);
    const append = () => store.append(make.stream(), [make.event()], { expected: 'no-stream' });
    await expect(append()).rejects.toMatchObject({ code: 'StoreUnavailable' });
    expect(store.warnings()).toEqual(["No event is recorded: the disk of the log's database is full."]);
    expect(await store.head()).toEqual(expect.anything());
    await admin.query('drop trigger full_disk on event_store.event');
    expect(store.warnings()).toHaveLength(1);
    await append();
    expect(store.warnings()).toEqual([]);
  });
});
