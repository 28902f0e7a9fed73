import { Inject, Injectable } from '@nestjs/common';
import { type Clock, reached } from '@homeward/platform';
import { CLOCK } from '@homeward/wiring';
import { AskCase } from './ask-case';
import type { BulkJob, CaseResult } from './bulk-job';
import { BulkStore } from './bulk-store';
import { ReadModelsReached } from './read-models-reached';

/** Cases asked at once: enough to fill the store's batches, few enough to leave room for everybody else. */
export const CASES_IN_FLIGHT = 32;
/** Cases whose results are kept together; what a killed process did since is found again by its command ids. */
const PAGE_CASES = 256;
/** Each pass looks for cases that came while the one before was at work. More mean that the scope never comes to rest. */
const MAX_PASSES = 20;
const BEFORE_EVERY_CASE = '00000000-0000-0000-0000-000000000000';

/** Works one job off, from wherever it stands. */
@Injectable()
export class RunBulkJob {
  constructor(
    private readonly store: BulkStore,
    private readonly cases: AskCase,
    private readonly readModels: ReadModelsReached,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Resolves once the job is done, ended by somebody, or the signal aborted. Rejects when it cannot go on now. */
  async run(job: BulkJob, signal: AbortSignal): Promise<void> {
    if (!(await this.store.begin(job.id, this.clock.now()))) return;
    for (let pass = 1; pass <= MAX_PASSES; pass += 1) {
      const position = await this.readModels.position(signal);
      const found = await this.store.find(job, position);
      if (!(await this.workOff(job, signal))) return;
      if (found === 0) break;
    }
    await this.store.refuseTheRest(job.id, 'TooManyRequests');
    await this.store.end(job.id, 'done', this.clock.now());
  }

  /** False when the job was ended or the process stops. */
  private async workOff(job: BulkJob, signal: AbortSignal): Promise<boolean> {
    let after = BEFORE_EVERY_CASE;
    while (!signal.aborted && (await this.store.isUnfinished(job.id))) {
      const caseIds = await this.store.pending(job.id, after, PAGE_CASES);
      if (caseIds.length === 0) return true;
      after = caseIds.at(-1) ?? after;
      await this.askAll(job, caseIds, signal);
    }
    return false;
  }

  /** What is known when something fails is kept before it is told. */
  private async askAll(job: BulkJob, caseIds: readonly string[], signal: AbortSignal): Promise<void> {
    const results: CaseResult[] = [];
    const waiting = caseIds.values();
    const worker = async (): Promise<void> => {
      for (const caseId of waiting) {
        if (signal.aborted) return;
        const result = await this.cases.ask(job, caseId);
        reached('bulk-case-asked');
        if (result !== undefined) results.push(result);
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: CASES_IN_FLIGHT }, worker));
    await this.store.settle(job.id, results);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
}
