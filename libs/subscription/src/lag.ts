import type { EventStore, Position, StoredEvent } from '@homeward/event-store';

const MS_PER_SECOND = 1_000;
/** Events that are counted one by one; beyond, only dense positions tell how many there are. */
const MAX_COUNTED = 1_000;
const DENSE_POSITION = /^\d{16}$/;

export interface Lag {
  /** Events after the place; a count that ends at 1,000 where the positions of the log are not dense. */
  readonly events: number;
  /** Age of the oldest of them; 0 when there is none. */
  readonly seconds: number;
}

export interface LagOptions {
  /** The last position that was dealt with; undefined before the first. */
  readonly after: Position | undefined;
  readonly nowMs: number;
  /** Whether an event is waited for at all; every one by default. */
  readonly counts?: (event: StoredEvent) => boolean;
}

/** How far somebody who follows the log is behind it. Reads one page. */
export async function lagBehind(store: Pick<EventStore, 'head' | 'readAll'>, { after, nowMs, counts = () => true }: LagOptions): Promise<Lag> {
  const page = await store.readAll({ limit: MAX_COUNTED, ...(after === undefined ? {} : { after }) });
  const waiting = page.filter(counts);
  const [oldest] = waiting;
  if (oldest === undefined) return { events: 0, seconds: 0 };
  const seconds = Math.max(0, (nowMs - Date.parse(oldest.recordedAt)) / MS_PER_SECOND);
  if (page.length < MAX_COUNTED) return { events: waiting.length, seconds };
  return { events: Math.max(waiting.length, placesBetween(after, await store.head())), seconds };
}

function placesBetween(after: Position = '0'.repeat(16), head: Position = after): number {
  return DENSE_POSITION.test(after) && DENSE_POSITION.test(head) ? Number(head) - Number(after) : 0;
}
