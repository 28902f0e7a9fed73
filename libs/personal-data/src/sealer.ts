import type { Erased } from '@homeward/decider';

/**
 * One sealed value as text: `v1.<key id>.<base64url of nonce, ciphertext and tag>`.
 * AES-256-GCM; the additional data is `<event id>|<event type>|<class>`, so a part moved to another event does not open.
 */
export type SealedPart = string;

/** Where a sealed part stands: what must be known to open it. */
export interface SealedPlace {
  readonly eventId: string;
  readonly eventType: string;
  readonly sealClass: string;
}

/** Seals and opens personal values under a person's own key for each class. */
export interface Sealer {
  /** Seals one JSON value. The first value of a subject and class makes its key, durably, before the promise resolves. */
  seal(subject: string, place: SealedPlace, value: unknown): Promise<SealedPart>;
  /** Answers `ERASED` once the key is destroyed; throws `SealBroken` when the part was altered or moved. */
  open(part: SealedPart, place: SealedPlace): Promise<unknown | Erased>;
}
