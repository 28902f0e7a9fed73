import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemTimers } from '@homeward/platform';
import type { DataFolder } from './data-folder';
import { EmbeddedPostgresError, failureFromLog } from './embedded-postgres-error';
import type { ServerAccount } from './server-account';
import { serverEnvironment } from './server-environment';
import { WATCHDOG_PROGRAM, WATCHDOG_STOP_LIMIT_MS } from './watchdog';

const READY_LIMIT_MS = 60_000;
const READY_POLL_MS = 5;
const LAST_LOG_LINES = 20;

export interface ServerOptions {
  readonly folder: DataFolder;
  readonly binDir: string;
  readonly account: ServerAccount | undefined;
  readonly port: number;
  readonly durable: boolean;
}

export interface ServerProcess {
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const UNSAFE_BUT_FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const SAFE = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on'];

function settings(port: number, durable: boolean): readonly string[] {
  return [
    ...['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC'],
    // A failing statement and its detail quote rows, and rows are about people: neither belongs in a log file.
    ...['log_error_verbosity=terse', 'log_min_error_statement=panic', 'log_checkpoints=off'],
    ...['max_connections=200', 'password_encryption=scram-sha-256'],
    ...(durable ? SAFE : UNSAFE_BUT_FAST),
  ].flatMap((setting) => ['-c', setting]);
}

async function lastLogLines(logFile: string): Promise<readonly string[]> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-LAST_LOG_LINES);
}

/** The server writes its state in the eighth line of its pid file; "ready" means that it accepts connections. */
async function isReady(clusterDir: string): Promise<boolean> {
  const pidFile = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '');
  return pidFile.split('\n')[7]?.trim() === 'ready';
}

async function spawnWatchdog(options: ServerOptions): Promise<ChildProcess> {
  const { folder, binDir, account, port, durable } = options;
  const order = {
    program: join(binDir, 'postgres'),
    args: ['-D', folder.cluster, ...settings(port, durable)],
    account: account ?? {},
  };
  // Each start begins a new log, which bounds it by the length of one run.
  const log = await open(folder.logFile, 'w', 0o600);
  try {
    return spawn(process.execPath, ['-e', WATCHDOG_PROGRAM, JSON.stringify(order)], {
      cwd: '/',
      detached: true,
      env: serverEnvironment(),
      stdio: ['pipe', log.fd, log.fd],
    });
  } finally {
    await log.close();
  }
}

/** Starts the server and waits until it accepts connections. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const { folder, port } = options;
  const watchdog = await spawnWatchdog(options);
  const ended = new Promise<void>((resolve) => {
    watchdog.once('exit', () => resolve());
    watchdog.once('error', () => resolve());
  });
  watchdog.stdin?.on('error', () => undefined);
  const server = { ended, stop: () => stopServer(watchdog, ended) };
  if (await becomesReady(watchdog, folder.cluster)) {
    // An application that has nothing left to do may end; the watchdog then stops the server.
    watchdog.unref();
    if (watchdog.stdin !== null && 'unref' in watchdog.stdin) (watchdog.stdin as { unref(): void }).unref();
    return server;
  }
  await server.stop();
  throw failureFromLog('Starting PostgreSQL', folder.home, port, await lastLogLines(folder.logFile));
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

async function becomesReady(watchdog: ChildProcess, clusterDir: string): Promise<boolean> {
  for (let round = 0; round < READY_LIMIT_MS / READY_POLL_MS; round += 1) {
    if (hasEnded(watchdog)) return false;
    if (await isReady(clusterDir)) return true;
    await systemTimers.sleep(READY_POLL_MS);
  }
  return false;
}

async function stopServer(watchdog: ChildProcess, ended: Promise<void>): Promise<void> {
  if (hasEnded(watchdog)) return;
  watchdog.ref();
  watchdog.stdin?.end();
  const limit = new AbortController();
  const tooLong = systemTimers.sleep(WATCHDOG_STOP_LIMIT_MS, limit.signal).then(
    () => true,
    () => false,
  );
  const outlived = await Promise.race([ended.then(() => false), tooLong]);
  limit.abort();
  if (outlived) throw new EmbeddedPostgresError('start-failed', 'PostgreSQL did not stop; end its process by hand.');
}
