import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { type CaseView, type RunOptions, runProjections } from '@homeward/read-model';

/** Runs the projections from start to shutdown. A batch under way is finished before the connections close. */
export class ProjectorService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private running: Promise<void> | undefined;
  private failure: string | undefined;

  constructor(private readonly options: RunOptions<CaseView>) {}

  onApplicationBootstrap(): void {
    this.running = runProjections(this.options, this.stop.signal).catch((error: unknown) => {
      this.failure = 'The projections have stopped; their last errors are in the log.';
      this.options.logger.error('Projections gave up.', { error });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /** What stands in the way of up-to-date read models, one sentence each. */
  problems(): readonly string[] {
    return this.failure === undefined ? [] : [this.failure];
  }
}
