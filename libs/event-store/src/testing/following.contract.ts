import type { EventStore, StoredEvent } from '../event-store';
import type { OpenStore } from './open-store';
import { collect, collectUntil } from './collect';
import { sharedStore } from './shared-store';

const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);
const after = async (store: EventStore) => {
  const head = await store.head();
  return head === undefined ? {} : { after: head };
};

export function describeFollowing(open: OpenStore): void {
  describe('following', () => {
    const { store, make } = sharedStore(open);
    let stop: AbortController;
    beforeEach(() => {
      stop = new AbortController();
    });
    afterEach(() => stop.abort());

    it('catches up, then follows what is appended while it listens', async () => {
      const start = await after(store());
      const past = make.events(3);
      const live = make.events(2);
      const stream = make.stream();
      await store().append(stream, past, { expected: 'no-stream' });
      const seen: StoredEvent[] = [];
      for await (const batch of store().subscribe({ ...start, signal: stop.signal })) {
        if (seen.length === 0) await store().append(stream, live, { expected: 2 });
        seen.push(...batch);
        if (seen.length >= 5) break;
      }
      expect(idsOf(seen)).toEqual(idsOf([...past, ...live]));
    });

    it('wakes a subscriber that already waits at the end of the log', async () => {
      const start = await after(store());
      const subscription = store().subscribe({ ...start, signal: stop.signal })[Symbol.asyncIterator]();
      const waiting = subscription.next();
      const event = make.event();
      await store().append(make.stream(), [event], { expected: 'no-stream' });
      expect(await waiting).toMatchObject({ done: false, value: [{ id: event.id }] });
    });

    it('gives batches of the size asked for at most, all in order, none missed, none doubled', async () => {
      const start = await after(store());
      const events = make.events(25);
      await store().append(make.stream(), events, { expected: 'no-stream' });
      const sizes: number[] = [];
      const seen: StoredEvent[] = [];
      for await (const batch of store().subscribe({ ...start, signal: stop.signal, batchSize: 4 })) {
        sizes.push(batch.length);
        seen.push(...batch);
        if (seen.length >= events.length) break;
      }
      expect(sizes).toEqual([4, 4, 4, 4, 4, 4, 1]);
      expect(idsOf(seen)).toEqual(idsOf(events));
    });

    it('serves several subscribers under many writers, each all of it in the order of the log', async () => {
      const start = await after(store());
      const count = 150;
      const subscribers = [1, 3, 500].map((batchSize) =>
        collectUntil(store().subscribe({ ...start, signal: stop.signal, batchSize }), (seen) => seen.length >= count),
      );
      await Promise.all(make.events(count).map((event) => store().append(make.stream(), [event], { expected: 'no-stream' })));
      const log = await store().readAll({ ...start, limit: 1_000 });
      expect(log).toHaveLength(count);
      for (const seen of await Promise.all(subscribers)) expect(seen).toEqual(log);
    });

    it('returns when its signal aborts while it waits, and when it aborted before', async () => {
      const start = await after(store());
      const waiting = collect(store().subscribe({ ...start, signal: stop.signal }));
      stop.abort();
      expect(await waiting).toEqual([]);
      expect(await collect(store().subscribe({ signal: stop.signal }))).toEqual([]);
    });

    it('returns when the store closes', async () => {
      const other = await open();
      const waiting = collect(other.subscribe({ signal: stop.signal }));
      await other.close();
      expect(await waiting).toEqual([]);
    });
  });
}
