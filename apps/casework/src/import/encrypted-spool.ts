import { type Cipher, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ALGORITHM = 'aes-256-ctr';
const KEY_BYTES = 32;
const NONCE_BYTES = 16;
const FOR_OWNER_ONLY = 0o600;
const READ_BYTES = 64 * 1024;

/**
 * A place on disk for personal data that must not stay there. The bytes are encrypted under a key that lives in this object
 * only, and the file has no name from its first moment on: nobody can open it, and it is gone with the process, however
 * that ends. There is no integrity check because nobody else can reach the file.
 */
export class EncryptedSpool {
  private written = 0;

  private constructor(
    private readonly file: FileHandle,
    private readonly key: Buffer,
    private readonly nonce: Buffer,
    private readonly cipher: Cipher,
  ) {}

  static async open(): Promise<EncryptedSpool> {
    const folder = await mkdtemp(join(tmpdir(), 'homeward-import-'));
    try {
      const file = await open(join(folder, 'spool'), 'wx+', FOR_OWNER_ONLY);
      const [key, nonce] = [randomBytes(KEY_BYTES), randomBytes(NONCE_BYTES)];
      return new EncryptedSpool(file, key, nonce, createCipheriv(ALGORITHM, key, nonce));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  get bytes(): number {
    return this.written;
  }

  /** Appends. Calls must not overlap. */
  async write(bytes: Uint8Array): Promise<void> {
    const sealed = this.cipher.update(bytes);
    await this.file.write(sealed, 0, sealed.length, this.written);
    this.written += sealed.length;
  }

  /** What was written before the call, from the start. May be read several times. */
  async *read(): AsyncGenerator<Buffer> {
    const decipher = createDecipheriv(ALGORITHM, this.key, this.nonce);
    const end = this.written;
    for (let at = 0; at < end; ) {
      const { bytesRead, buffer } = await this.file.read(Buffer.alloc(Math.min(READ_BYTES, end - at)), 0, Math.min(READ_BYTES, end - at), at);
      if (bytesRead === 0) throw new Error('The spool is shorter than what was written to it.');
      at += bytesRead;
      yield decipher.update(buffer.subarray(0, bytesRead));
    }
  }

  async dispose(): Promise<void> {
    this.key.fill(0);
    await this.file.close();
  }
}
