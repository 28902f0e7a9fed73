import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger, Timers } from '@homeward/platform';
import type { DueTimers, PassResult } from './due-timers';

export interface DeadlinesServiceOptions {
  readonly dueTimers: DueTimers;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Milliseconds between two passes; null leaves them to whoever calls `passOnce`. */
  readonly everyMs: number | null;
}

/** Passes over what is due from start to shutdown. A pass under way is finished before the connections close. */
export class DeadlinesService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly options: DeadlinesServiceOptions) {}

  onApplicationBootstrap(): void {
    const { everyMs } = this.options;
    if (everyMs !== null) this.running = this.run(everyMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /** One pass now. Rejects when the read models cannot be read. */
  passOnce(): Promise<PassResult> {
    return this.options.dueTimers.pass(this.stop.signal);
  }

  /** Nobody else asks what time has made true, so nothing but the shutdown ends it. */
  private async run(everyMs: number): Promise<void> {
    const { timers, logger } = this.options;
    while (!this.stop.signal.aborted) {
      try {
        const { recorded } = await this.passOnce();
        if (recorded > 0) logger.info('What time made true was recorded.', { count: recorded });
      } catch (error) {
        logger.warn('What is due could not be read and is looked for again.', { error, retryDelayMs: everyMs });
      }
      await timers.sleep(everyMs, this.stop.signal).catch(() => undefined);
    }
  }
}
