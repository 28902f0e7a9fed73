import { migrateSchema, type Migration } from '@homeward/sql-schema';
import { Client, type ClientConfig } from 'pg';
import { sql } from './sql';

/** What this program knows of the schema. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'the log, its append function and its guards',
    files: [
      'schema/event',
      'functions/append',
      'functions/refuse-change',
      'triggers/refuse-update-delete',
      'triggers/refuse-truncate',
      'privileges/grants',
    ],
  },
];

/** Two instances that start together would both create the schema; the second waits here and then finds it made. */
const MIGRATION_LOCK = 7310580002;

/**
 * Brings the schema `event_store` to the version of this code, as the role that shall own it. The roles must exist.
 * May run again, and in several processes at once. Refuses a database whose applied migrations are not the ones it knows.
 */
export async function migrateEventStore(owner: ClientConfig): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  try {
    await migrateSchema(client, { schema: 'event_store', migrations: MIGRATIONS, sql, lock: MIGRATION_LOCK });
  } finally {
    await client.end();
  }
}
