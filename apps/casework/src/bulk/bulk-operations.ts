import { Inject, Injectable } from '@nestjs/common';
import { type Caller, mayFollowBulk, mayRunBulk } from '@homeward/access';
import type { BulkOperationBody } from '@homeward/contracts';
import { canonicalJson, EdgeProblem, notFound, type TraceContext } from '@homeward/http';
import { Fingerprints } from '@homeward/personal-data';
import { type Clock, derivedId, reached } from '@homeward/platform';
import { CLOCK } from '@homeward/wiring';
import type { BulkJob, BulkProgress } from './bulk-job';
import { BulkQueue } from './bulk-queue';
import { BulkStore } from './bulk-store';
import { casesInScope } from './cases-in-scope';

/** Ids of jobs are had from the sender and the Idempotency-Key, so a request sent again meets its own job. */
const JOB_NAMESPACE = '6f2b8f0a-1d5e-5c0b-8f2e-3f5f4a7c9b10';
const REQUEST = 'request of a bulk operation';
const MAX_UNFINISHED = 8;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface BulkRequest {
  readonly caller: Caller;
  readonly body: BulkOperationBody;
  readonly key: string;
  readonly trace: TraceContext;
}

export interface Started {
  readonly progress: BulkProgress;
  /** The very same was asked before. */
  readonly replayed: boolean;
}

/** Who may start, follow and end bulk operations. */
@Injectable()
export class BulkOperations {
  constructor(
    private readonly store: BulkStore,
    private readonly queue: BulkQueue,
    private readonly fingerprints: Fingerprints,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The job of the request, which is the one of an equal request before it. */
  async start(request: BulkRequest): Promise<Started> {
    const { role } = request.caller;
    if (!mayRunBulk(role, request.body.operation)) throw new EdgeProblem('NotAllowed', `The role ${role} may not ask for this.`);
    const job = this.jobOf(request);
    // Refuses a sender who may see no case, before anything is kept.
    casesInScope(job);
    const known = await this.store.findProgress(job.id);
    if (known === undefined) await this.ensureRoom();
    const added = known === undefined && (await this.store.add(job));
    if (added) {
      reached('bulk-operation-kept');
      this.queue.wake();
    }
    const progress = await this.stored(job.id);
    if (progress.job.requestDigest === job.requestDigest) return { progress, replayed: !added };
    throw new EdgeProblem('IdempotencyKeyReused', 'This Idempotency-Key stands for another request. Use a new key for a new request.');
  }

  /** A job of another office is answered for exactly like one that does not exist. */
  async get(caller: Caller, id: string): Promise<BulkProgress> {
    ensureMayFollow(caller);
    const progress = UUID.test(id) ? await this.store.findProgress(id) : undefined;
    if (progress === undefined || progress.job.caller.office !== caller.office) throw notFound();
    return progress;
  }

  async list(caller: Caller): Promise<readonly BulkProgress[]> {
    ensureMayFollow(caller);
    return this.store.list(caller.office);
  }

  /** Ends a job; what it has recorded stays. A job that has ended stays as it ended. */
  async cancel(caller: Caller, id: string): Promise<BulkProgress> {
    const { job } = await this.get(caller, id);
    if (!mayRunBulk(caller.role, job.body.operation)) throw new EdgeProblem('NotAllowed', `The role ${caller.role} may not end this.`);
    await this.store.end(id, 'cancelled', this.clock.now());
    this.queue.stop(id);
    return this.stored(id);
  }

  private jobOf({ caller, body, key, trace }: BulkRequest): BulkJob {
    const id = derivedId(JOB_NAMESPACE, JSON.stringify([caller.actor, key]));
    const requestDigest = this.fingerprints.of(REQUEST, canonicalJson(body)).toString('base64url');
    return { id, body, caller, trace, requestDigest, createdAt: this.clock.now() };
  }

  private async ensureRoom(): Promise<void> {
    const unfinished = await this.store.unfinished();
    if (this.queue.isStopping || unfinished.length >= MAX_UNFINISHED) {
      throw new EdgeProblem('TooManyRequests', 'Too many bulk operations wait. Send this one again later.');
    }
  }

  private async stored(id: string): Promise<BulkProgress> {
    const progress = await this.store.findProgress(id);
    if (progress === undefined) throw notFound();
    return progress;
  }
}

function ensureMayFollow({ role }: Caller): void {
  if (!mayFollowBulk(role)) throw new EdgeProblem('NotAllowed', `The role ${role} may not follow bulk operations.`);
}
