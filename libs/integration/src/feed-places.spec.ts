import { FeedPlaces, StillCounting } from './feed-places';
import { sequenceOf } from './integration-event';
import { FEED_START, readRange } from './sequenced';
import { GrowingLog } from './testing/facts';

const upTo = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('the feed from any number on', () => {
  const log = new GrowingLog();
  beforeAll(async () => {
    // Cases and other streams mixed, over several thousand events, so that places are remembered.
    for (let made = 0; made < 3_600; made += 300) {
      await log.grow(300);
      await log.growElsewhere(100);
    }
  });

  it.each([0, 1, 999, 1_000, 1_001, 2_345, 3_599])('goes on after %i with the very events the log has there', async (sequence) => {
    const events = await new FeedPlaces(log.store).readAfter(sequence, 50);
    expect(events.map(sequenceOf)).toEqual(upTo(sequence + 1, Math.min(sequence + 50, 3_600)));
    expect(events).toEqual((await readRange(log.store, FEED_START, sequence + 50)).slice(sequence));
  });

  it('ends where the log ends, and goes on when it has grown', async () => {
    const growing = new GrowingLog();
    const feed = new FeedPlaces(growing.store);
    await growing.grow(2);
    expect(await feed.readAfter(2, 10)).toEqual([]);
    expect(await feed.readAfter(900, 10)).toEqual([]);
    for (let grown = 0; grown < 1_500; grown += 500) await growing.grow(500);
    expect((await feed.readAfter(2, 3)).map(sequenceOf)).toEqual([3, 4, 5]);
    expect((await feed.readAfter(1_400, 200)).map(sequenceOf)).toEqual(upTo(1_401, 1_502));
  });

  it('remembers what it counted', async () => {
    let pages = 0;
    const feed = new FeedPlaces({
      readAll: (options) => {
        pages += 1;
        return log.store.readAll(options);
      },
    });
    await Promise.all([feed.readAfter(3_000, 1), feed.readAfter(3_000, 1)]);
    const counted = pages;
    await feed.readAfter(2_999, 1);
    expect(pages - counted).toBeLessThan(counted / 2);
  });

  it('says when it has to count too far for one question, and is further on with the next', async () => {
    const page = await log.store.readAll({ limit: 1_000 });
    const endless = new FeedPlaces({ readAll: () => Promise.resolve(page) });
    await expect(endless.readAfter(100_000, 1)).rejects.toBeInstanceOf(StillCounting);
    expect(await endless.readAfter(100_000, 1)).toHaveLength(1);
  });
});
