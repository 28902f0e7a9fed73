import type { Timers } from '@homeward/platform';
import { StoreUnavailable } from '../errors';
import type { StoredEvent } from '../event-store';
import type { Connection } from './connection';
import { Inbox } from './inbox';
import type { LogPosition } from './log-position';
import { subscriptionRequest } from './read-requests';

const FIRST_RECONNECT_DELAY_MS = 100;
const MAX_RECONNECT_DELAY_MS = 5_000;
/** Calls in a row that bring nothing at all before the subscriber is told; some 20 seconds. */
const MAX_SILENT_CALLS = 10;

export interface Log {
  readonly connection: Connection;
  /** What every stream of the log begins with. */
  readonly prefix: string;
  readonly timers: Timers;
}

export interface FollowOptions {
  readonly after: LogPosition | undefined;
  readonly limit: number;
  readonly signal: AbortSignal;
}

/**
 * Catches up with the log, then follows it. A call that breaks is made again from the last event handed over, or from the
 * server's last word on how far it has looked, so that nothing is missed, doubled, or searched through again.
 */
export async function* followLog(log: Log, { after, limit, signal }: FollowOptions): AsyncGenerator<readonly StoredEvent[], void> {
  const { connection, prefix, timers } = log;
  let reached = after;
  let silentCalls = 0;
  while (!signal.aborted) {
    const left = new AbortController();
    const either = AbortSignal.any([signal, left.signal]);
    const responses = connection.responses(subscriptionRequest(prefix, reached), { ends: false, signal: either });
    const inbox = new Inbox(responses, reached, { prefix, limit, timers, signal: either });
    try {
      for (let batch = await inbox.take(); batch.length > 0; batch = await inbox.take()) yield batch;
    } finally {
      left.abort();
      await inbox.closed();
    }
    if (signal.aborted) return;
    reached = inbox.reached;
    silentCalls = inbox.heard ? 0 : silentCalls + 1;
    if (inbox.failure !== undefined && !(inbox.failure instanceof StoreUnavailable)) throw inbox.failure;
    if (silentCalls === MAX_SILENT_CALLS) throw new StoreUnavailable('The event store does not answer.', { cause: inbox.failure });
    await timers.sleep(reconnectDelayMs(silentCalls), signal).catch(() => undefined);
  }
}

const reconnectDelayMs = (silentCalls: number): number => Math.min(FIRST_RECONNECT_DELAY_MS * 2 ** silentCalls, MAX_RECONNECT_DELAY_MS);
