import type { EventStore, Position, StoredEvent } from '@homeward/event-store';

const PAGE_EVENTS = 2_000;

/** The log from one position up to another, a page at a time; the next page is read while this one is handled. */
export async function* logPages(
  store: EventStore,
  { after, upTo, signal }: { readonly after: Position | undefined; readonly upTo: Position; readonly signal: AbortSignal },
): AsyncGenerator<readonly StoredEvent[], void> {
  const readAfter = (position: Position | undefined): Promise<readonly StoredEvent[]> =>
    store.readAll({ ...(position === undefined ? {} : { after: position }), upTo, limit: PAGE_EVENTS });
  let next = readAfter(after);
  while (!signal.aborted) {
    const page = await next;
    const last = page.at(-1);
    if (last === undefined) return;
    const isLast = page.length < PAGE_EVENTS || last.position >= upTo;
    if (!isLast) {
      next = readAfter(last.position);
      // A page nobody asks for any more must not fail the process.
      next.catch(() => undefined);
    }
    yield page;
    if (isLast) return;
  }
}
