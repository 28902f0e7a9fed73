import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import type { KeyToWrap } from './master-keys';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const TAG = { authTagLength: TAG_BYTES };

/** nonce || ciphertext || tag, AES-256-GCM, with the context as additional data. */
export function wrapKey(master: KeyObject, { context, bytes }: KeyToWrap): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, master, nonce, TAG);
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the bytes, the context or the master key are not those of the wrapping. */
export function unwrapKey(master: KeyObject, { context, bytes }: KeyToWrap): Buffer {
  const tagAt = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, master, bytes.subarray(0, NONCE_BYTES), TAG);
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(tagAt));
  const plain = decipher.update(bytes.subarray(NONCE_BYTES, tagAt));
  decipher.final();
  return plain;
}
