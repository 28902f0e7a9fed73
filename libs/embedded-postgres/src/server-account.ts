import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The user the server runs as when we are root: PostgreSQL refuses to run as root. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

const PREFERRED_USERS = ['postgres', '_postgres', 'nobody'];
const OVERFLOW_ID = 65534;

const READ = 4;
const EXECUTE = 1;

/** The account to switch to, or undefined where the server simply runs as the current user. */
export async function findServerAccount(): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const entries = passwd.split('\n').map((line) => line.split(':'));
  for (const user of PREFERRED_USERS) {
    const entry = entries.find(([name]) => name === user);
    const [uid, gid] = [Number(entry?.[2]), Number(entry?.[3])];
    if (uid > 0 && gid >= 0) return { uid, gid };
  }
  return { uid: OVERFLOW_ID, gid: OVERFLOW_ID };
}

/** Whether the account may use this path with all of `wanted` (a sum of READ, EXECUTE), by its plain mode bits. */
async function mayUse(account: ServerAccount, path: string, wanted: number): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & wanted) === wanted;
}

/** Whether the account can pass through every folder above the path. The path itself need not exist. */
export async function canReach(account: ServerAccount, path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const passable = await mayUse(account, folder, EXECUTE).catch(() => undefined);
    // A folder that does not exist yet will be made passable by whoever makes it.
    if (passable === false) return false;
    if (folder === dirname(folder)) return true;
  }
}

export async function canRead(account: ServerAccount, path: string): Promise<boolean> {
  return (await canReach(account, path)) && (await mayUse(account, path, READ).catch(() => false));
}

export async function canExecute(account: ServerAccount, path: string): Promise<boolean> {
  return (await canReach(account, path)) && (await mayUse(account, path, READ + EXECUTE).catch(() => false));
}
