/**
 * Personal data at rest: sealing under a key per person and class, the key store, and erasure by destroying keys.
 * Guarantees: a part opens only in its own place; after erasure nobody can open it. Refuses to print a secret.
 */
export type { SealedPart, SealedPlace, Sealer } from './sealer';
