import { findConnections } from '../connections-file';
import type { DatabaseConfiguration } from '../database-configuration';
import { connectionsGiven, openDatabases } from '../databases';
import type { Connections } from '../provision';

/** Nothing says where the databases of a service are. */
export class DatabasesUnknown extends Error {
  override readonly name = 'DatabasesUnknown';

  constructor(dataDir: string, missing: string) {
    super(
      [
        `This service does not know its ${missing}. Give it one of:`,
        '  - HOMEWARD_EVENT_STORE_URL, HOMEWARD_READ_MODEL_URL and HOMEWARD_KEYS_URL, as `npm run migrate -- --connections` prints them',
        "  - HOMEWARD_DATABASE_URL, an administrator's address; the service then also brings up the schemas",
        `  - HOMEWARD_DATA_DIR, the data folder of a standalone system that is running; none runs in ${dataDir}`,
      ].join('\n'),
    );
  }
}

/**
 * Where a service that runs alone finds the databases: at the addresses of its own roles, at an administrator's address, or
 * beside a running standalone system. Throws `DatabasesUnknown`; it never brings a database of its own.
 */
export async function databasesOfService(configuration: DatabaseConfiguration & { readonly dataDir: string }, opensSealed: boolean): Promise<Connections> {
  const { dataDir, databaseUrl, keysUrl } = configuration;
  const given = connectionsGiven(configuration);
  if (given !== undefined) {
    if (opensSealed && keysUrl === undefined) throw new DatabasesUnknown(dataDir, 'key store');
    return given;
  }
  if (databaseUrl !== undefined) return (await openDatabases(configuration)).connections;
  const running = await findConnections(dataDir);
  if (running === undefined) throw new DatabasesUnknown(dataDir, 'databases');
  return running;
}
