import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { StoreUnavailable } from '../errors';
import type { Position, StoredEvent } from '../event-store';
import type { Connection } from './connection';
import { positionOf, type LogPosition } from './log-position';
import { lastEventRequest, logRequest, streamRequest } from './read-requests';
import { storedEventOf } from './wire-event';

/** Events of a stream fetched at once. A return case has some dozens of events, so one page is the rule. */
const STREAM_PAGE_EVENTS = 500;

/** Pages over the log and over one stream, each read to its end within the deadline, however slow the consumer is. */
export class LogReader {
  constructor(
    private readonly connection: Connection,
    private readonly prefix: string,
    private readonly closed: AbortSignal,
  ) {}

  async *readStream(stream: string, from: number, to: number): AsyncGenerator<StoredEvent, void> {
    let page: readonly StoredEvent[];
    let next = from;
    do {
      const count = Math.min(STREAM_PAGE_EVENTS, to - next + 1);
      if (count <= 0) return;
      page = await this.page(streamRequest(this.prefix + stream, next, count), count);
      yield* page;
      next += page.length;
    } while (page.length === STREAM_PAGE_EVENTS);
  }

  /** Events after `after`, up to and with `upTo`, `limit` at most. */
  async readPage(after: LogPosition | undefined, upTo: Position | undefined, limit: number): Promise<readonly StoredEvent[]> {
    const start = after === undefined ? undefined : positionOf(after);
    if (upTo !== undefined && start !== undefined && upTo <= start) return [];
    // The engine reads from a place on and with it, so one more is asked for where there is one to leave out.
    const request = logRequest(this.prefix, after, start === undefined ? limit : limit + 1);
    const isLast = ({ position }: StoredEvent): boolean => upTo !== undefined && position >= upTo;
    const page = await this.page(request, limit, { isWanted: ({ position }) => position !== start, isLast });
    return upTo === undefined ? page : page.filter(({ position }) => position <= upTo);
  }

  async head(): Promise<Position | undefined> {
    const [last] = await this.page(lastEventRequest(this.prefix), 1);
    return last?.position;
  }

  private async page(request: ReadReq, limit: number, { isWanted, isLast }: Choice = EVERYTHING): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const response of this.connection.responses(request, { ends: true, signal: this.closed })) {
      const event = this.eventOf(response);
      if (event === undefined || !isWanted(event)) continue;
      events.push(event);
      // Left here, the call ends: the server would search on for one event more than it was asked for.
      if (events.length === limit || isLast(event)) break;
    }
    if (this.closed.aborted) throw new StoreUnavailable('The event store is closed.');
    return events;
  }

  private eventOf(response: ReadResp): StoredEvent | undefined {
    const record = response.getEvent()?.getEvent();
    return record === undefined ? undefined : storedEventOf(record, this.prefix);
  }
}

interface Choice {
  readonly isWanted: (event: StoredEvent) => boolean;
  readonly isLast: (event: StoredEvent) => boolean;
}

const EVERYTHING: Choice = { isWanted: () => true, isLast: () => false };
