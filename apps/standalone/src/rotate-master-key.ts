import 'reflect-metadata';
import { resolve } from 'node:path';
import { readConfiguration } from '@homeward/configuration';
import { FileMasterKeys, openPostgresKeyStore } from '@homeward/personal-data';
import { joinDatabases, masterKeysFolderOf, told } from '@homeward/wiring';
import { StandaloneConfiguration } from './standalone-configuration';

/**
 * `npm run rotate-master-key`: wraps every living key under a new master key and destroys the old one, so that keys of
 * erased persons in old copies of the key database open no more. May be stopped and started again.
 */
async function main(): Promise<void> {
  const configuration = readConfiguration(StandaloneConfiguration, process.env);
  const dataDir = resolve(configuration.dataDir);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const databases = await joinDatabases({ ...configuration, dataDir });
  try {
    const keyStore = await openPostgresKeyStore({ connectionString: databases.connections.keysUrl, masterKeys: new FileMasterKeys(masterKeysFolderOf({ ...configuration, dataDir })) });
    try {
      const result = await keyStore.rotateMasterKey({
        signal: stop.signal,
        onProgress: (progress) => process.stderr.write(`${JSON.stringify(progress)}\n`),
      });
      process.stdout.write(`${JSON.stringify(result)}\n`);
    } finally {
      await keyStore.close();
    }
  } finally {
    await databases.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${told(error)}\n`);
  process.exitCode = 1;
});
