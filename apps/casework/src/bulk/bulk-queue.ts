import { LedWork, type Seat } from '../led/led-work';
import type { BulkJob } from './bulk-job';
import type { BulkStore } from './bulk-store';
import type { RunBulkJob } from './run-bulk-job';

/** How often whoever works the jobs off looks for one that another process took in. */
const LOOK_EVERY_MS = 1_000;
/** After failures in a row the looks are further apart, up to this. */
const MAX_DELAY_MS = 30_000;
/** In a row, some minutes: a restart of a database is over by then. */
const FAILURES_UNTIL_STUCK = 12;

export interface QueuePorts extends Omit<Seat, 'name' | 'givenUp'> {
  readonly store: BulkStore;
  readonly runner: RunBulkJob;
}

/**
 * Works the jobs of all processes off, one after the other, in one of them. When that one dies, another goes on within
 * seconds; what the first had asked and not kept is found again by its command ids.
 */
export class BulkQueue extends LedWork {
  private atWork: { readonly id: string; readonly ending: AbortController } | undefined;
  private waiting = new AbortController();

  constructor(private readonly ports: QueuePorts) {
    super({ ...ports, name: 'bulk-operations', givenUp: 'Bulk operations are no longer worked off; the last errors are in the log.' });
  }

  /** Looks for jobs now, if this process is the one. */
  wake(): void {
    this.waiting.abort();
  }

  /** Stops a job that somebody has ended; another process sees it in the store. */
  stop(id: string): void {
    if (this.atWork?.id === id) this.atWork.ending.abort();
  }

  protected async work(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      this.waiting = new AbortController();
      failures = (await this.round(signal)) ? 0 : failures + 1;
      this.isStuck = failures >= FAILURES_UNTIL_STUCK;
      // An aborted wait only means that there is nothing to wait for any more.
      await this.ports.timers.sleep(Math.min(LOOK_EVERY_MS * 2 ** failures, MAX_DELAY_MS), AbortSignal.any([signal, this.waiting.signal])).catch(() => undefined);
    }
    this.isStuck = false;
  }

  /** Works off what there is. False when something of it could not be done now; it keeps no other job waiting. */
  private async round(signal: AbortSignal): Promise<boolean> {
    const jobs = await this.attempt(() => this.ports.store.unfinished());
    let isWhole = jobs !== undefined;
    for (const job of jobs ?? []) {
      if (signal.aborted) break;
      isWhole = (await this.attempt(() => this.run(job, signal))) !== undefined && isWhole;
    }
    return isWhole;
  }

  private async run(job: BulkJob, signal: AbortSignal): Promise<true> {
    const ending = new AbortController();
    this.atWork = { id: job.id, ending };
    try {
      await this.ports.runner.run(job, AbortSignal.any([signal, ending.signal]));
      return true;
    } finally {
      this.atWork = undefined;
    }
  }

  /** Undefined when it failed. */
  private async attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      this.ports.logger.error('bulk operation interrupted', { error });
      return undefined;
    }
  }
}
