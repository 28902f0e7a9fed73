import { createCipheriv, createDecipheriv, randomFillSync, type KeyObject } from 'node:crypto';
import { SealBroken } from './errors';
import type { SealedPart, SealedPlace, ToOpen } from './sealer';

const FORMAT = 'v1';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const TAG = { authTagLength: TAG_BYTES };
/** Spaces after the JSON hide how long a text is; JSON.parse skips them. */
const PADDED_TO_BYTES = 64;
const SPACE = 0x20;
const PART = /^v1\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{59,})$/;

/** One call to the system for many nonces: a call for each costs half as much as the encryption itself. */
const noncePool = Buffer.alloc(NONCE_BYTES * 512);
let nonceOffset = noncePool.length;

function copyNonceInto(target: Buffer): void {
  if (nonceOffset === noncePool.length) {
    randomFillSync(noncePool);
    nonceOffset = 0;
  }
  noncePool.copy(target, 0, nonceOffset, nonceOffset + NONCE_BYTES);
  nonceOffset += NONCE_BYTES;
}

const additionalData = ({ eventId, eventType, sealClass }: SealedPlace): Buffer =>
  Buffer.from(`${eventId}|${eventType}|${sealClass}`);

/** Encrypts one JSON value under the key. The key's id travels in the part. */
export function sealPart(key: { readonly id: string; readonly secret: KeyObject }, place: SealedPlace, value: unknown): SealedPart {
  const json = JSON.stringify(value);
  if (json === undefined) throw new TypeError(`Nothing to seal in the ${place.sealClass} part of ${place.eventType}.`);
  const jsonBytes = Buffer.byteLength(json);
  const plain = Buffer.allocUnsafe(Math.ceil(jsonBytes / PADDED_TO_BYTES) * PADDED_TO_BYTES);
  plain.write(json);
  plain.fill(SPACE, jsonBytes);

  const sealed = Buffer.allocUnsafe(NONCE_BYTES + plain.length + TAG_BYTES);
  copyNonceInto(sealed);
  const cipher = createCipheriv(CIPHER, key.secret, sealed.subarray(0, NONCE_BYTES), TAG);
  cipher.setAAD(additionalData(place));
  cipher.update(plain).copy(sealed, NONCE_BYTES);
  cipher.final();
  cipher.getAuthTag().copy(sealed, sealed.length - TAG_BYTES);
  // Buffers of this size are cut from a pool that later allocations see before they write to it.
  plain.fill(0);
  return `${FORMAT}.${key.id}.${sealed.toString('base64url')}`;
}

/** Under which key a part was sealed. Throws `SealBroken` when the text is no part at all. */
export function keyIdOf({ part, place }: ToOpen): string {
  const keyId = PART.exec(part)?.[1];
  if (keyId === undefined) throw new SealBroken('malformed', place);
  return keyId;
}

/** Decrypts a part under its key. Throws `SealBroken` when the part was altered or comes from another place. */
export function openPart(secret: KeyObject, { part, place }: ToOpen): unknown {
  const bytes = Buffer.from(part.slice(part.lastIndexOf('.') + 1), 'base64url');
  const tagAt = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, secret, bytes.subarray(0, NONCE_BYTES), TAG);
  decipher.setAAD(additionalData(place));
  decipher.setAuthTag(bytes.subarray(tagAt));
  const plain = decipher.update(bytes.subarray(NONCE_BYTES, tagAt));
  try {
    decipher.final();
  } catch {
    throw new SealBroken('altered-or-moved', place);
  }
  const json = plain.toString('utf8');
  plain.fill(0);
  return JSON.parse(json);
}
