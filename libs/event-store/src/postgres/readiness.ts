import { schemaProblems } from '@homeward/sql-schema';
import type { Pool } from 'pg';
import { isOtherSchema, withoutParameters } from './failure';
import { MIGRATIONS } from './migrate';
import { sql } from './sql';

const UNSAFE_SETTINGS = sql('queries/unsafe-settings');
const EXCESS_PRIVILEGES = sql('queries/excess-privileges');
const APPLIED_MIGRATIONS = sql('queries/applied-migrations');

/** Anything that runs a query. */
type Queryable = Pick<Pool, 'query'>;

/** The server's settings under which a committed event could be lost in a crash, one sentence each; none on a safe server. */
export async function checkDurability(database: Queryable): Promise<string[]> {
  const names = await firstColumn(database, UNSAFE_SETTINGS);
  return names.map((name) => `The database runs with ${name} off: events it has confirmed can be lost in a crash.`);
}

/** The rights by which this connection could write to the log past the append function, one sentence each. */
export async function checkPrivileges(database: Queryable): Promise<string[]> {
  const privileges = await firstColumn(database, EXCESS_PRIVILEGES);
  return privileges.map((privilege) => `The event store's role has ${privilege} on the log: connect as homeward_app.`);
}

/** What stands between this program and the schema, one sentence each. */
export async function checkSchema(database: Queryable): Promise<readonly string[]> {
  const applied = await firstColumn(database, APPLIED_MIGRATIONS).catch((error: unknown) => {
    if (isOtherSchema(error)) return undefined;
    throw error;
  });
  return schemaProblems("The log's", MIGRATIONS, applied?.map(Number));
}

async function firstColumn(database: Queryable, text: string): Promise<string[]> {
  try {
    const { rows } = await database.query<[string]>({ text, rowMode: 'array' });
    return rows.map(([value]) => value);
  } catch (error) {
    throw withoutParameters(error);
  }
}
