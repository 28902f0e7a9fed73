import { type EventStore, openEventStoreDbEventStore, type StoredEvent, StoreUnavailable } from '@homeward/event-store';
import { systemTimers } from '@homeward/platform';
import { collect, eventFactory, type FakeEventStoreDb, startFakeEventStoreDb } from '../../../libs/event-store/src/testing';
import { FaultProxy } from '../../support/fault-proxy';
import { NOISE, SILENCE, suffer } from './trouble';

const DEADLINE_MS = 1_000;
/** Three attempts with their waits, and what a busy machine takes. */
const APPENDED_WITHIN_MS = 3 * DEADLINE_MS + 500 + 2_000;
const RETRY_DELAY_MS = 20;
const LIMIT_MS = 60_000;

describe('the wire to EventStoreDB, here a fake of its protocol', () => {
  const make = eventFactory();
  let fake: FakeEventStoreDb;
  let proxy: FaultProxy;
  let store: EventStore;

  beforeAll(async () => {
    fake = await startFakeEventStoreDb();
    proxy = await FaultProxy.start(fake.url);
    store = await openEventStoreDbEventStore({ connectionString: proxy.through(fake.url), deadlineMs: DEADLINE_MS });
  }, LIMIT_MS);
  afterAll(async () => {
    await proxy.heal();
    await store.close();
    await proxy.stop();
    fake.stop();
  }, LIMIT_MS);

  /** Appends one event after another to a stream, each until it is there, as a writer with a key would. Answers their ids. */
  async function write(stream: string, signal: AbortSignal, slowest: { ms: number }): Promise<readonly string[]> {
    const ids: string[] = [];
    while (!signal.aborted) {
      const event = make.event();
      const expected = ids.length === 0 ? 'no-stream' : ids.length - 1;
      for (let isThere = false; !isThere; ) {
        const askedAtMs = performance.now();
        isThere = await store.append(stream, [event], { expected }).then(() => true, (error: unknown) => isRecorded(stream, event.id, error));
        slowest.ms = Math.max(slowest.ms, performance.now() - askedAtMs);
        if (!isThere) await systemTimers.sleep(RETRY_DELAY_MS);
      }
      ids.push(event.id);
    }
    return ids;
  }

  /** Takes what comes, from where it was left whenever the store gives up. */
  async function follow(seen: StoredEvent[], start: string | undefined, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const after = seen.at(-1)?.position ?? start;
      try {
        for await (const batch of store.subscribe({ signal, ...(after === undefined ? {} : { after }) })) seen.push(...batch);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
      }
    }
  }

  /** Whether an append that was not acknowledged, or met itself, stands in the log all the same. */
  async function isRecorded(stream: string, id: string, error: unknown): Promise<boolean> {
    if (error instanceof StoreUnavailable) return false;
    const events = await collect(store.read(stream)).catch(() => []);
    return events.some((event) => event.id === id);
  }

  it.each([...NOISE, SILENCE].map((trouble) => [trouble.name, trouble] as const))('that %s loses, doubles and reorders nothing, for writers and for who follows', async (_, trouble) => {
    const [stream, stop, following] = [make.stream(), new AbortController(), new AbortController()];
    const slowest = { ms: 0 };
    const seen: StoredEvent[] = [];
    const start = await store.head();
    const writing = write(stream, stop.signal, slowest);
    const follower = follow(seen, start, following.signal);
    try {
      await suffer(proxy, trouble);
      stop.abort();
      const ids = await writing;
      while (seen.length < ids.length) await systemTimers.sleep(RETRY_DELAY_MS);
      expect(ids.length).toBeGreaterThan(0);
      expect(seen.map(({ id }) => id)).toEqual(ids);
      expect((await collect(store.read(stream))).map(({ id }) => id)).toEqual(ids);
      expect(slowest.ms).toBeLessThan(APPENDED_WITHIN_MS);
    } finally {
      following.abort();
      await follower;
    }
  }, LIMIT_MS);
});
