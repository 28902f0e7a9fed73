import { Client, type QueryResult } from 'pg';
import { checkDurability, migrateEventStore, openPostgresEventStore, ROLES, type EventStore } from '../index';
import { createEventStoreDatabase, type EventStoreDatabase } from '../../../../test/support/event-store-database';
import { eventFactory } from '../testing';

const REFUSED = { code: '42501' };
const ONE_EVENT = `select * from event_store.append(
  array['returnCase-x'], array[1], array[-1], array[1],
  array['aaaaaaaa-0000-4000-8000-000000000001'::uuid], array['Noted'], array['{}'::json], array['{}'::json], array[null::bytea])`;

describe('the guards of the event store on PostgreSQL', () => {
  let database: EventStoreDatabase;
  let store: EventStore;

  const as = async (url: string, statement: string): Promise<QueryResult> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    database = await createEventStoreDatabase();
    store = await openPostgresEventStore({ connectionString: database.appUrl });
    await store.append('returnCase-1', eventFactory().events(2), { expected: 'no-stream' });
  });

  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  describe.each([
    `update event_store.event set data = '{}' where position = 1`,
    'update event_store.event set data = data where false',
    'delete from event_store.event',
    'truncate event_store.event',
    `set session_replication_role = replica; delete from event_store.event`,
  ])('given somebody who tries "%s"', (change) => {
    it.each(['superuser', 'owner', 'app', 'reader'] as const)('refuses the %s', async (role) => {
      const url = role === 'superuser' ? database.url : database.urlFor(ROLES[role]);
      await expect(as(url, change)).rejects.toMatchObject(REFUSED);
      const { rows } = await as(database.readerUrl, 'select count(*)::int as events from event_store.event');
      expect(rows).toEqual([{ events: 2 }]);
    });
  });

  it.each([
    `insert into event_store.event select 3, 'x', 0, id, type, data, metadata, recorded_at, null from event_store.event where false`,
    'create table event_store.mine ()',
    'create table public.mine ()',
    'alter table event_store.event disable trigger all',
    'drop table event_store.event',
    `insert into event_store.migration (version, name, digest) values (99, '', '')`,
  ])('refuses app and reader: %s', async (statement) => {
    await expect(as(database.appUrl, statement)).rejects.toMatchObject(REFUSED);
    await expect(as(database.readerUrl, statement)).rejects.toMatchObject(REFUSED);
  });

  it('lets the reader read and not append', async () => {
    await expect(as(database.readerUrl, ONE_EVENT)).rejects.toMatchObject(REFUSED);
    expect((await as(database.readerUrl, 'select * from event_store.event')).rowCount).toBe(2);
  });

  it('is not fooled by functions and operators in a schema of the caller', async () => {
    const { rows } = await as(
      database.url,
      `select proname, prosecdef, proconfig from pg_proc where pronamespace = 'event_store'::regnamespace and prosecdef`,
    );
    expect(rows).toEqual([{ proname: 'append', prosecdef: true, proconfig: ['search_path=pg_catalog, pg_temp'] }]);
  });

  it.each([
    ['no request', `array[]::text[], array[]::int[], array[]::int[], array[]::int[]`],
    ['a size that leaves an event over', `array['returnCase-y'], array[1], array[-1], array[2]`],
    ['an empty request', `array['returnCase-y'], array[1, 1], array[-1, -1], array[0, 1]`],
    ['a missing size', `array['returnCase-y'], array[1, 1], array[-1, 0], array[1]`],
    ['a stream that is not there', `array['returnCase-y'], array[2], array[-1], array[1]`],
  ])('refuses a hand-made call with %s', async (_, requests) => {
    const call = `select * from event_store.append(${requests},
      array['aaaaaaaa-0000-4000-8000-000000000002'::uuid], array['Noted'], array['{}'::json], array['{}'::json], array[null::bytea])`;
    const refusal: unknown = await as(database.appUrl, call).catch((error: unknown) => error);
    expect(refusal).toHaveProperty('code', expect.stringMatching(/^(22|23)/));
    expect((await as(database.readerUrl, 'select max(position)::int as head from event_store.event')).rows).toEqual([{ head: 2 }]);
  });

  it('migrates once, however often and by however many instances it is asked to', async () => {
    const before = await as(database.url, 'select * from event_store.migration');
    await Promise.all(Array.from({ length: 4 }, () => migrateEventStore({ connectionString: database.ownerUrl })));
    expect((await as(database.url, 'select * from event_store.migration')).rows).toEqual(before.rows);
  });

  it('lets several instances migrate an empty database at the same moment', async () => {
    const empty = await createEventStoreDatabase();
    try {
      await as(empty.ownerUrl, 'drop schema event_store cascade');
      await Promise.all(Array.from({ length: 4 }, () => migrateEventStore({ connectionString: empty.ownerUrl })));
      expect((await as(empty.appUrl, 'select version from event_store.migration')).rows).toEqual([{ version: 1 }]);
      await as(empty.ownerUrl, `update event_store.migration set digest = 'other'`);
      await expect(migrateEventStore({ connectionString: empty.ownerUrl })).rejects.toThrow('was edited after it was applied');
    } finally {
      await empty.drop();
    }
  });

  it('names every setting that makes the server forget, as the test server has them', async () => {
    const client = new Client({ connectionString: database.appUrl });
    await client.connect();
    try {
      const problems = await checkDurability(client);
      for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
        expect(problems).toContainEqual(expect.stringContaining(`${name} off`));
      }
      await client.query('set synchronous_commit = on');
      expect(await checkDurability(client)).not.toContainEqual(expect.stringContaining('synchronous_commit'));
    } finally {
      await client.end();
    }
  });

  it('is not ready when connected as a role that could write past the append function', async () => {
    const asOwner = await openPostgresEventStore({ connectionString: database.ownerUrl });
    try {
      expect(await asOwner.checkReadiness()).toContainEqual(expect.stringContaining('INSERT'));
    } finally {
      await asOwner.close();
    }
  });
});
