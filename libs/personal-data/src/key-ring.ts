import { LRUCache } from 'lru-cache';
import { Batcher } from './batcher';
import { SubjectErased } from './errors';
import type { DataKey, KeyLookup, KeyOwner, KeyStore } from './key-store';

/** Keys held in memory at most: those of the cases being worked on, at about 400 bytes each. */
const CACHED_KEYS_LIMIT = 20_000;
/**
 * How long a key may be used after the key store was asked for it. This is the bound on erasure across processes: this
 * long after an erasure resolved, no process opens or seals anything of the person. The erasing process stops at once.
 */
export const KEY_TRUSTED_MS = 30_000;

/** A clock that only goes forward, in milliseconds. */
export interface MonotonicClock {
  now(): number;
}

interface Trusted {
  readonly key: DataKey;
  readonly askedAtMs: number;
}

const ownerText = ({ subject, sealClass }: KeyOwner): string => `${sealClass}|${subject}`;

/** The keys a process works with: a bounded cache in front of the key store, and batching of what it does not hold. */
export class KeyRing {
  readonly #byId = new LRUCache<string, Trusted>({ max: CACHED_KEYS_LIMIT });
  readonly #byOwner = new LRUCache<string, Trusted>({ max: CACHED_KEYS_LIMIT });
  readonly #ensuring: Batcher<KeyOwner, DataKey | 'erased'>;
  readonly #finding: Batcher<string, KeyLookup>;
  /** Counts erasures, so that an answer asked for before an erasure is not cached after it. */
  #erasures = 0;

  constructor(
    private readonly store: KeyStore,
    private readonly clock: MonotonicClock,
  ) {
    this.#ensuring = new Batcher(ownerText, (owners) => this.#askAndTrust(() => store.ensureKeys(owners)));
    this.#finding = new Batcher((id) => id, (ids) => this.#askAndTrust(() => store.findKeys(ids)));
  }

  /** The key to seal with, when no round trip is needed for it. */
  findCachedKeyOf(owner: KeyOwner): DataKey | undefined {
    return this.#trusted(this.#byOwner.get(ownerText(owner)));
  }

  /** The key to seal with, made when the person has none for the class. Throws `SubjectErased`. */
  async keyOf(owner: KeyOwner): Promise<DataKey> {
    const key = this.findCachedKeyOf(owner) ?? (await this.#ensuring.ask(owner));
    if (key === 'erased') throw new SubjectErased();
    return key;
  }

  /** The key to open with, when no round trip is needed for it. */
  findCachedKey(id: string): DataKey | undefined {
    return this.#trusted(this.#byId.get(id));
  }

  async findKey(id: string): Promise<KeyLookup> {
    return this.findCachedKey(id) ?? (await this.#finding.ask(id));
  }

  /** Destroys the person's keys in the store and forgets them here, before and after, so that none slips back. */
  async erase(subject: string): Promise<number> {
    this.#forget(subject);
    const destroyed = await this.store.erase(subject);
    this.#forget(subject);
    return destroyed;
  }

  #forget(subject: string): void {
    this.#erasures += 1;
    for (const cache of [this.#byId, this.#byOwner]) {
      for (const [name, { key }] of cache.entries()) {
        if (key.subject === subject) cache.delete(name);
      }
    }
  }

  #trusted(cached: Trusted | undefined): DataKey | undefined {
    return cached !== undefined && this.clock.now() - cached.askedAtMs < KEY_TRUSTED_MS ? cached.key : undefined;
  }

  #trust(trusted: Trusted): void {
    this.#byId.set(trusted.key.id, trusted);
    this.#byOwner.set(ownerText(trusted.key), trusted);
  }

  async #askAndTrust<Answer extends DataKey | 'erased' | Exclude<KeyLookup, DataKey>>(ask: () => Promise<readonly Answer[]>): Promise<readonly Answer[]> {
    const askedAtMs = this.clock.now();
    const erasuresBefore = this.#erasures;
    const answers = await ask();
    if (this.#erasures !== erasuresBefore) return answers;
    for (const answer of answers) {
      if (typeof answer !== 'string') this.#trust({ key: answer, askedAtMs });
    }
    return answers;
  }
}
