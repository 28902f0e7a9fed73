import { migrateSchema, type Migration } from '@homeward/sql-schema';
import { Client, escapeIdentifier, escapeLiteral, type ClientBase, type ClientConfig } from 'pg';
import { sql } from './sql';

/** What this program knows of the schema. */
export const MIGRATIONS: readonly Migration[] = [
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
  {
    version: 2,
    name: 'fingerprints of texts',
    files: ['schema/text-fingerprint', 'functions/text-fingerprints', 'privileges/grants'],
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
    await client.query(sql('roles/keys'));
    if (password !== undefined) await client.query(`alter role ${KEY_ROLE} password ${escapeLiteral(password)}`);
    await migrateSchema(client, { schema: 'key_store', migrations: MIGRATIONS, sql, lock: MIGRATION_LOCK });
    // Still under the lock: PostgreSQL refuses two changes of one database's rights at the same moment.
    await closeDatabase(client);
  } finally {
    await client.end();
  }
}

async function closeDatabase(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ database: string }>('select current_database() as database');
  const database = escapeIdentifier(rows[0]?.database ?? '');
  await client.query(`revoke all on database ${database} from public; grant connect on database ${database} to ${KEY_ROLE}`);
}
