import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { eventually, findProcess, isClusterInUse, servesCluster, signalProcess } from './processes';

const FAST_SHUTDOWN_LIMIT_MS = 15_000;
const IMMEDIATE_SHUTDOWN_LIMIT_MS = 5_000;

/**
 * Stops the server a dead owner left on the cluster, and removes the pid file no server stands behind.
 * Only for the holder of the folder's lock: whoever holds it knows that no living owner needs that server.
 */
export async function stopOrphan(clusterDir: string): Promise<void> {
  const pidFile = join(clusterDir, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const pid = Number(text.split('\n', 1)[0]);
  const isGone = async (): Promise<boolean> =>
    !(await isServing(pid, clusterDir)) && !(await isClusterInUse(clusterDir));
  if (!(await isGone())) await stopServing(pid, clusterDir, isGone);
  // The server itself refuses to start while any living process has the id in this file.
  await rm(pidFile, { force: true });
}

async function stopServing(pid: number, clusterDir: string, isGone: () => Promise<boolean>): Promise<void> {
  if (await isServing(pid, clusterDir)) signalProcess(pid, 'SIGINT');
  if (await eventually(isGone, FAST_SHUTDOWN_LIMIT_MS)) return;
  if (await isServing(pid, clusterDir)) signalProcess(pid, 'SIGQUIT');
  if (await eventually(isGone, IMMEDIATE_SHUTDOWN_LIMIT_MS)) return;
  throw new EmbeddedPostgresError(
    'start-failed',
    `A PostgreSQL server left over from an earlier run does not stop: end process ${pid} and start again.`,
  );
}

const isServing = async (pid: number, clusterDir: string): Promise<boolean> =>
  Number.isSafeInteger(pid) && pid > 1 && (await findProcess(pid)) !== undefined && (await servesCluster(pid, clusterDir));
