import { Client } from 'pg';
import { createEventStoreDatabase, type EventStoreDatabase } from '../../../../test/support/event-store-database';
import { EventStoreMissing, migrateEventStore, openPostgresEventStore, type PostgresEventStore, StoreUnavailable } from '../index';
import { eventFactory } from '../testing';

describe('a log whose schema is not the one of this program', () => {
  const make = eventFactory();
  let database: EventStoreDatabase;
  let store: PostgresEventStore;

  const asOwner = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  const append = () => store.append(make.stream(), make.events(1), { expected: 'no-stream' });
  const aboutSchema = async (): Promise<readonly string[]> => (await store.checkReadiness()).filter((reason) => reason.includes('schema'));
  const applied = (version: number) => `insert into event_store.migration (version, name, digest) values (${version}, 'of another release', '')`;

  beforeEach(async () => {
    database = await createEventStoreDatabase();
    store = await openPostgresEventStore({ connectionString: database.appUrl });
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  it('serves beside the next release, and says what to do beside a later one', async () => {
    await asOwner(applied(101));
    expect(await aboutSchema()).toEqual([]);
    await append();
    await asOwner(applied(102));
    expect(await aboutSchema()).toEqual(["The log's schema is 2 changes newer than this program: start the program of its release or of the one before."]);
  });

  it('says that the migration is missing, refuses to append rather than to fail, and goes on once it was run', async () => {
    await asOwner('delete from event_store.migration');
    expect(await aboutSchema()).toEqual([expect.stringMatching(/^The log's schema is older than this program, \d+ changes are missing: run the migration first\.$/)]);
    await asOwner('drop schema event_store cascade');
    expect(await aboutSchema()).toEqual(["The log's schema is missing: run the migration first."]);
    await expect(append()).rejects.toThrow(StoreUnavailable);
    await expect(openPostgresEventStore({ connectionString: database.appUrl })).rejects.toThrow(EventStoreMissing);

    await migrateEventStore({ connectionString: database.ownerUrl });
    expect(await aboutSchema()).toEqual([]);
    await append();
  });
});
