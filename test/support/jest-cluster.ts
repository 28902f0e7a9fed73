import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@homeward/embedded-postgres';

/** The one database server of a jest run. */
export interface JestCluster {
  readonly url: string;
  stop(): Promise<void>;
}

const REGISTRY = Symbol.for('homeward.jest-cluster');
const registry = globalThis as { [REGISTRY]?: JestCluster };

/** Starts a throw-away server. Setup and teardown run in one process but share no modules, hence the global. */
export async function startJestCluster(): Promise<JestCluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'homeward-test-'));
  // A private folder would be out of reach for the user the server runs as when the tests run as root.
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir, durable: false, trustRoles: true });
  const cluster = {
    url: server.url('postgres'),
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  registry[REGISTRY] = cluster;
  return cluster;
}

export const findJestCluster = (): JestCluster | undefined => registry[REGISTRY];
