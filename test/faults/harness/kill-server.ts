import { readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { systemTimers } from '@homeward/platform';

/** Elsewhere the processes of a server cannot be found. */
export const describeWhereServersCanBeKilled = process.platform === 'linux' ? describe : describe.skip;

const LOOK_EVERY_MS = 5;
const MAX_LOOKS = 6_000;

/** Ends a whole PostgreSQL server at once, as `kill -9` of all its processes does; one that is only about to start, as soon as it has a process. */
export async function killServer(clusterDir: string): Promise<void> {
  const postmaster = await postmasterOf(clusterDir);
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').catch(() => '');
  for (const pid of [postmaster, ...children.split(' ').filter(Boolean).map(Number)]) end(pid);
}

/** The pid file may be of the server before, so the process must also work in the folder of the data. */
async function postmasterOf(clusterDir: string): Promise<number> {
  const folder = await realpath(clusterDir);
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    const pid = Number((await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n', 1)[0]);
    if (pid > 1 && (await readlink(`/proc/${pid}/cwd`).catch(() => undefined)) === folder) return pid;
    await systemTimers.sleep(LOOK_EVERY_MS);
  }
  throw new Error('There is no server to kill.');
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself when the postmaster did.
  }
}
