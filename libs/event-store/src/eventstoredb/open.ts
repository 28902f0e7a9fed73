import { systemIds, systemTimers, type Ids, type Timers } from '@homeward/platform';
import { InvalidStoreRequest } from '../errors';
import type { EventStore } from '../event-store';
import type * as Connections from './connection';
import type * as Stores from './eventstoredb-event-store';

/** What our streams begin with unless the options say otherwise. */
const DEFAULT_PREFIX = 'homeward.';
const DEFAULT_DEADLINE_MS = 10_000;
/** EventStoreDB takes what stands before the first dash for the category, and `$` for its own. */
const PREFIX = /^[A-Za-z0-9_.]{1,60}$/;

export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113?tls=true&tlsCAFile=...`, or `esdb+discover://...`; kept out of errors and logs. */
  readonly connectionString: string;
  /**
   * What the streams of this log begin with in EventStoreDB: its system streams, and those of others who share the
   * server, stay out of the log by it. Letters, digits, `_` and `.`; "homeward." by default.
   */
  readonly prefix?: string;
  /** How long a call may take, in milliseconds; 10,000 by default. An append is tried three times at most. */
  readonly deadlineMs?: number;
  /** For retrying and reconnecting; the system's by default. */
  readonly timers?: Timers;
  readonly ids?: Ids;
}

/**
 * Opens the log in EventStoreDB, version 22.10 or newer. Rejects with `StoreUnavailable` when no server answers, and with
 * `InvalidStoreRequest` when the connection string or the prefix is none.
 */
export async function openEventStoreDbEventStore(options: EventStoreDbOptions): Promise<EventStore> {
  const { connectionString, prefix = DEFAULT_PREFIX, deadlineMs = DEFAULT_DEADLINE_MS, timers = systemTimers, ids = systemIds } = options;
  if (!PREFIX.test(prefix)) throw new InvalidStoreRequest('The prefix of the streams is not made of letters, digits, "_" and ".".');
  // Loaded when it is wanted: the client and gRPC cost a process 150 ms and 20 MB.
  const { Connection } = module.require('./connection') as typeof Connections;
  const { EventStoreDbLog } = module.require('./eventstoredb-event-store') as typeof Stores;
  const store = new EventStoreDbLog({ connection: Connection.open(connectionString, deadlineMs), prefix, timers, ids });
  try {
    await store.head();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
