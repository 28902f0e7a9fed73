import { checkAppend, checkDistinctIds, checkJson, expectedRevision, revisionOrNoStream } from '../append-request';
import { ChangeSignal } from '../change-signal';
import { DuplicateEventId, RevisionConflict, StoreUnavailable } from '../errors';
import type {
  AppendOptions,
  AppendReceipt,
  EventStore,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadOptions,
  StoredEvent,
  SubscribeOptions,
} from '../event-store';
import { checkPageSize, checkRevisions, follow } from '../follow';
import { placeOf, positionAt } from '../position';

/**
 * The log in the memory of this process, for tests of what stands on the port.
 * Guarantees what every adapter guarantees except that it survives the process.
 */
export class MemoryEventStore implements EventStore {
  private readonly log: StoredEvent[] = [];
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly ids = new Set<string>();
  private readonly grown = new ChangeSignal();
  private readonly closed = new AbortController();

  /** @param now The clock: an ISO 8601 UTC time. */
  constructor(private readonly now: () => string) {}

  // Async, so that a refusal is a rejection as it is with every other adapter.
  async append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<AppendReceipt> {
    this.checkOpen();
    checkAppend(stream, events, options);
    checkJson(events);
    const last = (this.streams.get(stream)?.length ?? 0) - 1;
    if (last !== expectedRevision(options.expected)) {
      throw new RevisionConflict(stream, options.expected, revisionOrNoStream(last));
    }
    checkDistinctIds(stream, events);
    if (events.some(({ id }) => this.ids.has(id))) throw new DuplicateEventId(stream);
    this.write(stream, events);
    this.grown.announce();
    return { revision: last + events.length, position: positionAt(this.log.length) };
  }

  async *read(stream: string, options: ReadOptions = {}): AsyncGenerator<StoredEvent, void> {
    this.checkOpen();
    const { from, to } = checkRevisions(options);
    yield* (this.streams.get(stream) ?? []).slice(from, to + 1);
  }

  async readAll({ after, upTo, limit }: ReadAllOptions): Promise<readonly StoredEvent[]> {
    this.checkOpen();
    const start = placeOf(after);
    const end = Math.min(start + checkPageSize(limit), upTo === undefined ? Infinity : placeOf(upTo));
    return this.log.slice(start, Math.max(start, end));
  }

  subscribe(options: SubscribeOptions): AsyncIterable<readonly StoredEvent[]> {
    const signal = AbortSignal.any([options.signal, this.closed.signal]);
    const readPage = async (after: number, limit: number) => this.log.slice(after, after + limit);
    return follow({ readPage, grown: this.grown }, { ...options, signal });
  }

  async head(): Promise<Position | undefined> {
    this.checkOpen();
    return this.log.at(-1)?.position;
  }

  async close(): Promise<void> {
    this.closed.abort();
  }

  private write(stream: string, events: readonly NewEvent[]): void {
    const [now, before] = [this.now(), this.log.at(-1)?.recordedAt ?? ''];
    // A clock set back must not make the log's time run backwards. The times are of one format, so they compare as text.
    const recordedAt = now < before ? before : now;
    const written = this.streams.get(stream) ?? [];
    for (const { id, type, data, metadata } of events) {
      const position = positionAt(this.log.length + 1);
      const event = { position, stream, revision: written.length, id, type, data, metadata, recordedAt };
      this.log.push(event);
      written.push(event);
      this.ids.add(id);
    }
    this.streams.set(stream, written);
  }

  private checkOpen(): void {
    if (this.closed.signal.aborted) throw new StoreUnavailable('The event store is closed.');
  }
}
