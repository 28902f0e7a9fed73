import type { EventStore } from '@homeward/event-store';
import type { IntegrationEvent } from './integration-event';
import { FEED_START, type FeedPlace, isOfCase, readRange } from './sequenced';

/** Events of the log between two places that are remembered. */
const MARK_EVERY = 1_000;
/** Pages read for one question; who asks for a place further on asks again, and finds this one's work done. */
const MAX_PAGES = 100;

/** Where in the log the event of that number is has not been counted yet. Ask again. */
export class StillCounting extends Error {
  override readonly name = 'StillCounting';
}

/**
 * Reads the feed from any number on, for readers who know no position. The log only grows, so a place that was counted once
 * stays true: one in a thousand is remembered, for as long as the process lives.
 */
export class FeedPlaces {
  private readonly marks: FeedPlace[] = [FEED_START];
  private counting: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: Pick<EventStore, 'readAll'>) {}

  /** At most `limit` events after a sequence, in order; none where the log ends. Throws `StillCounting`. */
  async readAfter(sequence: number, limit: number): Promise<readonly IntegrationEvent[]> {
    const place = await this.placeBefore(sequence);
    const events = await readRange(this.store, place, sequence + limit);
    return events.slice(sequence - place.sequence);
  }

  /** One question counts at a time; the next one goes on from there. */
  private placeBefore(sequence: number): Promise<FeedPlace> {
    const found = this.counting.then(() => this.countTo(sequence));
    this.counting = found.catch(() => undefined);
    return found;
  }

  private async countTo(sequence: number): Promise<FeedPlace> {
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const last = this.marks.at(-1) ?? FEED_START;
      if (last.sequence > sequence) return this.marks.findLast((mark) => mark.sequence <= sequence) ?? FEED_START;
      const page = await this.store.readAll({ limit: MARK_EVERY, ...(last.position === undefined ? {} : { after: last.position }) });
      const position = page.at(-1)?.position;
      // Remembering the end of a page that is not full would make a mark of every question.
      if (position === undefined || page.length < MARK_EVERY) return last;
      this.marks.push({ sequence: last.sequence + page.filter(isOfCase).length, position });
    }
    throw new StillCounting(`The place of event ${sequence} is still being counted.`);
  }
}
