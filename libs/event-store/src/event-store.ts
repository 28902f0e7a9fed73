/** A place in the whole log. Opaque and sortable as text; only the adapter that made it may look inside. */
export type Position = string;

/** The place of an event in its stream, counted from 0. */
export type Revision = number;

/** What the writer believes of the stream: its last revision, or that it does not exist yet. */
export type Expected = Revision | 'no-stream';

/** An event as written: `data` and `metadata` are JSON texts, serialised once so that hashes cover the stored bytes. */
export interface NewEvent {
  /** UUID. The writer makes it unique over the whole log; PostgreSQL also refuses it where it is not. */
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  /** RFC 6962 leaf hash of the stored bytes, 32 bytes; absent where no audit tree is kept. */
  readonly leafHash?: Uint8Array;
}

/** An event as read. JSON stays text until somebody needs it. */
export interface StoredEvent {
  readonly position: Position;
  readonly stream: string;
  readonly revision: Revision;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  /** When the store accepted it, ISO 8601 UTC with microseconds or milliseconds. */
  readonly recordedAt: string;
}

/** Proof that an append is durable. */
export interface AppendReceipt {
  /** Revision of the last event appended. */
  readonly revision: Revision;
  /** Position of the last event appended. */
  readonly position: Position;
}

export interface AppendOptions {
  readonly expected: Expected;
}

export interface ReadOptions {
  /** First revision wanted; 0 by default. */
  readonly from?: Revision;
  /** Last revision wanted; the stream's last by default. */
  readonly to?: Revision;
}

export interface ReadAllOptions {
  /** Events strictly after this position; from the start by default. */
  readonly after?: Position;
  /** Events up to and with this position. */
  readonly upTo?: Position;
  /** Events in a page, 1 to 10,000. */
  readonly limit: number;
}

export interface SubscribeOptions {
  readonly after?: Position;
  /** Ends the subscription; the iterator then returns. */
  readonly signal: AbortSignal;
  /** Events in a batch at most. */
  readonly batchSize?: number;
}

/**
 * The port to a log of event streams.
 * Guarantees: an append is all or nothing and durable when it resolves; positions are commit-ordered, so a reader that
 * goes on after the last position it saw never misses an event and never sees one twice; streams are gapless from 0.
 * Refuses: to overwrite, to delete, to append on a wrong expectation (`RevisionConflict`).
 */
export interface EventStore {
  append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<AppendReceipt>;
  /** The events of one stream in order. A stream that does not exist yields nothing. */
  read(stream: string, options?: ReadOptions): AsyncIterable<StoredEvent>;
  /** One page of the whole log in position order; shorter than `limit` only at the end. */
  readAll(options: ReadAllOptions): Promise<readonly StoredEvent[]>;
  /** Catches up, then follows. Yields non-empty batches in position order, one at a time, until the signal aborts. */
  subscribe(options: SubscribeOptions): AsyncIterable<readonly StoredEvent[]>;
  /** The last position of the log, or undefined while it is empty. */
  head(): Promise<Position | undefined>;
  close(): Promise<void>;
}
