import { MemoryEventStore, StoreUnavailable, type EventStore, type Position, type StoredEvent } from '@homeward/event-store';
import type { Timers } from '@homeward/platform';
import { runSubscription, type SubscriptionFailure } from './run-subscription';

const NOW = '2026-11-22T09:30:00.000Z';
const RETRY = { maxFailures: 4, firstDelayMs: 100, maxDelayMs: 250 };

/** A handler that commits what it applied together with its checkpoint, as a projection does. */
class Ledger {
  readonly applied: string[] = [];
  position: Position | undefined;

  commit(batch: readonly StoredEvent[]): void {
    this.applied.push(...batch.map(({ data }) => data));
    this.position = batch.at(-1)?.position;
  }
}

/** Time passes at once, and is written down. */
function instantTimers(): Timers & { readonly slept: number[] } {
  const slept: number[] = [];
  return { slept, sleep: async (durationMs) => void slept.push(durationMs) };
}

async function storeWith(notes: number): Promise<EventStore> {
  const store = new MemoryEventStore(() => NOW);
  for (let note = 1; note <= notes; note += 1) await append(store, note);
  return store;
}

async function append(store: EventStore, note: number): Promise<void> {
  const id = `00000000-0000-4000-8000-${String(note).padStart(12, '0')}`;
  await store.append(`returnCase-${note}`, [{ id, type: 'Noted', data: `${note}`, metadata: '{}' }], { expected: 'no-stream' });
}

describe('a subscription', () => {
  let ledger: Ledger;
  let stop: AbortController;
  let timers: ReturnType<typeof instantTimers>;
  const failures: SubscriptionFailure[] = [];

  beforeEach(() => {
    ledger = new Ledger();
    stop = new AbortController();
    timers = instantTimers();
    failures.length = 0;
  });

  const run = (store: Pick<EventStore, 'subscribe'>, handle: (batch: readonly StoredEvent[]) => Promise<void>) =>
    runSubscription({
      store, handle, timers, retry: RETRY, batchSize: 2, signal: stop.signal,
      checkpoint: async () => ledger.position,
      onFailure: (failure) => failures.push(failure),
    });

  const stopAt = (count: number): void => {
    if (ledger.applied.length >= count) stop.abort();
  };

  it('applies the log in order, then what is appended later, and resolves when told to stop', async () => {
    const store = await storeWith(3);
    const running = run(store, async (batch) => {
      ledger.commit(batch);
      stopAt(5);
    });
    await append(store, 4);
    await append(store, 5);
    await running;
    expect(ledger.applied).toEqual(['1', '2', '3', '4', '5']);
  });

  it('starts after the checkpoint', async () => {
    const store = await storeWith(4);
    ledger.position = (await store.readAll({ limit: 2 })).at(-1)?.position;
    await run(store, async (batch) => {
      ledger.commit(batch);
      stopAt(2);
    });
    expect(ledger.applied).toEqual(['3', '4']);
  });

  it('hands over the next batch only when the one before is handled', async () => {
    const store = await storeWith(6);
    let under = 0;
    await run(store, async (batch) => {
      under += 1;
      expect(under).toBe(1);
      await new Promise(setImmediate);
      under -= 1;
      ledger.commit(batch);
      stopAt(6);
    });
    expect(ledger.applied).toHaveLength(6);
  });

  it('tries a failed batch again with growing delays, and skips nothing', async () => {
    const store = await storeWith(4);
    let refusals = 3;
    await run(store, async (batch) => {
      if (batch[0]?.data === '3' && refusals-- > 0) throw new Error('not now');
      ledger.commit(batch);
      stopAt(4);
    });
    expect(ledger.applied).toEqual(['1', '2', '3', '4']);
    expect(timers.slept).toEqual([100, 200, 250]);
    expect(failures.map((failure) => failure.failures)).toEqual([1, 2, 3]);
  });

  it('does not apply a batch again whose commit succeeded but whose answer was lost', async () => {
    const store = await storeWith(4);
    let lost = false;
    await run(store, async (batch) => {
      ledger.commit(batch);
      stopAt(4);
      if (!lost) {
        lost = true;
        throw new Error('the connection went away after the commit');
      }
    });
    expect(ledger.applied).toEqual(['1', '2', '3', '4']);
  });

  it('outlives a store that is away for a while', async () => {
    const store = await storeWith(2);
    let outages = 2;
    const flaky: Pick<EventStore, 'subscribe'> = {
      subscribe(options) {
        if (outages-- > 0) throw new StoreUnavailable('The event store does not answer.');
        return store.subscribe(options);
      },
    };
    await run(flaky, async (batch) => {
      ledger.commit(batch);
      stopAt(2);
    });
    expect(ledger.applied).toEqual(['1', '2']);
    expect(failures.map(({ error }) => error)).toEqual([expect.any(StoreUnavailable), expect.any(StoreUnavailable)]);
  });

  it('outlives an outage of any length when nobody names an end', async () => {
    const store = await storeWith(1);
    let outages = 1_000;
    const flaky: Pick<EventStore, 'subscribe'> = {
      subscribe(options) {
        if (outages-- > 0) throw new StoreUnavailable('The event store does not answer.');
        return store.subscribe(options);
      },
    };
    const handle = async (batch: readonly StoredEvent[]): Promise<void> => {
      ledger.commit(batch);
      stop.abort();
    };
    await runSubscription({ store: flaky, handle, timers, signal: stop.signal, checkpoint: async () => ledger.position });
    expect(ledger.applied).toEqual(['1']);
    expect(Math.max(...timers.slept)).toBe(5_000);
  });

  it('gives up with the last error after too many failures in a row, and counts anew after a success', async () => {
    const store = await storeWith(6);
    let calls = 0;
    const running = run(store, async (batch) => {
      calls += 1;
      if (batch[0]?.data === '5' || calls % 3 !== 0) throw new Error(`failure ${calls}`);
      ledger.commit(batch);
    });
    await expect(running).rejects.toThrow('failure 10');
    expect(ledger.applied).toEqual(['1', '2', '3', '4']);
  });

  it('resolves when it is stopped while it waits to try again, and when the store closes', async () => {
    const store = await storeWith(1);
    timers.sleep = async () => stop.abort();
    await run(store, () => Promise.reject(new Error('not now')));
    expect(failures).toHaveLength(1);

    stop = new AbortController();
    const closing = run(store, async () => store.close());
    await expect(closing).resolves.toBeUndefined();
  });
});
