import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@homeward/embedded-postgres';
import { ensureRoles, migrateEventStore, ROLES } from '@homeward/event-store';
import { Client, escapeIdentifier } from 'pg';

/** A database with the event store's schema in it. */
export interface BenchDatabase {
  /** As superuser: for the plain way's own tables. */
  readonly adminUrl: string;
  /** As the role the store runs under. */
  readonly appUrl: string;
}

/** The embedded server with the durability a user gets. */
export interface BenchServer {
  createDatabase(name: string): Promise<BenchDatabase>;
  stop(): Promise<void>;
}

export async function startBenchServer(): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'homeward-bench-'));
  // A private folder would be out of reach for the user the server runs as when the bench runs as root.
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir, durable: true, trustRoles: true });
  return {
    async createDatabase(name) {
      await inDatabase(server.url('postgres'), `create database ${escapeIdentifier(name)}`);
      await ensureRoles({ connectionString: server.url(name) });
      await migrateEventStore({ connectionString: server.url(name, ROLES.owner) });
      return { adminUrl: server.url(name), appUrl: server.url(name, ROLES.app) };
    },
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs one statement as the role of the URL. */
export async function inDatabase(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
