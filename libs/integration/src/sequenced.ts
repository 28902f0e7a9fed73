import { parseRecorded } from '@homeward/case-log';
import type { EventStore, Position, StoredEvent } from '@homeward/event-store';
import { caseIdOf, upcast } from '@homeward/return-case';
import { type IntegrationEvent, integrationEventOf } from './integration-event';

/** A place in the feed: the sequence of an event and its position in the log. Before the first event: 0 and none. */
export interface FeedPlace {
  readonly sequence: number;
  readonly position: Position | undefined;
}

export const FEED_START: FeedPlace = { sequence: 0, position: undefined };

/** Events read at once when a range is read again. */
const PAGE_EVENTS = 500;

/** Whether other systems learn of a stored event at all, and it has a number. */
export function isOfCase({ stream }: Pick<StoredEvent, 'stream'>): boolean {
  return caseIdOf(stream) !== undefined;
}

/**
 * The integration events of stored events that follow a place. The n-th event of a case in the log has the sequence n,
 * whoever counts and whenever; streams that are no case are not counted.
 */
export function sequencedAfter({ sequence }: FeedPlace, stored: readonly StoredEvent[]): readonly IntegrationEvent[] {
  return stored.filter(isOfCase).map((event, index) => integrationEventOf(parseRecorded(event, upcast), sequence + index + 1));
}

/** Reads the events after a place up to a sequence again from the log itself; fewer when the log ends before. */
export async function readRange(store: Pick<EventStore, 'readAll'>, after: FeedPlace, last: number): Promise<readonly IntegrationEvent[]> {
  const events: IntegrationEvent[] = [];
  let place = after;
  while (place.sequence < last) {
    const page = await store.readAll({ limit: PAGE_EVENTS, ...(place.position === undefined ? {} : { after: place.position }) });
    const position = page.at(-1)?.position;
    if (position === undefined) break;
    const read = sequencedAfter(place, page);
    events.push(...read);
    place = { sequence: place.sequence + read.length, position };
  }
  return events.filter((_, index) => after.sequence + index < last);
}
