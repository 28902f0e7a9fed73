import * as fc from 'fast-check';
import { type IntegrationEvent, sequenceOf } from './integration-event';
import { type FeedOptions, GapNotHealed, IntegrationFeed } from './integration-feed';
import { FEED_START, readRange } from './sequenced';
import { GrowingLog } from './testing/facts';

const EVENTS = 30;

async function given(over: Partial<FeedOptions> = {}) {
  const log = new GrowingLog();
  for (let made = 0; made < EVENTS; made += 3) {
    await log.grow(3);
    await log.growElsewhere(1);
  }
  const published = await readRange(log.store, FEED_START, EVENTS);
  const delivered: number[] = [];
  const fetched: string[] = [];
  const feed = new IntegrationFeed({
    fetchRange: (after, last) => {
      fetched.push(`${after.sequence + 1}-${last}`);
      return readRange(log.store, after, last);
    },
    deliver: async (event) => {
      delivered.push(sequenceOf(event));
    },
    ...over,
  });
  const at = (sequence: number): IntegrationEvent => published[sequence - 1] as IntegrationEvent;
  return { log, feed, published, delivered, fetched, at };
}

describe('the events of a log', () => {
  it('are numbered from 1 without a gap, whatever else is in the log', async () => {
    const { published } = await given();
    expect(published.map(sequenceOf)).toEqual(Array.from({ length: EVENTS }, (_, index) => index + 1));
  });

  it('have the same numbers when they are read from the middle', async () => {
    const { log, published, at } = await given();
    const middle = { sequence: 11, position: at(11).logposition };
    expect(await readRange(log.store, middle, 20)).toEqual(published.slice(11, 20));
  });

  it('end where the log ends', async () => {
    const { log, published } = await given();
    expect(await readRange(log.store, FEED_START, 10 * EVENTS)).toEqual(published);
  });
});

describe('a reader of the feed', () => {
  it('delivers what comes in order, without asking for anything', async () => {
    const { feed, published, delivered, fetched } = await given();
    for (const event of published) await feed.receive(event);
    expect(delivered).toEqual(published.map(sequenceOf));
    expect(fetched).toEqual([]);
  });

  it('drops doubles', async () => {
    const { feed, delivered, at } = await given();
    for (const sequence of [1, 1, 2, 1, 2]) await feed.receive(at(sequence));
    expect(delivered).toEqual([1, 2]);
  });

  it('fills a gap from the log, from the place it knows, before it goes on', async () => {
    const { feed, delivered, fetched, at } = await given();
    for (const sequence of [1, 2, 7, 4, 8]) await feed.receive(at(sequence));
    expect(delivered).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(fetched).toEqual(['3-6']);
  });

  it('goes on after what was dealt with before', async () => {
    const { feed, delivered, at } = await given({ after: { sequence: 4, position: undefined } });
    for (const sequence of [4, 5]) await feed.receive(at(sequence));
    expect(delivered).toEqual([5]);
  });

  it('delivers nothing after a gap that cannot be filled, and tries again with the next message', async () => {
    const { log, at } = await given();
    let broken = true;
    const { feed, delivered } = await given({ fetchRange: async (after, last) => (broken ? [] : readRange(log.store, after, last)) });
    await feed.receive(at(1));
    await expect(feed.receive(at(4))).rejects.toEqual(new GapNotHealed(2, 3));
    expect(delivered).toEqual([1]);
    broken = false;
    await feed.receive(at(4));
    expect(delivered).toEqual([1, 2, 3, 4]);
    expect(feed.reached).toEqual({ sequence: 4, position: at(4).logposition });
  });

  it('receives an event again whose delivery failed', async () => {
    let failures = 1;
    const seen: number[] = [];
    const { feed, at } = await given({
      deliver: async (event) => {
        if (failures > 0) {
          failures -= 1;
          throw new Error('no');
        }
        seen.push(sequenceOf(event));
      },
    });
    await expect(feed.receive(at(1))).rejects.toThrow('no');
    await feed.receive(at(1));
    expect(seen).toEqual([1]);
  });

  it('delivers everything once and in order, however the broker loses, doubles and mixes messages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: EVENTS }), { maxLength: 80 }), async (arriving) => {
        const { feed, delivered, at } = await given();
        await Promise.all(arriving.map((sequence) => feed.receive(at(sequence))));
        expect(delivered).toEqual(Array.from({ length: Math.max(0, ...arriving) }, (_, index) => index + 1));
      }),
      { numRuns: 50 },
    );
  });
});
