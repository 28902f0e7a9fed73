import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { describeError, type Logger, type Timers } from '@homeward/platform';
import { LOGGER, TIMERS } from '@homeward/wiring';
import type { BulkJob } from './bulk-job';
import { BulkStore } from './bulk-store';
import { RunBulkJob } from './run-bulk-job';

/** Times a job is tried again, a second longer apart each time, before it waits for the next start. */
const MAX_FAILURES = 10;
const RETRY_AFTER_MS = 1_000;

/** Runs the jobs of this process one after the other. Those that a stopped process left go on at the next start. */
@Injectable()
export class BulkQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly queued = new Map<string, AbortController>();
  private readonly stopping = new AbortController();
  private tail: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: BulkStore,
    private readonly runner: RunBulkJob,
    @Inject(TIMERS) private readonly timers: Timers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const job of await this.store.unfinished()) this.add(job);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.tail;
  }

  add(job: BulkJob): void {
    const ending = new AbortController();
    this.queued.set(job.id, ending);
    this.tail = this.tail.then(() => this.work(job, AbortSignal.any([ending.signal, this.stopping.signal])));
  }

  /** Stops a job that somebody has ended; another process sees it in the store. */
  stop(id: string): void {
    this.queued.get(id)?.abort();
  }

  private async work(job: BulkJob, signal: AbortSignal): Promise<void> {
    for (let failures = 0; failures <= MAX_FAILURES && !signal.aborted; failures += 1) {
      try {
        await this.runner.run(job, signal);
        break;
      } catch (error) {
        this.logger.error('bulk operation interrupted', { error: describeError(error) });
        // An aborted wait only means that there is nothing to wait for any more.
        await this.timers.sleep(RETRY_AFTER_MS * (failures + 1), signal).catch(() => undefined);
      }
    }
    this.queued.delete(job.id);
  }
}
