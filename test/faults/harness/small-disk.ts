import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHUNK = Buffer.alloc(64 * 1024, 1);
const MAX_CHUNKS = 100_000;
const BALLAST = 'ballast';

/** A file system of a few megabytes in memory that really fills. Only root may make one, and not in every container. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Whether this machine lets us. */
  static isPossible(): boolean {
    try {
      SmallDisk.mount(1).unmount();
      return true;
    } catch {
      return false;
    }
  }

  static mount(megabytes: number): SmallDisk {
    const folder = mkdtempSync(join(tmpdir(), 'homeward-small-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder], { stdio: 'ignore' });
      return new SmallDisk(folder);
    } catch (error) {
      rmSync(folder, { recursive: true });
      throw error;
    }
  }

  /** Takes all the room there is. */
  async fill(): Promise<void> {
    const ballast = await open(join(this.folder, BALLAST), 'a');
    try {
      for (let chunks = 0; chunks < MAX_CHUNKS; chunks += 1) await ballast.write(CHUNK);
      throw new Error('The disk does not fill.');
    } catch (error) {
      if (!isFull(error)) throw error;
    } finally {
      await ballast.close();
    }
  }

  /** As an operator who removes something. */
  async makeRoom(): Promise<void> {
    await rm(join(this.folder, BALLAST), { force: true });
  }

  unmount(): void {
    execFileSync('umount', [this.folder]);
    rmSync(this.folder, { recursive: true });
  }
}

/** By its code: what the runtime throws is no `Error` of the test's own world. */
function isFull(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOSPC';
}
