import { join } from 'node:path';
import { databaseServerAt, EmbeddedPostgresError, startEmbeddedPostgres } from '@homeward/embedded-postgres';
import { whileLeading } from '@homeward/leadership';
import { createLogger, systemTimers } from '@homeward/platform';
import type { EventStoreKind } from './database-configuration';
import { findConnections, removeConnections, writeConnections } from './connections-file';
import { connectionsOf, provision, type Connections, type Servers } from './provision';

/** The databases of a standalone installation, up and migrated. */
export interface Databases {
  readonly connections: Connections;
  /** Lines the user should see. */
  readonly notices: readonly string[];
  /** Resolves when the embedded server has ended under us; never for a server of the operator's own. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Absolute path of the data folder. */
  readonly dataDir: string;
  /** An administrator's address of an existing PostgreSQL; the embedded one is used when absent. */
  readonly databaseUrl?: string;
  /** The same for the key store. */
  readonly keysDatabaseUrl?: string;
  /** The addresses of the roles on databases that were brought up before, as services apart are given them. */
  readonly eventStoreUrl?: string;
  readonly readModelUrl?: string;
  readonly keysUrl?: string;
  /** Which engine keeps the log; PostgreSQL when absent. */
  readonly eventStore?: EventStoreKind;
}

/** Some ten minutes, in which a server may be starting; then whoever migrates is told what is wrong. */
const MAX_FAILURES = 70;
const NEVER = new Promise<void>(() => {});

/** Starts the embedded server, or reaches the operator's own, and brings its schemas to this code's version. */
export async function openDatabases({ dataDir, databaseUrl, keysDatabaseUrl }: DatabaseOptions): Promise<Databases> {
  if (databaseUrl !== undefined) {
    const data = databaseServerAt(databaseUrl);
    const keys = keysDatabaseUrl === undefined ? data : databaseServerAt(keysDatabaseUrl);
    return joined(await provisionAlone(databaseUrl, { data, keys }));
  }
  const embedded = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), durable: true });
  try {
    const keys = keysDatabaseUrl === undefined ? embedded : databaseServerAt(keysDatabaseUrl);
    const connections = await provision({ data: embedded, keys });
    await writeConnections(dataDir, connections);
    const close = async (): Promise<void> => {
      await removeConnections(dataDir);
      await embedded.stop();
    };
    return { connections, notices: embedded.notices, lost: embedded.ended, close };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** The addresses of the roles on the operator's own servers, for services that shall not hold the administrator's. Reaches no server. */
export function roleConnections({ databaseUrl, keysDatabaseUrl = databaseUrl }: { readonly databaseUrl: string; readonly keysDatabaseUrl?: string }): Connections {
  return connectionsOf({ data: databaseServerAt(databaseUrl), keys: databaseServerAt(keysDatabaseUrl) });
}

/** Services that start together on an empty server would all create its roles and databases; they take turns. */
async function provisionAlone(databaseUrl: string, servers: Servers): Promise<Connections> {
  let connections: Connections | undefined;
  // A wrong address or password is tried for minutes, for the server may be starting: whoever waits is told.
  const logger = createLogger({ level: 'warn', write: (line) => process.stderr.write(line) });
  const turn = { connectionString: databaseUrl, name: 'provision', timers: systemTimers, logger, signal: new AbortController().signal, maxFailures: MAX_FAILURES };
  await whileLeading(turn, async () => {
    connections = await provision(servers);
  });
  if (connections === undefined) throw new Error('The databases were not brought up.');
  return connections;
}

/**
 * The same for a command that may run beside the system: it uses the addresses of the roles it is given, the running system's
 * server, or one it starts for as long as it needs it.
 */
export async function joinDatabases(configured: DatabaseOptions): Promise<Databases> {
  const given = connectionsGiven(configured);
  if (given !== undefined) return joined(given);
  try {
    return await openDatabases(configured);
  } catch (error) {
    const running = isHeldByAnother(error) ? await findConnections(configured.dataDir) : undefined;
    if (running === undefined) throw error;
    return joined(running);
  }
}

/** The addresses of the roles, where they are given. A log in EventStoreDB has none of a role. */
export function connectionsGiven({ eventStore, eventStoreUrl, readModelUrl, keysUrl = '' }: Omit<DatabaseOptions, 'dataDir'>): Connections | undefined {
  if (readModelUrl === undefined || (eventStoreUrl === undefined && eventStore !== 'eventstoredb')) return undefined;
  return { eventStoreUrl: eventStoreUrl ?? '', readModelUrl, keysUrl };
}

/** Databases that somebody else keeps up. */
function joined(connections: Connections): Databases {
  return { connections, notices: [], lost: NEVER, close: () => Promise.resolve() };
}

function isHeldByAnother(error: unknown): boolean {
  return error instanceof EmbeddedPostgresError && error.code === 'data-dir-locked';
}
