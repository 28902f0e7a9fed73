import { chmod, mkdir, mkdtemp, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { placeOutsideProject } from './private-places';
import { canReach, type ServerAccount } from './server-account';

/** The files of one embedded server. All of them live in `home`. */
export interface DataFolder {
  readonly home: string;
  readonly cluster: string;
  readonly lockFile: string;
  readonly passwordFile: string;
  readonly portFile: string;
  readonly logFile: string;
  /** One line for the user when the data is not where they asked for it. */
  readonly notice: string | undefined;
}

const POINTER_FILE = 'moved-to';

function layoutOf(home: string, notice?: string): DataFolder {
  return {
    home,
    cluster: join(home, 'cluster'),
    lockFile: join(home, 'owner.lock'),
    passwordFile: join(home, 'superuser-password'),
    portFile: join(home, 'port'),
    logFile: join(home, 'server.log'),
    notice,
  };
}

async function findMovedHome(pointer: string): Promise<string | undefined> {
  const target = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  if (target === '') return undefined;
  const found = await stat(target).catch(() => undefined);
  return found?.isDirectory() === true && found.uid === process.getuid?.() ? target : undefined;
}

/**
 * Makes the data folder, or another one where the server's account cannot get through to it (a checkout under /root).
 * The pointer left behind means that deleting the data folder starts afresh, as everywhere else.
 */
export async function openDataFolder(dataDir: string, account: ServerAccount | undefined): Promise<DataFolder> {
  const wanted = resolve(dataDir);
  // Parents get the usual mode: a recursive 0700 would lock the server's account out of its own parents.
  await mkdir(wanted, { recursive: true, mode: 0o755 });
  const home = await realpath(wanted);
  if (account === undefined || (await canReach(account, join(home, 'cluster')))) return layoutOf(home);
  const pointer = join(home, POINTER_FILE);
  const movedHome = (await findMovedHome(pointer)) ?? (await moveHome(pointer));
  return layoutOf(
    movedHome,
    `PostgreSQL may not run as root and its user cannot reach ${home}: the database is kept in ${movedHome} instead.`,
  );
}

async function moveHome(pointer: string): Promise<string> {
  const home = await mkdtemp(join(await placeOutsideProject(), 'data-'));
  await chmod(home, 0o755);
  await writeFile(pointer, `${home}\n`);
  return home;
}
