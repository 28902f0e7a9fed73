import { setMaxListeners } from 'node:events';
import { type AppendResult, type EventData, WrongExpectedVersionError } from '@eventstore/db-client';
import type { Ids, Timers } from '@homeward/platform';
import { checkAppend, checkDistinctIds, checkJson } from '../append-request';
import { RevisionConflict, StoreUnavailable } from '../errors';
import type {
  AppendOptions,
  AppendReceipt,
  EventStore,
  Expected,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadOptions,
  StoredEvent,
  SubscribeOptions,
} from '../event-store';
import { checkPageSize, checkRevisions } from '../follow';
import { DEFAULT_SUBSCRIPTION_BATCH_EVENTS } from '../limits';
import { AppendLanes } from './append-lanes';
import type { Connection } from './connection';
import { logPositionOf, positionOf } from './log-position';
import { LogReader } from './log-reader';
import { followLog } from './subscription';
import { wireEventOf } from './wire-event';

/** How long to wait before an append that was not answered is made again; one attempt more than there are waits. */
const RETRY_DELAYS_MS = [100, 400] as const;

export interface EventStoreDbLogOptions {
  readonly connection: Connection;
  readonly prefix: string;
  readonly timers: Timers;
  readonly ids: Ids;
}

/**
 * The log in EventStoreDB.
 * Guarantees what the port does, but for two things the engine does not know: that an event id stands once in the whole
 * log (within an append it does), and that positions are dense.
 */
export class EventStoreDbLog implements EventStore {
  private readonly lanes = new AppendLanes();
  private readonly closed = new AbortController();
  private readonly reader: LogReader;

  constructor(private readonly options: EventStoreDbLogOptions) {
    // Each reading under way listens to it; Node would take more than ten of them for a leak.
    setMaxListeners(0, this.closed.signal);
    this.reader = new LogReader(options.connection, options.prefix, this.closed.signal);
  }

  // Async, so that a refused request is a rejection and not a throw.
  async append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<AppendReceipt> {
    this.checkOpen();
    const bytes = checkAppend(stream, events, options);
    checkJson(events);
    checkDistinctIds(stream, events);
    // Of this append alone: the engine then answers an attempt made again with the first one's success, and anybody
    // else's append of the same events with the conflict it is.
    const wireEvents = events.map((event) => wireEventOf(event, this.options.ids.random()));
    return this.lanes.run(stream, bytes, () => this.send(stream, wireEvents, options.expected));
  }

  async *read(stream: string, options: ReadOptions = {}): AsyncGenerator<StoredEvent, void> {
    this.checkOpen();
    const { from, to } = checkRevisions(options);
    yield* this.reader.readStream(stream, from, to);
  }

  async readAll({ after, upTo, limit }: ReadAllOptions): Promise<readonly StoredEvent[]> {
    this.checkOpen();
    // Positions are text of one length, so the last one is compared as it is, once it is known to be one.
    if (upTo !== undefined) logPositionOf(upTo);
    return this.reader.readPage(after === undefined ? undefined : logPositionOf(after), upTo, checkPageSize(limit));
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<readonly StoredEvent[], void> {
    const { after, batchSize = DEFAULT_SUBSCRIPTION_BATCH_EVENTS } = options;
    const limit = checkPageSize(batchSize);
    const signal = AbortSignal.any([options.signal, this.closed.signal]);
    yield* followLog(this.options, { after: after === undefined ? undefined : logPositionOf(after), limit, signal });
  }

  async head(): Promise<Position | undefined> {
    this.checkOpen();
    return this.reader.head();
  }

  async close(): Promise<void> {
    if (this.closed.signal.aborted) return;
    this.closed.abort();
    await this.lanes.close();
    await this.options.connection.close();
  }

  private async send(stream: string, events: readonly EventData[], expected: Expected): Promise<AppendReceipt> {
    for (const delayMs of [...RETRY_DELAYS_MS, undefined]) {
      try {
        return await this.receiptOf(stream, await this.write(stream, events, expected));
      } catch (error) {
        if (delayMs === undefined || !(error instanceof StoreUnavailable) || this.closed.signal.aborted) throw error;
        await this.options.timers.sleep(delayMs, this.closed.signal).catch(() => undefined);
      }
    }
    throw new StoreUnavailable('The event store does not answer.');
  }

  private async write(stream: string, events: readonly EventData[], expected: Expected): Promise<AppendResult> {
    try {
      return await this.options.connection.write(this.options.prefix + stream, events, expected === 'no-stream' ? 'no_stream' : BigInt(expected));
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      const { actualVersion } = error;
      throw new RevisionConflict(stream, expected, typeof actualVersion === 'bigint' ? Number(actualVersion) : 'no-stream');
    }
  }

  private async receiptOf(stream: string, { nextExpectedRevision, position }: AppendResult): Promise<AppendReceipt> {
    const revision = Number(nextExpectedRevision);
    if (position !== undefined) return { revision, position: positionOf(position) };
    // The answer to an attempt made again may leave the position out.
    for await (const event of this.reader.readStream(stream, revision, revision)) return { revision, position: event.position };
    throw new StoreUnavailable('The event store has lost an append it reported.');
  }

  private checkOpen(): void {
    if (this.closed.signal.aborted) throw new StoreUnavailable('The event store is closed.');
  }
}
