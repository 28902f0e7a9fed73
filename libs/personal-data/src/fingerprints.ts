import { createHmac, type KeyObject } from 'node:crypto';

/**
 * Keyed fingerprints (HMAC-SHA-256) of texts that may hold personal data, for places that must recognise a text and not
 * tell it. Without the key, which never leaves the key store, nobody can test a guess against a fingerprint.
 */
export class Fingerprints {
  constructor(private readonly key: KeyObject) {}

  /** 32 bytes. The same text has another fingerprint for another purpose. */
  of(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.key).update(`${purpose}\n${text}`).digest();
  }
}
