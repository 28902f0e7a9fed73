import { createHash } from 'node:crypto';
import { Client, type ClientBase, type ClientConfig } from 'pg';
import { sql } from './sql';

interface Migration {
  readonly version: number;
  readonly name: string;
  /** SQL files, one object each, in the order to run. A released file is never edited; a change is a new version. */
  readonly files: readonly string[];
}

const MIGRATIONS: readonly Migration[] = [
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

/** The version this code needs. */
export const SCHEMA_VERSION = Math.max(...MIGRATIONS.map(({ version }) => version));

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
    // A session lock, given back by the end of the connection at the latest.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(sql('schema/migration'));
    const applied = await appliedMigrations(client);
    for (const migration of MIGRATIONS) await applyOnce(client, migration, applied.get(migration.version));
  } finally {
    await client.end();
  }
}

async function appliedMigrations(client: ClientBase): Promise<Map<number, string>> {
  const { rows } = await client.query<{ version: number; digest: string }>(sql('queries/applied-migrations'));
  return new Map(rows.map(({ version, digest }) => [version, digest]));
}

async function applyOnce(client: ClientBase, migration: Migration, appliedDigest: string | undefined): Promise<void> {
  const { version, name, files } = migration;
  const text = files.map(sql).join('\n');
  const digest = createHash('sha256').update(text).digest('hex');
  if (appliedDigest === digest) return;
  if (appliedDigest !== undefined) {
    throw new Error(`Migration ${version} of the event store was edited after it was applied to this database.`);
  }
  await client.query('begin');
  try {
    await client.query(text);
    await client.query(sql('queries/record-migration'), [version, name, digest]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
