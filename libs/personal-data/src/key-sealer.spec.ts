import { ERASED } from '@homeward/decider';
import fc from 'fast-check';
import { KEY_TRUSTED_MS } from './key-ring';
import { MemoryKeyStore } from './memory-key-store';
import { openPersonalData } from './personal-data';
import type { SealedPlace } from './sealer';

const AMINA = 'person-amina';
const YUSUF = 'person-yusuf';
const place: SealedPlace = { eventId: '5d0e1fa2-0000-5000-8000-000000000001', eventType: 'CaseRegistered', sealClass: 'identity' };

/** Counts what the ring asks, so that batching and caching can be seen. */
class CountingKeyStore extends MemoryKeyStore {
  ensured = 0;
  found = 0;
  override ensureKeys(...[owners]: Parameters<MemoryKeyStore['ensureKeys']>): ReturnType<MemoryKeyStore['ensureKeys']> {
    this.ensured += 1;
    return super.ensureKeys(owners);
  }
  override findKeys(...[ids]: Parameters<MemoryKeyStore['findKeys']>): ReturnType<MemoryKeyStore['findKeys']> {
    this.found += 1;
    return super.findKeys(ids);
  }
}

async function given() {
  const keyStore = new CountingKeyStore();
  const clock = { nowMs: 0, now: () => clock.nowMs };
  const here = await openPersonalData({ keyStore, clock });
  const elsewhere = await openPersonalData({ keyStore, clock });
  keyStore.ensured = 0;
  keyStore.found = 0;
  return { keyStore, clock, here, elsewhere };
}

const keyIdIn = (part: string): string | undefined => part.split('.')[1];
const altered = (part: string, at: number): string => {
  const other = part[at] === 'A' ? 'B' : 'A';
  return part.slice(0, at) + other + part.slice(at + 1);
};

describe('sealing', () => {
  it('opens in its own place to the same JSON value, whatever it was', async () => {
    const { here: { sealer }, elsewhere } = await given();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.string({ unit: 'binary', minLength: 1 }), async (value, subject) => {
        const part = await sealer.seal(subject, place, value);
        const same: unknown = JSON.parse(JSON.stringify(value));
        expect(await sealer.open(part, place)).toEqual(same);
        expect(await elsewhere.sealer.open(part, place)).toEqual(same);
      }),
    );
  });

  it('never gives the same part twice, and hides the length of short texts', async () => {
    const { here: { sealer } } = await given();
    const parts = await Promise.all(['x', 'x', 'a longer note'].map((note) => sealer.seal(AMINA, place, note)));
    expect(new Set(parts).size).toBe(3);
    expect(new Set(parts.map((part) => part.length)).size).toBe(1);
  });

  it('uses one key for each person and class', async () => {
    const { here: { sealer } } = await given();
    const identity = await sealer.seal(AMINA, place, 1);
    const again = await sealer.seal(AMINA, { ...place, eventId: 'other' }, 2);
    const clinical = await sealer.seal(AMINA, { ...place, sealClass: 'clinical' }, 3);
    const other = await sealer.seal(YUSUF, place, 4);
    expect(keyIdIn(again)).toBe(keyIdIn(identity));
    expect(new Set([identity, clinical, other].map(keyIdIn)).size).toBe(3);
  });

  it('refuses a value that JSON has no text for', async () => {
    const { here: { sealer } } = await given();
    await expect(sealer.seal(AMINA, place, undefined)).rejects.toThrow(TypeError);
  });

  it.each<[string, Partial<SealedPlace>]>([
    ['another event', { eventId: '5d0e1fa2-0000-5000-8000-000000000002' }],
    ['another event type', { eventType: 'IdentityCorrected' }],
    ['another class', { sealClass: 'clinical' }],
  ])('does not open in %s', async (_, moved) => {
    const { here: { sealer } } = await given();
    const part = await sealer.seal(AMINA, place, 'Amina Yusuf');
    await expect(sealer.open(part, { ...place, ...moved })).rejects.toMatchObject({ code: 'SealBroken', fault: 'altered-or-moved' });
  });

  it('does not open after any change of its text', async () => {
    const { here: { sealer } } = await given();
    const part = await sealer.seal(AMINA, place, 'Amina Yusuf');
    // The last character of the base64url text may carry unused bits, so it alone is left out.
    for (let at = 0; at < part.length - 1; at += 1) {
      const refusal: unknown = await sealer.open(altered(part, at), place).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: 'SealBroken' });
      expect(String(refusal)).not.toContain('Amina');
    }
  });

  it.each([['nothing', ''], ['plain text', 'Amina'], ['a part cut short', 'v1.AAAAAAAAAAAAAAAAAAAAAA.AAAA'], ['a later format', `v2.${'A'.repeat(22)}.${'A'.repeat(80)}`]])(
    'takes %s for no part at all',
    async (_, text) => {
      const { here: { sealer } } = await given();
      await expect(sealer.open(text, place)).rejects.toMatchObject({ code: 'SealBroken', fault: 'malformed' });
    },
  );

  it('tells a key it never had from a destroyed one', async () => {
    const [one, other] = [await given(), await given()];
    const part = await one.here.sealer.seal(AMINA, place, 'x');
    await expect(other.here.sealer.open(part, place)).rejects.toMatchObject({ code: 'SealBroken', fault: 'unknown-key' });
  });
});

