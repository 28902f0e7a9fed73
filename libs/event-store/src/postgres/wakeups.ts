import type { Timers } from '@homeward/platform';
import { Client } from 'pg';
import type { ChangeSignal } from '../change-signal';
import { type StoreAddress, storeConnection } from './connection';

const CHANNEL = 'event_store_appended';
/** A subscriber looks this often even when nothing wakes it: a notification can be lost with its connection. */
const POLL_INTERVAL_MS = 1_000;
const FIRST_RECONNECT_DELAY_MS = 100;
const MAX_RECONNECT_DELAY_MS = 5_000;

/** Announces growth of the log to the subscribers of this process: by notification, and by the clock as a fallback. */
export class Wakeups {
  private started: Promise<unknown> | undefined;
  private listening = false;

  constructor(
    private readonly address: StoreAddress,
    private readonly grown: ChangeSignal,
    private readonly timing: { readonly timers: Timers; readonly closed: AbortSignal },
  ) {}

  /** Whether notifications arrive; when not, subscribers still move at the poll interval. */
  get isListening(): boolean {
    return this.listening;
  }

  /** Starts with the first subscriber: a process that only appends needs no listener. */
  start(): void {
    this.started ??= Promise.all([this.poll(), this.keepListening()]);
  }

  /** Resolves when the connection is gone, after `closed` aborted. */
  async stopped(): Promise<void> {
    await this.started;
  }

  private async poll(): Promise<void> {
    const { closed } = this.timing;
    while (!closed.aborted) {
      await this.pause(POLL_INTERVAL_MS);
      this.grown.announce();
    }
  }

  private async keepListening(): Promise<void> {
    const { closed } = this.timing;
    let delayMs = FIRST_RECONNECT_DELAY_MS;
    while (!closed.aborted) {
      const wasConnected = await this.listenUntilLost();
      this.listening = false;
      delayMs = wasConnected ? FIRST_RECONNECT_DELAY_MS : Math.min(delayMs * 2, MAX_RECONNECT_DELAY_MS);
      await this.pause(delayMs);
    }
  }

  private async pause(durationMs: number): Promise<void> {
    const { timers, closed } = this.timing;
    if (closed.aborted) return;
    // Rejects only when the store closes, which the loops look at themselves.
    await timers.sleep(durationMs, closed).catch(() => undefined);
  }

  /** Answers whether there was a connection. Why it was lost does not matter here: the appends and reads report outages. */
  private async listenUntilLost(): Promise<boolean> {
    const { closed } = this.timing;
    const client = new Client(storeConnection(this.address));
    let leave = (): void => undefined;
    const lost = new Promise<void>((resolve) => {
      client.once('end', () => resolve());
      // Every error of the connection comes here; without a listener it would end the process.
      client.on('error', () => resolve());
      leave = resolve;
      closed.addEventListener('abort', leave);
    });
    client.on('notification', () => this.grown.announce());
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.listening = true;
      // What was appended while nobody listened is found by looking once more.
      this.grown.announce();
      await lost;
      return true;
    } catch {
      return false;
    } finally {
      closed.removeEventListener('abort', leave);
      await client.end().catch(() => undefined);
    }
  }
}
