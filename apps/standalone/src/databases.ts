import { join } from 'node:path';
import { databaseServerAt, startEmbeddedPostgres } from '@homeward/embedded-postgres';
import { connectionsOf, provision, type Connections, type Servers } from '@homeward/wiring';
import type { StandaloneConfiguration } from './standalone-configuration';

/** The databases of a standalone installation, up and migrated. */
export interface Databases {
  readonly connections: Connections;
  /** Lines the user should see. */
  readonly notices: readonly string[];
  /** Resolves when the embedded server has ended under us; never for a server of the operator's own. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
}

type Configured = Pick<StandaloneConfiguration, 'dataDir' | 'databaseUrl' | 'keysDatabaseUrl'>;

/** Starts the embedded server, or reaches the operator's own, and brings its schemas to this code's version. */
export async function openDatabases({ dataDir, databaseUrl, keysDatabaseUrl }: Configured): Promise<Databases> {
  if (databaseUrl !== undefined) {
    const servers = serversAt(databaseUrl, keysDatabaseUrl);
    return { connections: await provision(servers), notices: [], lost: new Promise(() => {}), close: () => Promise.resolve() };
  }
  const embedded = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), durable: true });
  try {
    const keys = keysDatabaseUrl === undefined ? embedded : databaseServerAt(keysDatabaseUrl);
    const connections = await provision({ data: embedded, keys });
    return { connections, notices: embedded.notices, lost: embedded.ended, close: () => embedded.stop() };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/** The connections of a server that is up and provisioned already. */
export function reachDatabases({ databaseUrl, keysDatabaseUrl }: { readonly databaseUrl: string; readonly keysDatabaseUrl?: string }): Connections {
  return connectionsOf(serversAt(databaseUrl, keysDatabaseUrl));
}

function serversAt(databaseUrl: string, keysDatabaseUrl: string | undefined): Servers {
  const data = databaseServerAt(databaseUrl);
  return { data, keys: keysDatabaseUrl === undefined ? data : databaseServerAt(keysDatabaseUrl) };
}
