import { Fingerprints } from './fingerprints';
import { IdentityIndex, type MatchWeights } from './identity/identity-index';
import { KeyRing, type MonotonicClock } from './key-ring';
import { KeySealer } from './key-sealer';
import type { IdentityTokens, KeyStore, TextFingerprints } from './key-store';
import type { Sealer } from './sealer';
import { TextIndex } from './text/text-index';

/** Owners of the keys of the system itself. No person has these names, so they are never erased with one. */
const FINGERPRINT_OWNER = { subject: '$fingerprints', sealClass: 'hmac' };
const INDEX_OWNER = { subject: '$identity-index', sealClass: 'hmac' };
const RESERVED = '$';

export interface Erasure {
  /** How many keys were destroyed for the person, over all calls: a repeated erasure gives the same answer. */
  readonly keysDestroyed: number;
}

/**
 * Makes everything sealed about a person unreadable for good, here at once and in other processes within
 * `KEY_TRUSTED_MS`. Irreversible; safe to repeat. A rotation of the master key must follow to reach old copies too.
 */
export interface Eraser {
  erase(subject: string): Promise<Erasure>;
}

export interface PersonalData {
  readonly sealer: Sealer;
  readonly eraser: Eraser;
  readonly identities: IdentityIndex;
  readonly fingerprints: Fingerprints;
  readonly texts: TextIndex;
}

export interface PersonalDataOptions {
  readonly keyStore: KeyStore & IdentityTokens & TextFingerprints;
  /** For the age of cached keys; the process's own monotonic clock by default. */
  readonly clock?: MonotonicClock;
  readonly matchWeights?: MatchWeights;
}

/** Everything that works with keys, over one cache. The caller closes the key store. */
export async function openPersonalData({ keyStore, clock = performance, matchWeights }: PersonalDataOptions): Promise<PersonalData> {
  const ring = new KeyRing(keyStore, clock);
  const { secret: hashKey } = await ring.keyOf(INDEX_OWNER);
  const { secret: fingerprintKey } = await ring.keyOf(FINGERPRINT_OWNER);
  const fingerprints = new Fingerprints(fingerprintKey);
  return {
    sealer: new KeySealer(ring),
    eraser: {
      async erase(subject) {
        if (subject.startsWith(RESERVED)) throw new TypeError('Keys of the system itself are not erased.');
        return { keysDestroyed: await ring.erase(subject) };
      },
    },
    identities: new IdentityIndex(keyStore, hashKey, matchWeights),
    fingerprints,
    texts: new TextIndex(keyStore, fingerprints),
  };
}
