import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { type Standings, whileLeading } from '@homeward/leadership';
import type { Logger, Timers } from '@homeward/platform';

/** What is competed for, and what is said when it is given up. */
export interface Seat {
  readonly name: string;
  /** Address of the database whose lock decides. */
  readonly lockServer: string;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Told whether this process does the work or stands by. */
  readonly standings?: Standings | undefined;
  /** What an operator reads when the work has ended by itself, or does not get on: one sentence. */
  readonly givenUp: string;
}

/** Work that one process of several does while the others stand by, from the start of the application to its shutdown. */
export abstract class LedWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private hasEnded = false;
  /** The work is tried again and again, and it is time that an operator looks. */
  protected isStuck = false;

  protected constructor(private readonly seat: Seat) {}

  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  onApplicationBootstrap(): void {
    const { givenUp, logger } = this.seat;
    this.running = whileLeading({ ...this.seat, connectionString: this.seat.lockServer, signal: this.stopping.signal }, (signal) => this.work(signal)).catch((error: unknown) => {
      this.hasEnded = true;
      logger.error(givenUp, { error });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** What stands in the way of the work, one sentence each. */
  problems(): readonly string[] {
    return this.hasEnded || this.isStuck ? [this.seat.givenUp] : [];
  }

  /** Goes on until the signal aborts; then this process leads no more, or stops. */
  protected abstract work(signal: AbortSignal): Promise<void>;
}
