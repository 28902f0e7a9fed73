import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@homeward/access';
import { EdgeProblem, notFound } from '@homeward/http';
import type { Clock, Ids, Logger } from '@homeward/platform';
import { DdpDecisionsQuery } from '@homeward/read-model';
import { CLOCK, IDS, LOGGER } from '@homeward/wiring';
import { LRUCache } from 'lru-cache';
import { runWhatIf } from './run-what-if';
import { WhatIfJob, type WhatIfRequest } from './what-if-job';

export const MAX_UNFINISHED_JOBS = 4;
/** Finished jobs that are kept; the oldest goes first. A result of a thousand flips is some hundred kilobytes. */
const MAX_FINISHED_JOBS = 50;

/** The what-ifs of this process. One runs at a time: it is work for one core, and nobody waits for it at a desk. */
@Injectable()
export class WhatIfJobs implements BeforeApplicationShutdown {
  private readonly unfinished = new Map<string, WhatIfJob>();
  private readonly finished = new LRUCache<string, WhatIfJob>({ max: MAX_FINISHED_JOBS });
  private tail: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    @Inject(DdpDecisionsQuery) private readonly decisions: DdpDecisionsQuery,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Throws before anything else is done when there is no room. */
  ensureRoom(): void {
    if (this.unfinished.size < MAX_UNFINISHED_JOBS && !this.stopping) return;
    throw new EdgeProblem('TooManyRequests', 'Too many what-ifs wait already. Ask again later, or cancel one.');
  }

  start(request: WhatIfRequest): WhatIfJob {
    this.ensureRoom();
    const job = new WhatIfJob(this.ids.random(), request, this.clock.now());
    this.unfinished.set(job.id, job);
    this.tail = this.tail.then(() => this.work(job));
    return job;
  }

  /** Only who asked sees the answer: it is cut to what they may see. */
  get(caller: Caller, id: string): WhatIfJob {
    const job = this.unfinished.get(id) ?? this.finished.get(id);
    if (job === undefined || job.cancelling.signal.aborted || job.request.caller.actor !== caller.actor || job.request.caller.office !== caller.office) throw notFound();
    return job;
  }

  /** Stops a job, or forgets its result. */
  remove(caller: Caller, id: string): void {
    const job = this.get(caller, id);
    job.cancelling.abort();
    this.finished.delete(id);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    for (const job of this.unfinished.values()) job.cancelling.abort();
    await this.tail;
  }

  private async work(job: WhatIfJob): Promise<void> {
    await this.run(job);
    this.unfinished.delete(job.id);
    if (!job.cancelling.signal.aborted) this.finished.set(job.id, job);
  }

  private async run(job: WhatIfJob): Promise<void> {
    const { request, cancelling } = job;
    const { signal } = cancelling;
    if (signal.aborted) return;
    job.status = 'running';
    try {
      const result = await runWhatIf(
        { decisions: this.decisions, clock: this.clock },
        { candidate: request.candidate, past: request.past, signal, onProgress: (done, total) => Object.assign(job, { done, total }) },
      );
      job.finish('done', this.clock.now(), result);
    } catch (error) {
      if (signal.aborted) return;
      this.logger.error('A what-if failed.', { error });
      job.finish('failed', this.clock.now());
    }
  }
}
