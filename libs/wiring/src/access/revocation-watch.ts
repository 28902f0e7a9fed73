import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { MAX_UNHEARD_MS, type RevocationList } from '@homeward/access';
import { databaseLimits, startupOptions } from '@homeward/database-limits';
import type { Logger, Timers } from '@homeward/platform';
import { Client } from 'pg';
import { type NumberedRevocation, REVOKED_AFTER, REVOKED_CHANNEL, type RevocationStore } from './revocation-store';

/** A notification can be lost; the table is looked at this often all the same. */
export const POLL_INTERVAL_MS = 1_000;
/** A connection that answers later than this is given up for a new one. */
const STATEMENT_TIMEOUT_MS = 2_000;
const RECONNECT_DELAY_MS = 500;
/** Some polls in a row have failed: whoever can should ask another process. */
const UNHEARD_PROBLEM_MS = 5_000;
const TIDY_INTERVAL_MS = 10 * 60_000;
const PAGE_ROWS = 1_000;
const MS_PER_SECOND = 1_000;

export interface WatchPorts {
  /** Of the database that holds the table. */
  readonly url: string;
  readonly list: RevocationList;
  readonly store: Pick<RevocationStore, 'removeForgotten'>;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Milliseconds since the epoch, on the clock that tokens are judged by. */
  readonly nowMs: () => number;
}

/**
 * Brings every revocation into the list of this process, on a connection of its own: at once by notification, within
 * `POLL_INTERVAL_MS` without one. A new connection reads everything anew.
 */
export class RevocationWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stop = new AbortController();
  private running: Promise<unknown> = Promise.resolve();
  private tried: () => void = () => undefined;
  private isOutageTold = false;

  constructor(private readonly ports: WatchPorts) {}

  /** Resolves when everything is known, or the first try has failed; it is tried on and on. */
  onApplicationBootstrap(): Promise<void> {
    return new Promise((resolve) => {
      this.tried = resolve;
      this.running = Promise.all([this.watch(), this.tidy()]);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /** Why callers are about to be refused, or are, in a sentence. */
  problems(): readonly string[] {
    const { unheardMs } = this.ports.list;
    if (unheardMs <= UNHEARD_PROBLEM_MS) return [];
    if (unheardMs > MAX_UNHEARD_MS) return ['Revoked access has not been heard of for too long; nobody is let in.'];
    return [`Revoked access has not been heard of for ${Math.round(unheardMs / MS_PER_SECOND)} seconds; after ${MAX_UNHEARD_MS / MS_PER_SECOND} seconds nobody is let in.`];
  }

  private async watch(): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        await this.followUntilLost();
      } catch (error) {
        this.tellOutage(error);
      }
      this.tried();
      await this.pause(RECONNECT_DELAY_MS);
    }
  }

  private async followUntilLost(): Promise<void> {
    const client = clientFor(this.ports.url);
    let news = new AbortController();
    let isLost = false;
    const wake = (): void => news.abort();
    const lose = (): void => {
      isLost = true;
      wake();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', wake);
    this.stop.signal.addEventListener('abort', lose);
    try {
      await client.connect();
      await client.query(`listen ${REVOKED_CHANNEL}`);
      for (let after = '0'; !isLost; ) {
        // What is told while the table is read is looked for once more.
        news = new AbortController();
        after = await this.catchUp(client, after);
        if (!isLost) await this.ports.timers.sleep(POLL_INTERVAL_MS, news.signal).catch(() => undefined);
      }
    } finally {
      this.stop.signal.removeEventListener('abort', lose);
      await client.end().catch(() => undefined);
    }
  }

  /** Reads what came after a number, and answers the last one. The list throws before the pages become too many. */
  private async catchUp(client: Client, after: string): Promise<string> {
    const { list } = this.ports;
    let last = after;
    let isWhole = false;
    while (!isWhole) {
      const { rows } = await client.query<NumberedRevocation>(REVOKED_AFTER, [last, PAGE_ROWS]);
      list.add(rows);
      last = rows.at(-1)?.number ?? last;
      isWhole = rows.length < PAGE_ROWS;
    }
    list.hear();
    this.tried();
    this.isOutageTold = false;
    return last;
  }

  /** Once for each outage: while it lasts, the health document says so. */
  private tellOutage(error: unknown): void {
    if (!this.isOutageTold) this.ports.logger.warn('Revoked access cannot be read and is tried again.', { retryDelayMs: RECONNECT_DELAY_MS, error });
    this.isOutageTold = true;
  }

  private async tidy(): Promise<void> {
    const { list, store, logger, nowMs } = this.ports;
    while (!this.stop.signal.aborted) {
      await this.pause(TIDY_INTERVAL_MS);
      list.forget(nowMs());
      await store.removeForgotten(nowMs()).catch((error: unknown) => logger.warn('Forgotten revocations could not be removed.', { error }));
    }
  }

  /** Ends early when the process stops, which the loops look at themselves. */
  private async pause(durationMs: number): Promise<void> {
    await this.ports.timers.sleep(durationMs, this.stop.signal).catch(() => undefined);
  }
}

function clientFor(connectionString: string): Client {
  const { settings, queryTimeoutMs, ...limits } = databaseLimits(STATEMENT_TIMEOUT_MS);
  return new Client({ connectionString, application_name: 'homeward-revocations', options: startupOptions(settings), query_timeout: queryTimeoutMs, ...limits });
}
