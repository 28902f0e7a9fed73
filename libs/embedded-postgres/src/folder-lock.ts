import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { errorCode } from './error-code';
import { findProcess, isRunning, type ProcessIdentity } from './processes';

interface Owner extends ProcessIdentity {
  readonly host: string;
}

export interface FolderLock {
  release(): Promise<void>;
}

const TAKEOVER_ATTEMPTS = 5;

function parseOwner(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== 'object') return undefined;
    const { pid, startedAt, host } = value as Partial<Record<keyof Owner, unknown>>;
    if (typeof pid !== 'number' || typeof startedAt !== 'string' || typeof host !== 'string') return undefined;
    return { pid, startedAt, host };
  } catch {
    return undefined;
  }
}

/** A process of another machine (or container) cannot be looked up, so it counts as alive: two servers would corrupt. */
const isAlive = async (owner: Owner): Promise<boolean> => owner.host !== hostname() || (await isRunning(owner));

function locked(lockFile: string, owner: Owner): EmbeddedPostgresError {
  const advice =
    owner.host === hostname()
      ? 'stop it or choose another data folder'
      : `stop it, or delete that file if ${owner.host} no longer runs`;
  return new EmbeddedPostgresError(
    'data-dir-locked',
    `The data folder is in use by process ${owner.pid} on ${owner.host} (${lockFile}): ${advice}.`,
  );
}

/**
 * Claims the folder for this process until `release` or its death.
 * A claim appears whole or not at all (written aside, then linked), so a reader never sees half of one.
 */
export async function claimFolder(lockFile: string): Promise<FolderLock> {
  const self = await findProcess(process.pid);
  const mine = JSON.stringify({ pid: process.pid, startedAt: self?.startedAt ?? '', host: hostname() });
  const draft = `${lockFile}.${process.pid}-${process.hrtime.bigint()}`;
  await writeFile(draft, mine, { mode: 0o644 });
  try {
    for (let attempt = 0; attempt < TAKEOVER_ATTEMPTS; attempt += 1) {
      if (await tryLink(draft, lockFile)) return { release: () => release(lockFile, mine) };
      await evictDeadOwner(lockFile, draft);
    }
  } finally {
    await rm(draft, { force: true });
  }
  throw new EmbeddedPostgresError(
    'data-dir-locked',
    `Several programs try to use the data folder at once (${lockFile}): start one at a time.`,
  );
}

async function tryLink(draft: string, lockFile: string): Promise<boolean> {
  try {
    await link(draft, lockFile);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Throws when the owner lives. Renaming gives the dead claim to exactly one of several programs that found it dead. */
async function evictDeadOwner(lockFile: string, draft: string): Promise<void> {
  const text = await readFile(lockFile, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const owner = parseOwner(text);
  if (owner !== undefined && (await isAlive(owner))) throw locked(lockFile, owner);
  const evicted = `${draft}.evicted`;
  const renamed = await rename(lockFile, evicted).then(
    () => true,
    () => false,
  );
  if (!renamed) return;
  // Between reading and renaming another program may have taken over; its fresh claim goes back.
  if ((await readFile(evicted, 'utf8')) !== text) await tryLink(evicted, lockFile);
  await rm(evicted, { force: true });
}

async function release(lockFile: string, mine: string): Promise<void> {
  const current = await readFile(lockFile, 'utf8').catch(() => undefined);
  if (current === mine) await rm(lockFile, { force: true });
}
