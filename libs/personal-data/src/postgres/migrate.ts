import { createHash } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral, type ClientBase, type ClientConfig } from 'pg';
import { sql } from './sql';

interface Migration {
  readonly version: number;
  readonly name: string;
  /** SQL files in the order to run. A released file is never edited; a change is a new version. */
  readonly files: readonly string[];
}

const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'keys, epochs, erased persons and identity tokens',
    files: [
      'schema/epoch',
      'schema/data-key',
      'schema/identity-token',
      'functions/create-keys',
      'functions/erase-subject',
      'functions/epochs',
      'functions/identity-tokens',
      'privileges/grants',
    ],
  },
];

/** Two instances that start together would both create the schema; the second waits here and then finds it made. */
const MIGRATION_LOCK = 7310580010;

/** The role that works with keys. */
export const KEY_ROLE = 'homeward_keys';

export interface MigrateOptions {
  /** Password to set for `homeward_keys`; without one it comes in only where the server trusts the address. */
  readonly password?: string;
}

/**
 * Brings the key database to the version of this code and closes it to every role but its owner and `homeward_keys`.
 * Needs a superuser, or a role with CREATEROLE that owns the database. May run again, and in several processes at once.
 * The database must be its own: never the one of the events.
 */
export async function migrateKeyStore(owner: ClientConfig, { password }: MigrateOptions = {}): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  try {
    // A session lock, given back by the end of the connection at the latest.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(sql('roles/keys'));
    if (password !== undefined) await client.query(`alter role ${KEY_ROLE} password ${escapeLiteral(password)}`);
    await closeDatabase(client);
    await client.query(sql('schema/migration'));
    const applied = await appliedMigrations(client);
    for (const migration of MIGRATIONS) await applyOnce(client, migration, applied.get(migration.version));
  } finally {
    await client.end();
  }
}

async function closeDatabase(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ database: string }>('select current_database() as database');
  const database = escapeIdentifier(rows[0]?.database ?? '');
  await client.query(`revoke all on database ${database} from public; grant connect on database ${database} to ${KEY_ROLE}`);
}

async function appliedMigrations(client: ClientBase): Promise<Map<number, string>> {
  const { rows } = await client.query<{ version: number; digest: string }>(sql('queries/applied-migrations'));
  return new Map(rows.map(({ version, digest }) => [version, digest]));
}

async function applyOnce(client: ClientBase, { version, name, files }: Migration, appliedDigest?: string): Promise<void> {
  const text = files.map(sql).join('\n');
  const digest = createHash('sha256').update(text).digest('hex');
  if (appliedDigest === digest) return;
  if (appliedDigest !== undefined) {
    throw new Error(`Migration ${version} of the key store was edited after it was applied to this database.`);
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
