import { Client, escapeIdentifier } from 'pg';

/** The environment variable through which the one cluster of a jest run reaches the workers. */
export const TEST_DATABASE_URL = 'HOMEWARD_TEST_DATABASE_URL';

/** A database of its own for a suite. Roles are shared by the whole cluster, so never drop or reshape one in a test. */
export interface TestDatabase {
  readonly name: string;
  /** As superuser. */
  readonly url: string;
  /** As another role; it needs LOGIN and no password. */
  urlFor(user: string): string;
  /** Ends every connection to the database and removes it. */
  drop(): Promise<void>;
}

let databasesMade = 0;

function serverUrl(): string {
  const url = process.env[TEST_DATABASE_URL];
  if (url === undefined) throw new Error(`${TEST_DATABASE_URL} is not set: only *.int.spec.ts and *.e2e.spec.ts get a database.`);
  return url;
}

async function asSuperuser(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Makes an empty database on the cluster that the jest run started. */
export async function createTestDatabase(): Promise<TestDatabase> {
  databasesMade += 1;
  // Jest resets modules for every suite but keeps the worker process, so the counter alone would repeat itself.
  const name = `test_${process.pid}_${process.hrtime.bigint()}_${databasesMade}`;
  await asSuperuser(`create database ${escapeIdentifier(name)}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return {
    name,
    url: url.href,
    urlFor(user) {
      const asUser = new URL(url);
      asUser.username = encodeURIComponent(user);
      asUser.password = '';
      return asUser.href;
    },
    drop: () => asSuperuser(`drop database if exists ${escapeIdentifier(name)} with (force)`),
  };
}
