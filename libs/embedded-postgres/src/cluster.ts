import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFolder } from './data-folder';
import { diskFull, EmbeddedPostgresError, failureFromLog } from './embedded-postgres-error';
import { errorCode } from './error-code';
import type { ServerAccount } from './server-account';
import { serverEnvironment } from './server-environment';

/** A fresh cluster with its first WAL files takes 40 MB; less than this would fill while the user looks on. */
const LEAST_FREE_BYTES = 128 * 1024 * 1024;
const PASSWORD_BYTES = 32;
const DRAFT_PREFIX = 'cluster-draft-';

export interface ClusterOptions {
  readonly folder: DataFolder;
  readonly binDir: string;
  readonly account: ServerAccount | undefined;
  readonly durable: boolean;
  /** Ask passwords of the superuser only. */
  readonly trustRoles: boolean;
}

/** Makes the cluster at first use and answers the superuser's password. */
export async function prepareCluster(options: ClusterOptions): Promise<string> {
  const { folder } = options;
  const initialised = await access(join(folder.cluster, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  await removeDrafts(folder.home);
  if (!initialised) return createCluster(options);
  const password = (await readFile(folder.passwordFile, 'utf8').catch(() => '')).trim();
  if (password !== '') return password;
  throw new EmbeddedPostgresError(
    'start-failed',
    `The database in ${folder.home} has lost its password file (${folder.passwordFile}): restore it, or delete the folder to start afresh.`,
  );
}

async function removeDrafts(home: string): Promise<void> {
  const drafts = (await readdir(home)).filter((name) => name.startsWith(DRAFT_PREFIX));
  await Promise.all(drafts.map((name) => rm(join(home, name), { recursive: true, force: true })));
}

async function createCluster(options: ClusterOptions): Promise<string> {
  const { folder, account } = options;
  const disk = await statfs(folder.home);
  if (disk.bavail * disk.bsize < LEAST_FREE_BYTES) throw diskFull(folder.home);
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  const draft = join(folder.home, `${DRAFT_PREFIX}${process.pid}`);
  await makeOwned(draft, account);
  await writeFile(folder.passwordFile, `${password}\n`, { mode: 0o600 });
  await chmod(folder.passwordFile, 0o600);
  await runInitdb(options, draft, password);
  await writeFile(join(draft, 'pg_hba.conf'), accessRules(options.trustRoles));
  // Only a finished cluster ever gets the name the next start looks for.
  await rename(draft, folder.cluster);
  return password;
}

async function makeOwned(path: string, account: ServerAccount | undefined): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

/** Connections from this machine only. Without a password any local user could become the superuser. */
function accessRules(trustRoles: boolean): string {
  return [
    'host all postgres 127.0.0.1/32 scram-sha-256',
    `host all all 127.0.0.1/32 ${trustRoles ? 'trust' : 'scram-sha-256'}`,
    '',
  ].join('\n');
}

async function runInitdb(options: ClusterOptions, draft: string, password: string): Promise<void> {
  const { folder, binDir, account, durable } = options;
  const passwordInput = `${draft}-password`;
  await writeFile(passwordInput, `${password}\n`, { mode: 0o600 });
  try {
    if (account !== undefined) await chown(passwordInput, account.uid, account.gid);
    const { code, lines } = await run(
      join(binDir, 'initdb'),
      [
        ...['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordInput}`],
        ...['--no-locale', '-E', 'UTF8', '--no-instructions'],
        ...(durable ? [] : ['--no-sync']),
      ],
      account,
    );
    if (code !== 0) throw failureFromLog('Creating the database', folder.home, undefined, lines);
  } finally {
    await rm(passwordInput, { force: true });
  }
}

function run(
  program: string,
  args: readonly string[],
  account: ServerAccount | undefined,
): Promise<{ code: number | null; lines: readonly string[] }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...account,
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (cause) => reject(notRunnable(program, cause)));
    child.on('close', (code) => {
      resolve({ code, lines: output.split('\n').filter((line) => line.trim() !== '') });
    });
  });
}

/** A program that is there but does not start was built for another C library (Alpine) or another processor. */
function notRunnable(program: string, cause: Error): EmbeddedPostgresError {
  if (errorCode(cause) === 'EPERM') {
    return new EmbeddedPostgresError(
      'start-failed',
      'PostgreSQL may not run as root and this root may not switch users: start as an ordinary user.',
      [],
      { cause },
    );
  }
  return new EmbeddedPostgresError(
    'binaries-missing',
    `The embedded PostgreSQL does not run on this system (${program}): set DATABASE_URL to a PostgreSQL server.`,
    [],
    { cause },
  );
}
