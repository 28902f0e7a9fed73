import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { promisify } from 'node:util';
import { systemTimers } from '@homeward/platform';
import { errorCode } from './error-code';

const run = promisify(execFile);
const POLL_INTERVAL_MS = 10;

/** A process as it can be told apart from a later one that was given the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in whatever unit the system keeps; compared, never computed with. */
  readonly startedAt: string;
}

/** The state letter and start time of a process in Linux's words; undefined where there is no such process. */
async function findLinuxProcess(pid: number): Promise<{ state: string; startedAt: string } | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // The second field is the program name in parentheses and may hold anything, so fields are counted after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', startedAt: fields[19] ?? '' };
}

async function findOtherProcess(pid: number): Promise<{ state: string; startedAt: string } | undefined> {
  const listed = await run('ps', ['-o', 'state=,lstart=', '-p', String(pid)]).catch(() => undefined);
  const line = listed?.stdout.trim();
  if (line === undefined || line === '') return undefined;
  return { state: line.charAt(0), startedAt: line.slice(line.indexOf(' ')).trim() };
}

/** The living process with this id. A zombie is dead: it holds no file and no port. */
export async function findProcess(pid: number): Promise<ProcessIdentity | undefined> {
  const found = await (process.platform === 'linux' ? findLinuxProcess(pid) : findOtherProcess(pid));
  if (found === undefined || found.state === 'Z' || found.state === 'X') return undefined;
  return { pid, startedAt: found.startedAt };
}

/** Whether this very process, not a later one with its id, still runs. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  const found = await findProcess(identity.pid);
  return found !== undefined && found.startedAt === identity.startedAt;
}

const worksIn = async (pid: number | string, folder: string): Promise<boolean> =>
  (await readlink(`/proc/${pid}/cwd`).catch(() => undefined)) === folder;

/** Whether the process is a PostgreSQL server on this cluster folder. A server works inside its own data folder. */
export async function servesCluster(pid: number, clusterDir: string): Promise<boolean> {
  if (process.platform === 'linux') return worksIn(pid, await realpath(clusterDir));
  const listed = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => undefined);
  return listed?.stdout.includes(clusterDir) === true;
}

/**
 * Whether any server process still works in the cluster folder. The children of a killed server live on for a moment,
 * and a new server beside them would corrupt the data. Elsewhere than on Linux the server's own check has to do.
 */
export async function isClusterInUse(clusterDir: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const folder = await realpath(clusterDir);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map((pid) => worksIn(pid, folder)));
  return found.includes(true);
}

/** Sends a signal to a process that may be gone already. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

/** Asks again until the answer is yes; false when `limitMs` milliseconds did not bring it. */
export async function eventually(question: () => Promise<boolean>, limitMs: number): Promise<boolean> {
  const rounds = Math.ceil(limitMs / POLL_INTERVAL_MS);
  for (let round = 0; round < rounds; round += 1) {
    if (await question()) return true;
    await systemTimers.sleep(POLL_INTERVAL_MS);
  }
  return question();
}
