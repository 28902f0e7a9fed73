import type { ChangeSignal } from './change-signal';
import { InvalidStoreRequest } from './errors';
import type { ReadOptions, StoredEvent, SubscribeOptions } from './event-store';
import { DEFAULT_SUBSCRIPTION_BATCH_EVENTS, MAX_PAGE_EVENTS } from './limits';
import { placeOf } from './position';

/** Pages asked for ahead of the consumer while catching up: the server makes the next one while this one is handled. */
const READ_AHEAD_PAGES = 2;

const LAST_REVISION = 2 ** 31 - 1;

/** A log without gaps whose places are committed in order. */
export interface DenseLog {
  /** The events at the places `after + 1` to `after + limit` that exist by now. */
  readPage(after: number, limit: number): Promise<readonly StoredEvent[]>;
  readonly grown: ChangeSignal;
}

/**
 * Catches up with a dense log, then follows it. Because places are dense, the page after a full page is known before the
 * full page has arrived, so it can be asked for at once. A short page makes what was asked for after it worthless: events
 * may have been committed between the two readings.
 */
export async function* follow(log: DenseLog, options: SubscribeOptions): AsyncGenerator<readonly StoredEvent[], void> {
  const { signal, batchSize = DEFAULT_SUBSCRIPTION_BATCH_EVENTS } = options;
  const limit = checkPageSize(batchSize);
  let after = placeOf(options.after);
  let ahead: PageAskedFor[] = [];

  while (!signal.aborted) {
    const { seen, events } = ahead.shift() ?? ask(log, after, limit);
    const page = await events;
    if (signal.aborted) return;
    after += page.length;
    const full = page.length === limit;
    if (!full) ahead = [];
    while (full && ahead.length < READ_AHEAD_PAGES) ahead.push(ask(log, after + ahead.length * limit, limit));
    if (page.length > 0) yield page;
    if (!full) await log.grown.after(seen, signal);
  }
}

interface PageAskedFor {
  /** The changes seen before the page was read: a change between the two is looked at twice, never missed. */
  readonly seen: number;
  readonly events: Promise<readonly StoredEvent[]>;
}

function ask(log: DenseLog, after: number, limit: number): PageAskedFor {
  const seen = log.grown.changes;
  const events = log.readPage(after, limit);
  // A page that is dropped must not fail the process; one that is awaited still rejects where it is awaited.
  events.catch(() => undefined);
  return { seen, events };
}

/** The number of events in a page, refused outside 1 to the limit. */
export function checkPageSize(events: number): number {
  if (Number.isInteger(events) && events >= 1 && events <= MAX_PAGE_EVENTS) return events;
  throw new InvalidStoreRequest(`A page has 1 to ${MAX_PAGE_EVENTS} events.`);
}

/** The revisions asked for, with their defaults, refused unless they are whole numbers from 0. */
export function checkRevisions({ from = 0, to = LAST_REVISION }: ReadOptions): { from: number; to: number } {
  const valid = (revision: number): boolean => Number.isInteger(revision) && revision >= 0 && revision <= LAST_REVISION;
  if (valid(from) && valid(to)) return { from, to };
  throw new InvalidStoreRequest('A revision is a whole number from 0.');
}
