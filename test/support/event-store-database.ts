import { ensureRoles, migrateEventStore, openPostgresEventStore, ROLES, type PostgresEventStore } from '@homeward/event-store';
import { createTestDatabase, type TestDatabase } from './postgres';

/** A test database with the event store's roles and schema. */
export interface EventStoreDatabase extends TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly readerUrl: string;
}

export async function createEventStoreDatabase(): Promise<EventStoreDatabase> {
  const database = await createTestDatabase();
  await ensureRoles({ connectionString: database.url });
  const ownerUrl = database.urlFor(ROLES.owner);
  await migrateEventStore({ connectionString: ownerUrl });
  return { ...database, ownerUrl, appUrl: database.urlFor(ROLES.app), readerUrl: database.urlFor(ROLES.reader) };
}

/** A store over an empty log of its own, which goes when the store is closed. */
export async function openThrowAwayEventStore(): Promise<PostgresEventStore> {
  const database = await createEventStoreDatabase();
  const store = await openPostgresEventStore({ connectionString: database.appUrl });
  const close = store.close.bind(store);
  store.close = async () => {
    await close();
    await database.drop();
  };
  return store;
}
