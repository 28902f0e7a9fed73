import { eventFactory } from '../testing/event-factory';
import { AppendQueue, MAX_BATCHES_IN_FLIGHT, type AppendOutcome, type AppendRequest } from './append-queue';

/** A server that answers when the test says so. */
class HeldServer {
  readonly batches: { readonly streams: readonly string[]; answer(outcomes?: readonly AppendOutcome[]): void; fail(error: Error): void }[] = [];

  readonly send = (batch: readonly AppendRequest[]): Promise<readonly AppendOutcome[]> =>
    new Promise((resolve, reject) => {
      const accepted = batch.map(() => ({ revision: 0, position: '1' }));
      this.batches.push({
        streams: batch.map(({ stream }) => stream),
        answer: (outcomes = accepted) => resolve(outcomes),
        fail: reject,
      });
    });

  get sent(): (readonly string[])[] {
    return this.batches.map(({ streams }) => streams);
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const make = eventFactory();
const requestTo = (stream: string, size = 1, bytes = 10): AppendRequest => ({ stream, expected: -1, events: make.events(size), bytes });

describe('the append queue', () => {
  let server: HeldServer;
  let queue: AppendQueue;

  beforeEach(() => {
    server = new HeldServer();
    queue = new AppendQueue(server.send);
  });

  it('sends together what was appended in the same turn, in order', async () => {
    for (const stream of ['a', 'b', 'c']) void queue.append(requestTo(stream));
    await nextTurn();
    expect(server.sent).toEqual([['a', 'b', 'c']]);
  });

  it('gives each append its own outcome', async () => {
    const refusal = new Error('refused');
    const appends = Promise.allSettled(['a', 'b'].map((stream) => queue.append(requestTo(stream))));
    await nextTurn();
    server.batches[0]?.answer([refusal, { revision: 4, position: '9' }]);
    expect(await appends).toEqual([
      { status: 'rejected', reason: refusal },
      { status: 'fulfilled', value: { revision: 4, position: '9' } },
    ]);
  });

  it('fails every append of a batch that failed as a whole, and goes on with the next', async () => {
    const lost = queue.append(requestTo('a'));
    await nextTurn();
    server.batches[0]?.fail(new Error('connection lost'));
    await expect(lost).rejects.toThrow('connection lost');
    const next = queue.append(requestTo('a'));
    await nextTurn();
    server.batches[1]?.answer();
    await expect(next).resolves.toBeDefined();
  });

  it('gathers what comes while a batch is in flight, and sends it when that one is answered', async () => {
    void queue.append(requestTo('first'));
    await nextTurn();
    for (const stream of ['x', 'y']) void queue.append(requestTo(stream));
    await nextTurn();
    expect(server.sent).toEqual([['first']]);
    server.batches[0]?.answer();
    await nextTurn();
    expect(server.sent).toEqual([['first'], ['x', 'y']]);
  });

  it('sends full batches meanwhile, but only a few', async () => {
    for (let batch = 0; batch <= MAX_BATCHES_IN_FLIGHT; batch += 1) {
      void queue.append(requestTo(`full-${batch}`, 100));
      await nextTurn();
    }
    expect(server.sent).toEqual([['full-0'], ['full-1'], ['full-2']]);
    server.batches[1]?.answer();
    await nextTurn();
    expect(server.sent.at(-1)).toEqual(['full-3']);
  });

  it('never has a stream in two batches at once, and keeps its order', async () => {
    void queue.append(requestTo('hot', 100));
    await nextTurn();
    for (const stream of ['hot', 'cold', 'hot']) void queue.append(requestTo(stream, 22));
    await nextTurn();
    expect(server.sent).toEqual([['hot'], ['cold']]);
    server.batches[0]?.answer();
    await nextTurn();
    expect(server.sent).toEqual([['hot'], ['cold']]);
    server.batches[1]?.answer();
    await nextTurn();
    expect(server.sent).toEqual([['hot'], ['cold'], ['hot', 'hot']]);
  });

  it('bounds a batch by events, and by bytes', async () => {
    for (let i = 0; i < 5; i += 1) void queue.append(requestTo(`many-${i}`, 25));
    await nextTurn();
    expect(server.sent).toEqual([['many-0', 'many-1'], ['many-2', 'many-3']]);

    const heavy = new HeldServer();
    const other = new AppendQueue(heavy.send);
    for (let i = 0; i < 4; i += 1) void other.append(requestTo(`heavy-${i}`, 1, 5 * 1024 * 1024));
    await nextTurn();
    expect(heavy.sent).toEqual([['heavy-0', 'heavy-1'], ['heavy-2', 'heavy-3']]);
  });

  it('refuses at once when too many appends, or too many bytes, wait', async () => {
    const outcomes: Promise<unknown>[] = [];
    for (let i = 0; i < 10_001; i += 1) outcomes.push(queue.append(requestTo(`many-${i}`)));
    await expect(outcomes.at(-1)).rejects.toMatchObject({ code: 'StoreUnavailable', message: 'Too many appends are waiting.' });

    const other = new AppendQueue(server.send);
    for (let i = 0; i < 8; i += 1) void other.append(requestTo(`heavy-${i}`, 1, 8 * 1024 * 1024));
    await expect(other.append(requestTo('one-more'))).rejects.toMatchObject({ code: 'StoreUnavailable' });
  });

  it('closes after what it accepted is answered, and refuses what comes later', async () => {
    const accepted = queue.append(requestTo('a'));
    let closed = false;
    const closing = queue.close().then(() => {
      closed = true;
    });
    await expect(queue.append(requestTo('b'))).rejects.toMatchObject({ code: 'StoreUnavailable' });
    await nextTurn();
    expect(closed).toBe(false);
    server.batches[0]?.answer();
    await expect(accepted).resolves.toBeDefined();
    await closing;
  });
});
