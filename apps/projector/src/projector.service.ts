import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { parseRecorded } from '@homeward/case-log';
import type { EventStore } from '@homeward/event-store';
import type { Logger, Timers } from '@homeward/platform';
import { caseProjections, caseViewFold, ProjectionProgress, runProjections } from '@homeward/read-model';
import type { Policy } from '@homeward/return-case';
import { EVENT_STORE, LOGGER, POLICY, TIMERS } from '@homeward/wiring';
import { DataSource } from 'typeorm';

/** Runs the projections from start to shutdown. A batch under way is finished before the connections close. */
@Injectable()
export class ProjectorService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private running: Promise<void> | undefined;
  private failure: string | undefined;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly dataSource: DataSource,
    private readonly progress: ProjectionProgress,
    @Inject(TIMERS) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(POLICY) private readonly policy: Policy,
  ) {}

  onApplicationBootstrap(): void {
    const { store, dataSource, progress, timers, logger } = this;
    const projections = caseProjections(dataSource, this.policy);
    this.running = runProjections({ store, dataSource, progress, timers, logger, projections, fold: caseViewFold, read: parseRecorded }, this.stop.signal).catch(
      (error: unknown) => {
        this.failure = 'The projections have stopped; their last errors are in the log.';
        logger.error('Projections gave up.', { error });
      },
    );
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
