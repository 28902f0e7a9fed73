import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { type Share, type Standings, whileSharing } from '@homeward/leadership';
import type { Logger, Timers } from '@homeward/platform';
import type { DueTimers, PassResult } from './due-timers';

export interface DeadlinesServiceOptions {
  readonly dueTimers: DueTimers;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Milliseconds between two passes; null leaves them to whoever calls `passOnce`. */
  readonly everyMs: number | null;
  /** Of the database whose locks say which of several processes passes over what by itself. */
  readonly lockServer: string;
  readonly standings?: Standings;
}

/** Passes over what is due from start to shutdown. A pass under way is finished before the connections close. */
export class DeadlinesService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private running: Promise<void> | undefined;
  private failure: string | undefined;

  constructor(private readonly options: DeadlinesServiceOptions) {}

  onApplicationBootstrap(): void {
    const { everyMs } = this.options;
    if (everyMs === null) return;
    const { lockServer: connectionString, timers, logger, standings } = this.options;
    this.running = whileSharing({ connectionString, name: 'deadlines', timers, logger, signal: this.stop.signal, standings }, (share, signal) => this.run(everyMs, share, signal)).catch((error: unknown) => {
      this.failure = 'What is due is no longer looked for; the last errors are in the log.';
      logger.error('What is due is no longer looked for.', { error });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /** What stands in the way of deadlines, one sentence each. */
  problems(): readonly string[] {
    return this.failure === undefined ? [] : [this.failure];
  }

  /** One pass over everything now. Rejects when the read models cannot be read. */
  passOnce(signal: AbortSignal = this.stop.signal): Promise<PassResult> {
    return this.options.dueTimers.pass(signal);
  }

  /** Nobody else asks what time has made true, so nothing but the shutdown, or other processes in its place, ends it. */
  private async run(everyMs: number, share: Share, signal: AbortSignal): Promise<void> {
    const { timers, logger } = this.options;
    while (!signal.aborted) {
      try {
        const { recorded } = await this.options.dueTimers.pass(signal, share);
        if (recorded > 0) logger.info('What time made true was recorded.', { count: recorded });
      } catch (error) {
        logger.warn('What is due could not be read and is looked for again.', { error, retryDelayMs: everyMs });
      }
      await timers.sleep(everyMs, signal).catch(() => undefined);
    }
  }
}
