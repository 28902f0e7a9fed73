import type { KeyObject } from 'node:crypto';

/** The key of one person for one class. `secret` is opaque to printing and never leaves the process. */
export interface DataKey {
  /** 128 random bits as base64url. Never used for another key, not even after the key is destroyed. */
  readonly id: string;
  readonly subject: string;
  readonly sealClass: string;
  readonly secret: KeyObject;
}

/** Which key is wanted. */
export interface KeyOwner {
  readonly subject: string;
  readonly sealClass: string;
}

/** `unknown`: this store never held a key of that id. */
export type KeyLookup = DataKey | 'destroyed' | 'unknown';

/**
 * The port to where data keys live, apart from the log.
 * Guarantees: a key is durable when `ensureKeys` answers it; processes that race for one owner all get the same key; an
 * erased person gets no key again; a destroyed key is remembered as destroyed.
 * Batches are bounded by the caller (`KeyRing`).
 */
export interface KeyStore {
  /** The keys of the owners, in order, made where absent; `erased` for an erased person. Owners must differ. */
  ensureKeys(owners: readonly KeyOwner[]): Promise<readonly (DataKey | 'erased')[]>;
  /** Keys by id, in order. */
  findKeys(ids: readonly string[]): Promise<readonly KeyLookup[]>;
  /**
   * Destroys every key, identity token and fingerprint of the person and bars new ones. Answers how many keys were ever destroyed for
   * the person, so that a repeated call gives the same answer.
   */
  erase(subject: string): Promise<number>;
  close(): Promise<void>;
}

/** What identifies a person for the duplicate search, as a keyed hash. */
export interface IdentityToken {
  readonly kind: string;
  /** HMAC-SHA-256, base64url. */
  readonly digest: string;
}

export interface TokenMatch {
  readonly caseId: string;
  readonly kind: string;
}

/** The port to the stored identity tokens. They live beside the keys, never beside the events. */
export interface IdentityTokens {
  /** Repeating it changes nothing. Throws `SubjectErased` for an erased person. */
  addTokens(subject: string, caseId: string, tokens: readonly IdentityToken[]): Promise<void>;
  /** At most `limit` matches. */
  findTokens(tokens: readonly IdentityToken[], limit: number): Promise<readonly TokenMatch[]>;
  removeTokens(subject: string): Promise<void>;
}

/** The fingerprints of the sentences of one part of a case. */
export interface PartFingerprints {
  readonly caseId: string;
  readonly part: string;
  /** 32 bytes each, without doubles. */
  readonly digests: readonly Buffer[];
}

/** The port to the stored fingerprints of texts, beside the keys as well. */
export interface TextFingerprints {
  /** In the place of those of the same part of the case. Repeating it changes nothing. Throws `SubjectErased`. */
  replaceTexts(subject: string, part: PartFingerprints): Promise<void>;
  /** Other cases with how many of the digests stand there; of each digest at most `limit` cases. */
  findTexts(caseId: string, digests: readonly Buffer[], limit: number): Promise<readonly { readonly caseId: string; readonly sentences: number }[]>;
}
