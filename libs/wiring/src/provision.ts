import type { DatabaseServer } from '@homeward/embedded-postgres';
import { ensureRoles, migrateEventStore, ROLES } from '@homeward/event-store';
import { KEY_ROLE, migrateKeyStore } from '@homeward/personal-data';
import { ensureReadModelRole, migrateReadModels, READ_MODEL_ROLE, readModelDataSource } from '@homeward/read-model';

const DATABASE = 'homeward';
const KEYS_DATABASE = 'homeward_keys';

/** Where each part of a running system connects, each as the least role that can do its work. */
export interface Connections {
  /** The log, as the role that may only append through the store's function and read. */
  readonly eventStoreUrl: string;
  /** The read models, as the role that owns them and nothing else. */
  readonly readModelUrl: string;
  /** The key store, in a database of its own. */
  readonly keysUrl: string;
}

export interface Servers {
  readonly data: DatabaseServer;
  readonly keys: DatabaseServer;
}

/**
 * Brings databases, roles and schemas to the version of this code. May run again. Each schema migrates under a lock of its own,
 * but databases and passwords are made without one: processes that may do it at once take turns (`openDatabases`).
 */
export async function provision({ data, keys }: Servers): Promise<Connections> {
  await data.ensureDatabase(DATABASE);
  await ensureRoles({ connectionString: data.url(DATABASE) });
  await ensureReadModelRole(data.url(DATABASE));
  for (const role of [ROLES.owner, ROLES.app, ROLES.reader, READ_MODEL_ROLE]) await data.allowLogin(role);
  await migrateEventStore({ connectionString: data.url(DATABASE, ROLES.owner) });
  await migrateAsReadModelRole(data.url(DATABASE, READ_MODEL_ROLE));

  await keys.ensureDatabase(KEYS_DATABASE);
  await migrateKeyStore({ connectionString: keys.url(KEYS_DATABASE) });
  await keys.allowLogin(KEY_ROLE);

  return connectionsOf({ data, keys });
}

/** The addresses of the roles on servers that were brought up before. Reaches no server. */
export function connectionsOf({ data, keys }: Servers): Connections {
  return {
    eventStoreUrl: data.url(DATABASE, ROLES.app),
    readModelUrl: data.url(DATABASE, READ_MODEL_ROLE),
    keysUrl: keys.url(KEYS_DATABASE, KEY_ROLE),
  };
}

async function migrateAsReadModelRole(url: string): Promise<void> {
  const readModels = await readModelDataSource({ url }).initialize();
  try {
    await migrateReadModels(readModels);
  } finally {
    await readModels.destroy();
  }
}
