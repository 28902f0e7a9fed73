import { ERASED, type Erased } from '@homeward/decider';
import { SealBroken } from './errors';
import type { KeyRing } from './key-ring';
import type { DataKey, KeyLookup } from './key-store';
import { keyIdOf, openPart, sealPart } from './sealed-part';
import type { SealedPart, SealedPlace, Sealer, ToOpen, ToSeal } from './sealer';

/** The sealer over a ring of keys. Waits only for keys that are not at hand; the rest is done in one go. */
export class KeySealer implements Sealer {
  constructor(private readonly ring: KeyRing) {}

  async seal(subject: string, place: SealedPlace, value: unknown): Promise<SealedPart> {
    return sealPart(await this.ring.keyOf({ subject, sealClass: place.sealClass }), place, value);
  }

  async sealAll(subject: string, values: readonly ToSeal[]): Promise<readonly SealedPart[]> {
    const keys = new Map<string, DataKey>();
    const missing = new Set<string>();
    for (const { place: { sealClass } } of values) {
      if (keys.has(sealClass)) continue;
      const cached = this.ring.findCachedKeyOf({ subject, sealClass });
      if (cached === undefined) missing.add(sealClass);
      else keys.set(sealClass, cached);
    }
    if (missing.size > 0) {
      const made = await Promise.all([...missing].map((sealClass) => this.ring.keyOf({ subject, sealClass })));
      for (const key of made) keys.set(key.sealClass, key);
    }
    return values.map(({ place, value }) => sealPart(present(keys.get(place.sealClass)), place, value));
  }

  async open(part: SealedPart, place: SealedPlace): Promise<unknown | Erased> {
    const sealed = { part, place };
    return openWith(await this.ring.findKey(keyIdOf(sealed)), sealed);
  }

  async openAll(parts: readonly ToOpen[]): Promise<readonly (unknown | Erased)[]> {
    const ids = parts.map(keyIdOf);
    const keys = new Map<string, KeyLookup>();
    const missing = new Set<string>();
    for (const id of ids) {
      const cached = this.ring.findCachedKey(id);
      if (cached === undefined) missing.add(id);
      else keys.set(id, cached);
    }
    if (missing.size > 0) {
      await Promise.all([...missing].map(async (id) => keys.set(id, await this.ring.findKey(id))));
    }
    return parts.map((sealed, index) => openWith(keys.get(present(ids[index])) ?? 'unknown', sealed));
  }
}

function openWith(key: KeyLookup, sealed: ToOpen): unknown | Erased {
  if (key === 'destroyed') return ERASED;
  if (key === 'unknown') throw new SealBroken('unknown-key', sealed.place);
  return openPart(key.secret, sealed);
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Every class was asked for.');
  return value;
}
