import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@homeward/access';
import { EdgeProblem, notFound } from '@homeward/http';
import type { Clock, Ids, Timers } from '@homeward/platform';
import { CLOCK, IDS, TIMERS } from '@homeward/wiring';
import { ImportJob, type ImportRequest } from './import-job';
import { RunImport } from './run-import';

/** Sheets wait on disk, encrypted; beyond this the sender is told to come back. */
export const MAX_UNFINISHED_JOBS = 8;
const MAX_JOBS = 200;
/** Result files hold personal data: time enough to fetch one, and no longer. */
const RESULT_KEPT_MS = 60 * 60_000;

/** The imports of this process. One runs at a time, so that a large sheet slows others down and nothing else. */
@Injectable()
export class ImportJobs implements BeforeApplicationShutdown {
  private readonly jobs = new Map<string, ImportJob>();
  private stopping = false;
  private tail: Promise<void> = Promise.resolve();

  constructor(
    private readonly importer: RunImport,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(TIMERS) private readonly timers: Timers,
  ) {}

  /** Throws before anything is spooled when there is no room. */
  ensureRoom(): void {
    const unfinished = [...this.jobs.values()].filter((job) => !job.isFinished).length;
    if (unfinished >= MAX_UNFINISHED_JOBS || this.jobs.size >= MAX_JOBS || this.stopping) {
      throw new EdgeProblem('TooManyRequests', 'Too many sheets wait to be imported. Send this one again later.');
    }
  }

  start(request: ImportRequest): ImportJob {
    this.ensureRoom();
    const job = new ImportJob(this.ids.random(), request, this.clock.now());
    this.jobs.set(job.id, job);
    this.tail = this.tail.then(() => this.work(job));
    return job;
  }

  /** Only who sent a sheet may see what became of it: the result repeats its rows. */
  get(caller: Caller, id: string): ImportJob {
    const job = this.jobs.get(id);
    if (job === undefined || job.request.caller.actor !== caller.actor || job.request.caller.office !== caller.office) throw notFound();
    return job;
  }

  /** Stops a job and forgets it with everything it kept. Rows that landed stay. */
  async remove(caller: Caller, id: string): Promise<void> {
    const job = this.get(caller, id);
    job.cancelling.abort();
    this.jobs.delete(id);
    if (job.isFinished) await dispose(job);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    for (const job of this.jobs.values()) job.cancelling.abort();
    await this.tail;
    await Promise.all([...this.jobs.values()].map(dispose));
    this.jobs.clear();
  }

  private async work(job: ImportJob): Promise<void> {
    if (job.cancelling.signal.aborted) job.finish('cancelled', this.clock.now());
    else await this.importer.run(job);
    if (this.jobs.has(job.id)) void this.forgetLater(job);
    else await dispose(job);
  }

  private async forgetLater(job: ImportJob): Promise<void> {
    try {
      await this.timers.sleep(RESULT_KEPT_MS, job.cancelling.signal);
    } catch {
      // Removed, or the process stops: whoever did that disposes of it.
      return;
    }
    if (this.jobs.delete(job.id)) await dispose(job);
  }
}

async function dispose({ request, results }: ImportJob): Promise<void> {
  const spools = [request.upload, ...(results ? [results.refused, results.all] : [])];
  await Promise.all(spools.map((spool) => spool.dispose()));
}