describe('keys at hand', () => {
  it('are made for all concurrent sealings in one round trip', async () => {
    const { here: { sealer }, keyStore } = await given();
    await Promise.all(Array.from({ length: 100 }, (_, person) => sealer.seal(`person-${person}`, place, person)));
    expect(keyStore.ensured).toBe(1);
  });

  it('are asked for in one round trip when many parts are opened, and then not again', async () => {
    const { here, elsewhere, keyStore } = await given();
    const values = Array.from({ length: 50 }, (_, n) => ({ place: { ...place, sealClass: `class-${n % 5}`, eventId: `${n}` }, value: n }));
    const parts = await here.sealer.sealAll(AMINA, values);
    const toOpen = parts.map((part, n) => ({ part, place: values[n]?.place ?? place }));
    expect(await elsewhere.sealer.openAll(toOpen)).toEqual(values.map(({ value }) => value));
    expect(await elsewhere.sealer.openAll(toOpen)).toEqual(values.map(({ value }) => value));
    expect(keyStore.found).toBe(1);
  });

  it('are asked for again once their trusted time is over', async () => {
    const { here: { sealer }, keyStore, clock } = await given();
    await sealer.seal(AMINA, place, 1);
    clock.nowMs = KEY_TRUSTED_MS - 1;
    await sealer.seal(AMINA, place, 1);
    expect(keyStore.ensured).toBe(1);
    clock.nowMs = KEY_TRUSTED_MS;
    await sealer.seal(AMINA, place, 1);
    expect(keyStore.ensured).toBe(2);
  });
});

describe('erasing a person', () => {
  it('leaves every part of theirs erased and everybody else readable', async () => {
    const { here: { sealer, eraser } } = await given();
    const clinical = { ...place, sealClass: 'clinical' };
    const hers = [await sealer.seal(AMINA, place, 'a'), await sealer.seal(AMINA, clinical, 'b')] as const;
    const his = await sealer.seal(YUSUF, place, 'c');
    expect(await eraser.erase(AMINA)).toEqual({ keysDestroyed: 2 });
    const opened = await sealer.openAll([{ part: hers[0], place }, { part: hers[1], place: clinical }, { part: his, place }]);
    expect(opened).toEqual([ERASED, ERASED, 'c']);
    expect(await sealer.open(hers[0], place)).toBe(ERASED);
  });

  it('answers the same when repeated', async () => {
    const { here: { sealer, eraser } } = await given();
    await sealer.seal(AMINA, place, 'a');
    await eraser.erase(AMINA);
    expect(await eraser.erase(AMINA)).toEqual({ keysDestroyed: 1 });
  });

  it('bars new keys, also for somebody of whom nothing was sealed yet', async () => {
    const { here: { sealer, eraser } } = await given();
    expect(await eraser.erase(AMINA)).toEqual({ keysDestroyed: 0 });
    await expect(sealer.seal(AMINA, place, 'a')).rejects.toMatchObject({ code: 'SubjectErased' });
    await expect(sealer.sealAll(AMINA, [{ place, value: 'a' }])).rejects.toMatchObject({ code: 'SubjectErased' });
  });

  it('reaches other processes within the trusted time of their keys', async () => {
    const { here, elsewhere, clock } = await given();
    const part = await here.sealer.seal(AMINA, place, 'a');
    expect(await elsewhere.sealer.open(part, place)).toBe('a');
    await here.eraser.erase(AMINA);
    clock.nowMs = KEY_TRUSTED_MS;
    expect(await elsewhere.sealer.open(part, place)).toBe(ERASED);
    await expect(elsewhere.sealer.seal(AMINA, place, 'b')).rejects.toMatchObject({ code: 'SubjectErased' });
  });

  it('is not undone by an answer of the key store that was under way', async () => {
    const { elsewhere, here, keyStore } = await given();
    const part = await elsewhere.sealer.seal(AMINA, place, 'a');
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    const findKeys = keyStore.findKeys.bind(keyStore);
    keyStore.findKeys = async (ids) => {
      const answer = await findKeys(ids);
      await held;
      return answer;
    };
    const opening = here.sealer.open(part, place);
    await here.eraser.erase(AMINA);
    release();
    await opening;
    expect(await here.sealer.open(part, place)).toBe(ERASED);
  });

  it('is refused for the keys of the system itself', async () => {
    const { here: { eraser } } = await given();
    await expect(eraser.erase('$identity-index')).rejects.toThrow(TypeError);
  });
});

describe('a key store that fails', () => {
  it('fails each waiting sealing, and answers the next one', async () => {
    const { here: { sealer }, keyStore } = await given();
    const ensureKeys = keyStore.ensureKeys.bind(keyStore);
    keyStore.ensureKeys = () => Promise.reject(new Error('down'));
    const refused = await Promise.allSettled([sealer.seal(AMINA, place, 1), sealer.seal(YUSUF, place, 1)]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    keyStore.ensureKeys = ensureKeys;
    expect(await sealer.open(await sealer.seal(AMINA, place, 1), place)).toBe(1);
  });
});
