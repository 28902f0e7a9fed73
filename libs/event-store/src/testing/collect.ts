import type { StoredEvent } from '../event-store';

/** Everything an iterable yields. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The events of a subscription up to and with the first batch that makes `enough` true; leaving the loop ends it. */
export async function collectUntil(
  batches: AsyncIterable<readonly StoredEvent[]>,
  enough: (seen: readonly StoredEvent[]) => boolean,
): Promise<StoredEvent[]> {
  const seen: StoredEvent[] = [];
  for await (const batch of batches) {
    seen.push(...batch);
    if (enough(seen)) break;
  }
  return seen;
}
