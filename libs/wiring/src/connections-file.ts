import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connections } from './provision';

const FOR_OWNER_ONLY = 0o600;

const pathIn = (dataDir: string): string => join(dataDir, 'connections.json');

/** Lets commands of the same user reach the databases of the running system. It holds passwords, so only its owner reads it. */
export async function writeConnections(dataDir: string, connections: Connections): Promise<void> {
  await rm(pathIn(dataDir), { force: true });
  await writeFile(pathIn(dataDir), JSON.stringify(connections), { mode: FOR_OWNER_ONLY, flag: 'wx' });
}

/** Undefined when no system left its connections there. */
export async function findConnections(dataDir: string): Promise<Connections | undefined> {
  try {
    return JSON.parse(await readFile(pathIn(dataDir), 'utf8')) as Connections;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function removeConnections(dataDir: string): Promise<void> {
  await rm(pathIn(dataDir), { force: true });
}
