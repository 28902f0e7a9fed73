import type { Timers } from '@homeward/platform';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { ChangeSignal } from '../change-signal';
import type { StoredEvent } from '../event-store';
import { failureOf } from './failure';
import { logPositionOf, type LogPosition } from './log-position';
import { storedEventOf } from './wire-event';

/** Full batches held for the consumer; the connection is not read while they wait. */
const READ_AHEAD_BATCHES = 2;
/** Servers before 24.10 do not say that they have told everything, so a part of a batch goes when nothing follows it. */
const PATIENCE_MS = 200;

export interface InboxOptions {
  readonly prefix: string;
  /** Events of a batch at most. */
  readonly limit: number;
  readonly timers: Timers;
  readonly signal: AbortSignal;
}

/** What one call of a subscription has brought and nobody has taken yet. */
export class Inbox {
  /** Why the call ended, if it did with an error. */
  failure: Error | undefined;
  /** Whether the server said anything at all. */
  heard = false;
  private readonly pending: StoredEvent[] = [];
  private readonly changed = new ChangeSignal();
  /** The server has told everything up to now: there is nothing to fill the batch with. */
  private live = false;
  private ended = false;
  private readonly emptied: Promise<void>;

  constructor(
    private readonly responses: AsyncGenerator<ReadResp, void>,
    /** After which place nothing was handed over yet. */
    public reached: LogPosition | undefined,
    private readonly options: InboxOptions,
  ) {
    this.emptied = this.fill();
  }

  /** The next batch; none when the call has ended, or the signal aborted. */
  async take(): Promise<readonly StoredEvent[]> {
    const { limit, signal } = this.options;
    let patient = true;
    while (!signal.aborted) {
      const seen = this.changed.changes;
      const mayGo = this.live || this.ended || !patient;
      if (this.pending.length >= limit || (mayGo && this.pending.length > 0)) return this.handOver();
      if (this.ended) break;
      patient = await this.changeAfter(seen);
    }
    return [];
  }

  /** Resolves when the call is over. The signal must have aborted, or the call have ended. */
  closed(): Promise<void> {
    return this.emptied;
  }

  private handOver(): readonly StoredEvent[] {
    const batch = this.pending.splice(0, this.options.limit);
    const last = batch.at(-1);
    if (last !== undefined) this.reached = logPositionOf(last.position);
    this.changed.announce();
    return batch;
  }

  private async fill(): Promise<void> {
    const { limit, signal } = this.options;
    try {
      for await (const response of this.responses) {
        this.accept(response);
        this.changed.announce();
        while (this.pending.length >= READ_AHEAD_BATCHES * limit && !signal.aborted) {
          await this.changed.after(this.changed.changes, signal);
        }
      }
    } catch (error) {
      this.failure = error instanceof Error ? error : failureOf(error);
    }
    this.ended = true;
    this.changed.announce();
  }

  private accept(response: ReadResp): void {
    this.heard = true;
    const record = response.getEvent()?.getEvent();
    const checkpoint = response.getCheckpoint();
    if (record !== undefined) this.pending.push(storedEventOf(record, this.options.prefix));
    if (response.hasCaughtUp()) this.live = true;
    if (response.hasFellBehind()) this.live = false;
    if (checkpoint !== undefined && this.pending.length === 0) {
      this.reached = { commit: BigInt(checkpoint.getCommitPosition()), prepare: BigInt(checkpoint.getPreparePosition()) };
    }
  }

  /** Whether something changed; `false` when part of a batch has waited long enough. */
  private async changeAfter(seen: number): Promise<boolean> {
    const { signal, timers } = this.options;
    if (this.pending.length === 0) {
      await this.changed.after(seen, signal);
      return true;
    }
    const decided = new AbortController();
    const change = this.changed.after(seen, signal).then(() => true);
    const patience = timers.sleep(PATIENCE_MS, decided.signal).then(() => false, () => true);
    try {
      return await Promise.race([change, patience]);
    } finally {
      decided.abort();
    }
  }
}
