import { systemTimers, type Timers } from '@homeward/platform';
import { until } from '../../../../test/support/until';
import { StoreUnavailable } from '../errors';
import type { EventStore, StoredEvent } from '../event-store';
import { collect, collectUntil, eventFactory } from '../testing';
import { openEventStoreDbEventStore, type EventStoreDbOptions } from './open';
import { FakeEventStoreDb } from './testing/fake-eventstoredb';

const SHORT_DEADLINE_MS = 300;
const atOnce: Timers = { sleep: (ms, signal) => systemTimers.sleep(Math.min(ms, 1), signal) };
const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

describe('the event store on a fake of EventStoreDB, when something breaks', () => {
  const make = eventFactory();
  let fake: FakeEventStoreDb;
  let stop: AbortController;
  const opened: EventStore[] = [];
  const open = async (options: Partial<EventStoreDbOptions> = {}): Promise<EventStore> => {
    const store = await openEventStoreDbEventStore({ connectionString: fake.url, timers: atOnce, ...options });
    opened.push(store);
    return store;
  };

  beforeEach(async () => {
    fake = await FakeEventStoreDb.start();
    stop = new AbortController();
  });

  afterEach(async () => {
    stop.abort();
    fake.unavailable = false;
    await Promise.all(opened.splice(0).map((store) => store.close()));
    fake.stop();
  });

  describe('an append', () => {
    it('whose answer is lost is made again and stands once', async () => {
      const store = await open();
      const [stream, events] = [make.stream(), make.events(2)];
      fake.answersToLose = 1;
      const receipt = await store.append(stream, events, { expected: 'no-stream' });
      expect(receipt).toEqual({ revision: 1, position: await store.head() });
      expect(idsOf(await collect(store.read(stream)))).toEqual(idsOf(events));
      expect(fake.appendCalls).toBe(2);
    });

    it('whose answer is lost is no conflict with what another wrote after it, also where the answer has no position', async () => {
      const other = await open();
      const [stream, events] = [make.stream(), make.events(2)];
      let own: StoredEvent[] = [];
      const overtaken: Timers = {
        async sleep() {
          own = await collect(other.read(stream));
          await other.append(stream, make.events(1), { expected: 1 });
        },
      };
      const store = await open({ timers: overtaken });
      fake.answersToLose = 1;
      fake.withoutPositions = true;
      const receipt = await store.append(stream, events, { expected: 'no-stream' });
      expect(receipt).toEqual({ revision: 1, position: own[1]?.position });
      expect(await collect(store.read(stream))).toHaveLength(3);
    });

    it('of the same events by another store is the conflict it is, and changes nothing', async () => {
      const [store, other] = [await open(), await open()];
      const [stream, events] = [make.stream(), make.events(2)];
      const outcomes = await Promise.allSettled([store, other].map((one) => one.append(stream, events, { expected: 'no-stream' })));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'RevisionConflict', actual: 1 } });
      expect(await collect(store.read(stream))).toHaveLength(2);
    });

    it('is tried three times, then told as StoreUnavailable, and the store goes on when the server is back', async () => {
      const store = await open();
      const stream = make.stream();
      fake.unavailable = true;
      await expect(store.append(stream, make.events(1), { expected: 'no-stream' })).rejects.toBeInstanceOf(StoreUnavailable);
      expect(fake.appendCalls).toBe(3);
      await expect(store.head()).rejects.toMatchObject({ code: 'StoreUnavailable', cause: { name: 'EventStoreDbFailure', status: 14 } });
      fake.unavailable = false;
      await expect(store.append(stream, make.events(1), { expected: 'no-stream' })).resolves.toMatchObject({ revision: 0 });
    });
  });

  it('a call that is not answered ends at its deadline', async () => {
    const store = await open({ deadlineMs: SHORT_DEADLINE_MS });
    let release: () => void = () => undefined;
    fake.held = new Promise((resolve) => {
      release = resolve;
    });
    const unavailable: unknown = expect.objectContaining({ code: 'StoreUnavailable' });
    await Promise.all([
      expect(store.head()).rejects.toEqual(unavailable),
      expect(store.readAll({ limit: 1 })).rejects.toEqual(unavailable),
      expect(collect(store.read('returnCase-1'))).rejects.toEqual(unavailable),
      expect(store.append(make.stream(), make.events(1), { expected: 'no-stream' })).rejects.toEqual(unavailable),
    ]);
    release();
  });

  it('opening says StoreUnavailable when there is no server, without naming the password', async () => {
    const nowhere = openEventStoreDbEventStore({ connectionString: 'esdb://admin:hunter2@127.0.0.1:1?tls=false' });
    const error: unknown = await nowhere.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(JSON.stringify([error, error instanceof Error ? [error.stack, error.cause, String(error.cause)] : []])).not.toContain('hunter2');
  });

  describe('a subscription', () => {
    it.each([
      ['dropped by the server', async () => fake.dropSubscriptions()],
      ['cut off with its connection', () => fake.restart()],
    ])('that is %s goes on from the last event, none missed, none doubled', async (_, breakIt) => {
      const store = await open();
      const writer = await open();
      const stream = make.stream();
      const events = make.events(60);
      await store.append(stream, events.slice(0, 20), { expected: 'no-stream' });
      const seen: StoredEvent[] = [];
      for await (const batch of store.subscribe({ signal: stop.signal, batchSize: 7 })) {
        const before = seen.length;
        seen.push(...batch);
        if (before < 20 && seen.length >= 20) {
          await breakIt();
          await writer.append(stream, events.slice(20), { expected: 19 });
        }
        if (seen.length >= events.length) break;
      }
      expect(idsOf(seen)).toEqual(idsOf(events));
      expect(fake.subscribedFrom.length).toBeGreaterThan(1);
    });

    it('that is broken in a quiet time goes on from where the server has looked, not from its last event', async () => {
      const store = await open();
      const first = make.event();
      await store.append(make.stream(), [first], { expected: 'no-stream' });
      const subscription = store.subscribe({ signal: stop.signal })[Symbol.asyncIterator]();
      expect(await nextIds(subscription)).toEqual([first.id]);
      const waiting = nextIds(subscription);
      fake.writeForeign('elsewhere-1', 2_500);
      await until(() => fake.log.records.length > 2_500 && fake.checkpointsSent >= 3, 'checkpoints of a quiet time');
      fake.dropSubscriptions();
      await until(() => fake.subscribedFrom.length === 2, 'a second subscription');
      expect(Number(fake.subscribedFrom[1])).toBeGreaterThanOrEqual(Number(fake.log.records[1_900]?.position));
      const second = make.event();
      await store.append(make.stream(), [second], { expected: 'no-stream' });
      expect(await waiting).toEqual([second.id]);
    });

    it('does not take more from the server than its consumer can hold', async () => {
      const store = await open();
      const [stream, count] = [make.stream(), 2_000];
      const large = (): ReturnType<typeof make.event> => make.event({ data: JSON.stringify('x'.repeat(4_000)) });
      for (let written = 0; written < count; written += 500) {
        const events = Array.from({ length: 500 }, large);
        await store.append(stream, events, { expected: written === 0 ? 'no-stream' : written - 1 });
      }
      let seen = 0;
      for await (const batch of store.subscribe({ signal: stop.signal, batchSize: 10 })) {
        seen += batch.length;
        if (seen === 10) {
          await systemTimers.sleep(300);
          expect(fake.eventsSent).toBeLessThan(count / 2);
        }
        if (seen === count) break;
      }
      expect(seen).toBe(count);
    });

    it('gives part of a batch also where the server never says that it has told everything', async () => {
      fake.saysCaughtUp = false;
      const store = await open({ timers: systemTimers });
      const events = make.events(3);
      const following = collectUntil(store.subscribe({ signal: stop.signal }), (seen) => seen.length >= 3);
      await store.append(make.stream(), events, { expected: 'no-stream' });
      expect(idsOf(await following)).toEqual(idsOf(events));
    });

    it('tells its consumer when the server stays away', async () => {
      const store = await open();
      fake.unavailable = true;
      await expect(collect(store.subscribe({ signal: stop.signal }))).rejects.toBeInstanceOf(StoreUnavailable);
    });
  });
});

async function nextIds(subscription: AsyncIterator<readonly StoredEvent[], unknown>): Promise<string[]> {
  const result = await subscription.next();
  return result.done === true ? [] : idsOf(result.value);
}

/** Looks again until it is so; the test's own time limit bounds it. */
