import { DiskRoom } from '@homeward/database-limits';
import { systemTimers, type Timers } from '@homeward/platform';
import type { Pool } from 'pg';
import { checkAppend, expectedRevision } from '../append-request';
import { ChangeSignal } from '../change-signal';
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
import { StoreUnavailable } from '../errors';
import { checkPageSize, checkRevisions, follow } from '../follow';
import { LAST_PLACE, placeOf, positionAt } from '../position';
import { batchSender } from './append-batch';
import { AppendQueue, MAX_BATCHES_IN_FLIGHT } from './append-queue';
import { type StoreAddress, storePool } from './connection';
import { isOtherSchema, PostgresFailure } from './failure';
import { LogReader } from './log-reader';
import { checkDurability, checkPrivileges, checkSchema } from './readiness';
import { Wakeups } from './wakeups';
import { WriterConnections } from './writer-connections';

/** Connections that read, beside those that append. A catching-up subscriber uses two or three. */
const DEFAULT_READ_CONNECTIONS = 6;

/** The role is one such as `homeward_app`, the database one brought up by `migrateEventStore`. */
export interface PostgresEventStoreOptions extends StoreAddress {
  /** Connections that read; three more append and one listens. */
  readonly poolSize?: number;
  /** For polling and reconnecting; the system's by default. */
  readonly timers?: Timers;
}

/** The event store with its own view of whether it is fit to serve. */
export interface PostgresEventStore extends EventStore {
  /** What stands in the way of serving, one sentence each; empty when ready. */
  checkReadiness(): Promise<readonly string[]>;
  /** What an operator should look at while reading goes on, one sentence each. */
  warnings(): readonly string[];
}

/** The database has no event store, or none for this role. */
export class EventStoreMissing extends Error {
  override readonly name = 'EventStoreMissing';

  constructor(options: ErrorOptions) {
    super('The database has no event store for this role: run the migration first, `npm run migrate`.', options);
  }
}

/** Opens the log. Rejects with `StoreUnavailable` when the server cannot be reached, with `EventStoreMissing` when its schema is not there. */
export async function openPostgresEventStore(options: PostgresEventStoreOptions): Promise<PostgresEventStore> {
  const store = new PostgresLog(options);
  try {
    await store.head();
    return store;
  } catch (error) {
    await store.close();
    if (isOtherSchema(error) || (error instanceof PostgresFailure && error.isNotGranted)) throw new EventStoreMissing({ cause: error });
    throw error;
  }
}

class PostgresLog implements PostgresEventStore {
  private readonly writers: WriterConnections;
  private readonly readers: Pool;
  private readonly queue: AppendQueue;
  private readonly reader: LogReader;
  private readonly room = new DiskRoom();
  private readonly grown = new ChangeSignal();
  private readonly closed = new AbortController();
  private readonly wakeups: Wakeups;

  constructor({ poolSize = DEFAULT_READ_CONNECTIONS, timers = systemTimers, ...address }: PostgresEventStoreOptions) {
    this.writers = new WriterConnections(storePool(address, MAX_BATCHES_IN_FLIGHT));
    this.readers = storePool(address, poolSize);
    this.queue = new AppendQueue(batchSender(this.writers, this.room));
    this.reader = new LogReader(this.readers);
    this.wakeups = new Wakeups(address, this.grown, { timers, closed: this.closed.signal });
  }

  // Async, so that a refused request is a rejection and not a throw.
  async append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<AppendReceipt> {
    const bytes = checkAppend(stream, events, options);
    return this.queue.append({ stream, expected: expectedRevision(options.expected), events, bytes });
  }

  async *read(stream: string, options: ReadOptions = {}): AsyncGenerator<StoredEvent, void> {
    this.checkOpen();
    const { from, to } = checkRevisions(options);
    yield* this.reader.readStream(stream, from, to);
  }

  async readAll({ after, upTo, limit }: ReadAllOptions): Promise<readonly StoredEvent[]> {
    this.checkOpen();
    return this.reader.readPage(placeOf(after), upTo === undefined ? LAST_PLACE : placeOf(upTo), checkPageSize(limit));
  }

  subscribe(options: SubscribeOptions): AsyncIterable<readonly StoredEvent[]> {
    this.wakeups.start();
    const signal = AbortSignal.any([options.signal, this.closed.signal]);
    const readPage = (after: number, limit: number) => this.reader.readPage(after, after + limit, limit);
    return follow({ readPage, grown: this.grown }, { ...options, signal });
  }

  async head(): Promise<Position | undefined> {
    this.checkOpen();
    const place = await this.reader.head();
    return place === 0 ? undefined : positionAt(place);
  }

  async checkReadiness(): Promise<readonly string[]> {
    this.checkOpen();
    const schema = await checkSchema(this.readers);
    return [...(await checkDurability(this.readers)), ...schema, ...(schema.length === 0 ? await checkPrivileges(this.readers) : [])];
  }

  warnings(): readonly string[] {
    return this.room.isOut ? ["No event is recorded: the disk of the log's database is full."] : [];
  }

  async close(): Promise<void> {
    if (this.closed.signal.aborted) return;
    this.closed.abort();
    await this.queue.close();
    await this.wakeups.stopped();
    await Promise.all([this.writers.close(), this.readers.end()]);
  }

  private checkOpen(): void {
    if (this.closed.signal.aborted) throw new StoreUnavailable('The event store is closed.');
  }
}
