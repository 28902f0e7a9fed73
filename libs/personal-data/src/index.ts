/**
 * Personal data at rest: sealing under a key per person and class, the key store, erasure by destroying keys, and the
 * search for duplicates and for copied texts over keyed hashes.
 * Guarantees: a part opens only in its own place; after an erasure nobody can open it; keys are durable before anything is
 * sealed under them. Refuses: to print a secret, to make a key for an erased person, to work with the wrong master key.
 */
export { KeyStoreUnavailable, MasterKeyUnusable, SealBroken, SubjectErased, type SealFault } from './errors';
export { Fingerprints } from './fingerprints';
export {
  DEFAULT_MATCH_WEIGHTS,
  IdentityIndex,
  type IdentityAttributes,
  type IdentityMatch,
  type MatchWeights,
  type TokenKind,
} from './identity/identity-index';
export { KEY_TRUSTED_MS, type MonotonicClock } from './key-ring';
export type { DataKey, IdentityToken, IdentityTokens, KeyLookup, KeyOwner, KeyStore, PartFingerprints, TextFingerprints, TokenMatch } from './key-store';
export { FileMasterKeys } from './master-keys/file-master-keys';
export type { KeyToWrap, MasterKeys } from './master-keys/master-keys';
export { MemoryKeyStore } from './memory-key-store';
export { openPersonalData, type Eraser, type Erasure, type PersonalData, type PersonalDataOptions } from './personal-data';
export { KEY_ROLE, migrateKeyStore, type MigrateOptions } from './postgres/migrate';
export { KeyStoreMissing, openPostgresKeyStore, PostgresKeyStore, type PostgresKeyStoreOptions } from './postgres/postgres-key-store';
export type { RotationOptions, RotationProgress, RotationResult } from './postgres/rotation';
export type { SealedPart, SealedPlace, Sealer, ToOpen, ToSeal } from './sealer';
export { Secret } from './secret';
export { type CaseText, type SimilarText, TextIndex } from './text/text-index';
