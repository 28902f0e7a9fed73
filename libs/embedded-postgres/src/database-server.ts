import { createHmac } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** A PostgreSQL server seen through its administrator, whoever runs it. */
export interface DatabaseServer {
  /** Connection URL with password, for the administrator by default. Other roles need `allowLogin` first. */
  url(database: string, user?: string): string;
  /** Makes the database unless it exists. */
  ensureDatabase(database: string): Promise<void>;
  /** Lets an existing role log in with the password that `url` carries for it. */
  allowLogin(user: string): Promise<void>;
}

/**
 * The server an administrator's URL leads to, such as `postgres://postgres:secret@db:5432/postgres`.
 * Throws for other roles when the URL carries no password: theirs would then be one that anybody can compute.
 */
export function databaseServerAt(administratorUrl: string): DatabaseServer {
  const administrator = new URL(administratorUrl);
  const administratorName = decodeURIComponent(administrator.username);
  const secret = decodeURIComponent(administrator.password);
  // Derived, so that no second secret needs storing and a role keeps its password over restarts.
  const passwordOf = (user: string): string => {
    if (secret === '') throw new Error("The administrator's database URL needs a password: those of the roles derive from it.");
    return createHmac('sha256', secret).update(user).digest('base64url');
  };
  const url = (database: string, user = administratorName): string => {
    const target = new URL(administratorUrl);
    target.pathname = `/${encodeURIComponent(database)}`;
    if (user !== administratorName) {
      target.username = encodeURIComponent(user);
      target.password = passwordOf(user);
    }
    return target.href;
  };
  return {
    url,
    ensureDatabase: (database) =>
      withClient(administratorUrl, async (client) => {
        const found = await client.query('select from pg_database where datname = $1', [database]);
        if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(database)}`);
      }),
    allowLogin: (user) =>
      withClient(administratorUrl, async (client) => {
        await client.query(`alter role ${escapeIdentifier(user)} login password ${escapeLiteral(passwordOf(user))}`);
      }),
  };
}

async function withClient(connectionString: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
