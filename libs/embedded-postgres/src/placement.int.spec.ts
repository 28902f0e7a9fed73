import { chmod, mkdir, mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from './data-folder';
import { placeOutsideProject } from './private-places';
import { canExecute, canReach } from './server-account';

/** Nobody has this id, so only the permissions for others count. */
const stranger = { uid: 54321, gid: 54321 };

describe('where the server of another user finds its files', () => {
  let project: string;
  const made: string[] = [];

  beforeEach(async () => {
    project = await realpath(await mkdtemp(join(tmpdir(), 'homeward-placement-')));
    await chmod(project, 0o755);
    made.push(project);
  });

  afterEach(async () => {
    await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
  });

  it('is the data folder itself where that user can get to it', async () => {
    const folder = await openDataFolder(join(project, '.homeward', 'postgres'), stranger);

    expect(folder.home).toBe(join(project, '.homeward', 'postgres'));
    expect(folder.notice).toBeUndefined();
    expect((await stat(join(project, '.homeward'))).mode & 0o055).toBe(0o055);
  });

  it('is outside a private project, which the user is told in one line, and stays there', async () => {
    await chmod(project, 0o700);

    const folder = await openDataFolder(join(project, 'data'), stranger);
    made.push(folder.home);
    const again = await openDataFolder(join(project, 'data'), stranger);

    expect(await canReach(stranger, folder.cluster)).toBe(true);
    expect(folder.notice).toMatch(/^[^\n]*kept in [^\n]+ instead\.$/);
    expect(again.home).toBe(folder.home);
  });

  it('starts afresh once the data folder was deleted', async () => {
    await chmod(project, 0o700);
    const before = await openDataFolder(join(project, 'data'), stranger);
    made.push(before.home);
    await rm(join(project, 'data'), { recursive: true });

    const after = await openDataFolder(join(project, 'data'), stranger);
    made.push(after.home);

    expect(after.home).not.toBe(before.home);
  });

  it('is writable by its owner alone', async () => {
    const place = await placeOutsideProject();

    expect((await stat(place)).mode & 0o022).toBe(0);
    expect((await stat(place)).uid).toBe(process.getuid?.());
  });

  it('must be executable all the way down to the program', async () => {
    const program = join(project, 'bin', 'postgres');
    await mkdir(join(project, 'bin'));
    await chmod(join(project, 'bin'), 0o755);
    await writeFile(program, '');
    await chmod(program, 0o755);
    expect(await canExecute(stranger, program)).toBe(true);

    await chmod(join(project, 'bin'), 0o700);

    expect(await canExecute(stranger, program)).toBe(false);
  });
});
