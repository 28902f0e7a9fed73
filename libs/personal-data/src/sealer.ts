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

/** A JSON value and the place it is going to stand in. */
export interface ToSeal {
  readonly place: SealedPlace;
  readonly value: unknown;
}

/** A sealed part and the place it was found in. */
export interface ToOpen {
  readonly place: SealedPlace;
  readonly part: SealedPart;
}

/** Seals and opens personal values under a person's own key for each class. */
export interface Sealer {
  /**
   * Seals one JSON value. The first value of a subject and class makes its key, durably, before the promise resolves.
   * Throws `SubjectErased` for a person whose keys were destroyed.
   */
  seal(subject: string, place: SealedPlace, value: unknown): Promise<SealedPart>;
  /** Seals many values of one person; the parts come back in order. */
  sealAll(subject: string, values: readonly ToSeal[]): Promise<readonly SealedPart[]>;
  /** Answers `ERASED` once the key is destroyed; throws `SealBroken` when the part was altered or moved. */
  open(part: SealedPart, place: SealedPlace): Promise<unknown | Erased>;
  /** Opens many parts, of any persons; the values come back in order. */
  openAll(parts: readonly ToOpen[]): Promise<readonly (unknown | Erased)[]>;
}
