import 'reflect-metadata';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigurationInvalid, readConfiguration } from '@homeward/configuration';
import { DatabaseConfiguration, openDatabases, roleConnections, told } from '@homeward/wiring';

/**
 * `npm run migrate`: brings databases, roles and schemas to the version of this code, once, before services start. With
 * `-- --connections` it reaches no server and prints the addresses of the roles for the services, which are secrets.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { connections: { type: 'boolean', default: false } } });
  const configuration = readConfiguration(DatabaseConfiguration, process.env);
  const { databaseUrl, keysDatabaseUrl } = configuration;
  if (databaseUrl === undefined) throw new ConfigurationInvalid(["HOMEWARD_DATABASE_URL must be the administrator's address"]);
  if (values.connections) {
    const { eventStoreUrl, readModelUrl, keysUrl } = roleConnections({ databaseUrl, ...(keysDatabaseUrl !== undefined && { keysDatabaseUrl }) });
    process.stdout.write(`HOMEWARD_EVENT_STORE_URL=${eventStoreUrl}\nHOMEWARD_READ_MODEL_URL=${readModelUrl}\nHOMEWARD_KEYS_URL=${keysUrl}\n`);
    return;
  }
  const databases = await openDatabases({ ...configuration, dataDir: resolve(configuration.dataDir) });
  await databases.close();
  process.stderr.write('Databases, roles and schemas are at the version of this program.\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${told(error)}\n`);
  process.exitCode = 1;
});
