import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { reached } from '@homeward/platform';
import { MasterKeyUnusable } from '../errors';
import { unwrapKey, wrapKey } from './key-wrap';
import type { KeyToWrap, MasterKeys } from './master-keys';

const KEY_BYTES = 32;
const KEY_TEXT = /^[0-9a-f]{64}$/;
const FOR_OWNER_ONLY = 0o600;
const FOLDER_FOR_OWNER_ONLY = 0o700;
const OTHERS = 0o077;

const nameOf = (epoch: number): string => `epoch-${epoch}.key`;
const errorCode = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);

/**
 * Master keys as files `epoch-<n>.key` in a folder of their own: for one machine. Whoever reads folder and key database
 * reads everything, so they must not share a backup. Files that others may read are refused. Nothing is cached: a destroyed
 * epoch is gone for every process at once.
 */
export class FileMasterKeys implements MasterKeys {
  constructor(private readonly folder: string) {}

  async ensureEpoch(epoch: number): Promise<void> {
    if (await this.#hasEpoch(epoch)) return;
    await mkdir(this.folder, { recursive: true, mode: FOLDER_FOR_OWNER_ONLY });
    const path = this.#pathOf(epoch);
    const draft = `${path}.${randomBytes(8).toString('hex')}`;
    try {
      await writeDurably(draft, randomBytes(KEY_BYTES).toString('hex'));
      // Unlike a rename, a link never replaces the key that another process made at the same moment.
      await link(draft, path);
      reached('master-key-made');
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    } finally {
      await rm(draft, { force: true });
    }
    await this.#syncFolder();
  }

  async wrap(epoch: number, keys: readonly KeyToWrap[]): Promise<readonly Buffer[]> {
    const master = await this.#masterKey(epoch);
    return keys.map((key) => wrapKey(master, key));
  }

  async unwrap(epoch: number, wrapped: readonly KeyToWrap[]): Promise<readonly Buffer[]> {
    const master = await this.#masterKey(epoch);
    try {
      return wrapped.map((key) => unwrapKey(master, key));
    } catch (error) {
      throw new MasterKeyUnusable(epoch, 'the key in the folder is not the one the key store was written with.', { cause: error });
    }
  }

  /** With every draft of it, which a process that died while it made the key has left. */
  async destroyEpoch(epoch: number): Promise<void> {
    const name = nameOf(epoch);
    try {
      for (const found of await readdir(this.folder)) {
        if (found === name || found.startsWith(`${name}.`)) await destroyFile(join(this.folder, found));
      }
      await this.#syncFolder();
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  }

  async #hasEpoch(epoch: number): Promise<boolean> {
    try {
      await stat(this.#pathOf(epoch));
      return true;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false;
      throw error;
    }
  }

  #pathOf(epoch: number): string {
    return join(this.folder, nameOf(epoch));
  }

  async #masterKey(epoch: number): Promise<KeyObject> {
    const path = this.#pathOf(epoch);
    try {
      const { mode } = await stat(path);
      if ((mode & OTHERS) !== 0) throw new MasterKeyUnusable(epoch, `${path} may be read by others; allow its owner only (mode 600).`);
      const text = (await readFile(path, 'ascii')).trim();
      if (!KEY_TEXT.test(text)) throw new MasterKeyUnusable(epoch, `${path} is not a master key.`);
      return createSecretKey(text, 'hex');
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
      throw new MasterKeyUnusable(epoch, `${path} is missing; bring the folder of master keys back.`, { cause: error });
    }
  }

  /** A new or removed name is durable only once its folder is. */
  async #syncFolder(): Promise<void> {
    const folder = await open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

/** Of two that destroy it at once, either may find it gone. */
async function destroyFile(path: string): Promise<void> {
  try {
    // Best effort only: journalling file systems and flash keep old blocks. Disk encryption is the operator's part.
    await writeAndClose(await open(path, 'r+'), randomBytes(KEY_BYTES).toString('hex'));
    reached('master-key-overwritten');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  await rm(path, { force: true });
}

async function writeDurably(path: string, text: string): Promise<void> {
  await writeAndClose(await open(path, 'wx', FOR_OWNER_ONLY), text);
}

async function writeAndClose(file: FileHandle, text: string): Promise<void> {
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
