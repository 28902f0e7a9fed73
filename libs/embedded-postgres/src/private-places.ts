import { chmod, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WRITABLE_BY_OTHERS = 0o022;

/** Whether the path is a real folder of ours that nobody else can plant files in. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder);
  return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & WRITABLE_BY_OTHERS) === 0;
}

async function tryFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    return await isOurs(folder);
  } catch {
    return false;
  }
}

/**
 * A folder outside the project that every user can pass through and only we can write to.
 * A folder of another owner under a name we would have used is never trusted; a fresh one is made instead.
 */
export async function placeOutsideProject(): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const candidates = [...(uid === 0 ? ['/var/lib/homeward'] : []), join(tmpdir(), `homeward-${uid}`)];
  for (const candidate of candidates) {
    if (!(await tryFolder(candidate))) continue;
    await chmod(candidate, 0o755);
    return candidate;
  }
  const fresh = await mkdtemp(join(tmpdir(), 'homeward-'));
  await chmod(fresh, 0o755);
  return fresh;
}
