import { createSecretKey, randomBytes, randomFillSync, type KeyObject } from 'node:crypto';

const KEY_BYTES = 32;
const KEY_ID_BYTES = 16;

/** A new key: its secret stands in `bytes` until the caller has wrapped it and calls `secretOf`. */
export function newKey(): { readonly id: string; readonly bytes: Buffer } {
  return { id: randomBytes(KEY_ID_BYTES).toString('base64url'), bytes: randomFillSync(Buffer.alloc(KEY_BYTES)) };
}

/** Takes the key into an object that does not print, and wipes the bytes. */
export function secretOf(bytes: Uint8Array): KeyObject {
  const secret = createSecretKey(bytes);
  bytes.fill(0);
  return secret;
}
