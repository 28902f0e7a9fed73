import { createHash } from 'node:crypto';
import { reached } from '@homeward/platform';
import type { SqlFiles } from './sql-files';

export interface Migration {
  readonly version: number;
  readonly name: string;
  /** SQL files in the order to run. A released file is never edited; a change is a new version. */
  readonly files: readonly string[];
}

/** One connection of any driver. */
export interface SqlConnection {
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

export interface SchemaOptions {
  /** A plain identifier; the schema is made when missing, and keeps the list of what was applied. */
  readonly schema: string;
  readonly migrations: readonly Migration[];
  readonly sql: SqlFiles;
  /** Key of the advisory lock under which instances that start together migrate one after the other. */
  readonly lock: number;
}

/**
 * Brings a schema to the version of this code, each migration in a transaction of its own. May run again, and in several
 * processes at once. Throws when a migration was edited after it was applied. The lock is given back by the end of the
 * connection at the latest, so the caller ends it.
 */
export async function migrateSchema(connection: SqlConnection, { schema, migrations, sql, lock }: SchemaOptions): Promise<void> {
  await connection.query('select pg_advisory_lock($1)', [lock]);
  await connection.query(listOf(schema));
  const { rows } = await connection.query(`select version, digest from ${schema}.migration`);
  const applied = new Map((rows as readonly { version: number; digest: string }[]).map(({ version, digest }) => [version, digest]));
  for (const migration of migrations) {
    const text = migration.files.map(sql).join('\n');
    const digest = createHash('sha256').update(text).digest('hex');
    const known = applied.get(migration.version);
    if (known === undefined) await apply(connection, schema, { ...migration, text, digest });
    else if (known !== digest) throw new Error(`Migration ${migration.version} of ${schema} was edited after it was applied to this database.`);
  }
}

/** Which migrations a database has had, with the digest of what was run. */
const listOf = (schema: string): string => `
  create schema if not exists ${schema};
  create table if not exists ${schema}.migration (
    version integer primary key,
    name text not null,
    digest text not null,
    applied_at timestamptz not null default clock_timestamp()
  )`;

async function apply(connection: SqlConnection, schema: string, { version, name, text, digest }: Migration & { readonly text: string; readonly digest: string }): Promise<void> {
  await connection.query('begin');
  try {
    await connection.query(text);
    reached('migration-run');
    await connection.query(`insert into ${schema}.migration (version, name, digest) values ($1, $2, $3)`, [version, name, digest]);
    await connection.query('commit');
    reached('migration-applied');
  } catch (error) {
    await connection.query('rollback');
    throw error;
  }
}
