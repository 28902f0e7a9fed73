import type { AppendOptions, NewEvent } from '../event-store';
import { MAX_APPEND_BYTES, MAX_EVENT_BYTES, MAX_EVENTS_PER_APPEND, MAX_NAME_LENGTH, MAX_PAGE_EVENTS } from '../limits';
import type { OpenStore, StoreTraits } from './open-store';
import { collect } from './collect';
import { sharedStore } from './shared-store';

const LONE_SURROGATE = '"\ud83d"';
const NUL = '"\u0000"';
/** The quotes of a JSON string and the metadata `{}`. */
const OTHER_BYTES = 4;

const jsonOfBytes = (bytes: number): string => `"${'x'.repeat(bytes - OTHER_BYTES)}"`;

export function describeRefusing(open: OpenStore, { idsAreUniqueIn }: StoreTraits): void {
  describe('refusing', () => {
    const { store, make } = sharedStore(open);
    const start: AppendOptions = { expected: 'no-stream' };
    const invalid: unknown = expect.objectContaining({ code: 'InvalidStoreRequest' });

    it.each<[string, Partial<NewEvent>]>([
      ['data with a lone surrogate', { data: LONE_SURROGATE }],
      ['data with a NUL character', { data: NUL }],
      ['metadata with a lone surrogate', { metadata: LONE_SURROGATE }],
      ['metadata with a NUL character', { metadata: NUL }],
      ['a type with a NUL character', { type: 'No\u0000ted' }],
      ['a type without a name', { type: '' }],
      ['a type with too long a name', { type: 'N'.repeat(MAX_NAME_LENGTH + 1) }],
      ['data that is not JSON', { data: '{"cut' }],
      ['metadata that is empty', { metadata: '' }],
      ['an id that is not a UUID', { id: 'first' }],
      ['a leaf hash of the wrong length', { leafHash: new Uint8Array(31) }],
      ['more bytes than an event may have', { data: jsonOfBytes(MAX_EVENT_BYTES + 1) }],
    ])('refuses %s, and the store goes on', async (_, fields) => {
      const stream = make.stream();
      await expect(store().append(stream, [make.event(), make.event(fields)], start)).rejects.toEqual(invalid);
      expect(await collect(store().read(stream))).toEqual([]);
      await expect(store().append(stream, make.events(1), start)).resolves.toMatchObject({ revision: 0 });
    });

    it('keeps what was refused out of the message', async () => {
      const secret = 'Ngozi Adeyemi';
      const append = store().append(make.stream(), [make.event({ data: `{"name":"${secret}` })], start);
      const error: unknown = await append.catch((reason: unknown) => reason);
      expect(error).toEqual(invalid);
      expect(JSON.stringify([error, String(error), error instanceof Error ? [error.stack, error.cause] : []])).not.toContain(secret);
    });

    it.each(['', 'returnCase-\u0000', 'returnCase-\ud83d', 's'.repeat(MAX_NAME_LENGTH + 1)])('refuses the stream name %j', async (name) => {
      await expect(store().append(name, make.events(1), start)).rejects.toEqual(invalid);
    });

    it.each([-1, 1.5, Number.NaN, 2 ** 31])('refuses %p as the expected revision', async (expected) => {
      await expect(store().append(make.stream(), make.events(1), { expected })).rejects.toEqual(invalid);
    });

    it('takes as many events as the limit says and no more, and not none', async () => {
      const stream = make.stream();
      await expect(store().append(stream, make.events(MAX_EVENTS_PER_APPEND + 1), start)).rejects.toEqual(invalid);
      await expect(store().append(stream, [], start)).rejects.toEqual(invalid);
      await expect(store().append(stream, make.events(MAX_EVENTS_PER_APPEND), start)).resolves.toMatchObject({
        revision: MAX_EVENTS_PER_APPEND - 1,
      });
    });

    it('takes an event as large as the limit says, and refuses too large an append of them', async () => {
      const stream = make.stream();
      const largest = () => make.event({ data: jsonOfBytes(MAX_EVENT_BYTES) });
      await expect(store().append(stream, [largest()], start)).resolves.toMatchObject({ revision: 0 });
      const tooMany = Array.from({ length: MAX_APPEND_BYTES / MAX_EVENT_BYTES + 1 }, largest);
      await expect(store().append(stream, tooMany, { expected: 0 })).rejects.toEqual(invalid);
    });

    const duplicate: unknown = expect.objectContaining({ code: 'DuplicateEventId' });

    it('refuses an event id that stands twice in an append', async () => {
      const stream = make.stream();
      const twice = make.event();
      await expect(store().append(stream, [twice, twice], start)).rejects.toEqual(duplicate);
      expect(await collect(store().read(stream))).toEqual([]);
    });

    if (idsAreUniqueIn === 'log') {
      it('refuses an event id the log already holds', async () => {
        const [stream, other] = [make.stream(), make.stream()];
        const event = make.event();
        await store().append(stream, [event], start);
        await expect(store().append(other, [event], start)).rejects.toEqual(duplicate);
        await expect(store().append(stream, [event], { expected: 0 })).rejects.toEqual(duplicate);
        expect(await collect(store().read(other))).toEqual([]);
      });
    }

    it('answers the repetition of an append that was already stored with the conflict it is', async () => {
      const stream = make.stream();
      const events = make.events(2);
      await store().append(stream, events, start);
      await expect(store().append(stream, events, start)).rejects.toMatchObject({ code: 'RevisionConflict', actual: 1 });
    });

    it.each([0, -1, 1.5, MAX_PAGE_EVENTS + 1])('refuses a page of %p events', async (limit) => {
      await expect(store().readAll({ limit })).rejects.toEqual(invalid);
      const signal = AbortSignal.timeout(60_000);
      await expect(collect(store().subscribe({ signal, batchSize: limit }))).rejects.toEqual(invalid);
    });

    it.each(['', '12', 'x'.repeat(16), '9'.repeat(16), '-000000000000001'])('refuses %j as a position', async (position) => {
      await expect(store().readAll({ after: position, limit: 1 })).rejects.toEqual(invalid);
      await expect(store().readAll({ upTo: position, limit: 1 })).rejects.toEqual(invalid);
    });

    it('refuses a revision that is none', async () => {
      await expect(collect(store().read(make.stream(), { from: -1 }))).rejects.toEqual(invalid);
      await expect(collect(store().read(make.stream(), { to: 0.5 }))).rejects.toEqual(invalid);
    });

    it('refuses everything once it is closed', async () => {
      const closed = await open();
      await closed.close();
      const unavailable: unknown = expect.objectContaining({ code: 'StoreUnavailable' });
      await expect(closed.append(make.stream(), make.events(1), start)).rejects.toEqual(unavailable);
      await expect(closed.readAll({ limit: 1 })).rejects.toEqual(unavailable);
      await expect(closed.head()).rejects.toEqual(unavailable);
      await expect(collect(closed.read(make.stream()))).rejects.toEqual(unavailable);
      await expect(closed.close()).resolves.toBeUndefined();
    });
  });
}
