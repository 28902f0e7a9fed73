import type { Caller } from '@homeward/access';
import type { RuleSet } from '@homeward/due-diligence';
import type { PastDecisionsOptions } from '@homeward/read-model';
import { nameOf, type RuleSetName, type WhatIfResult } from './run-what-if';

export type WhatIfStatus = 'waiting' | 'running' | 'done' | 'failed';

export interface WhatIfRequest {
  readonly caller: Caller;
  readonly candidate: RuleSet;
  readonly past: PastDecisionsOptions;
}

/** A job as it is answered. */
export interface WhatIfDocument {
  readonly id: string;
  readonly status: WhatIfStatus;
  readonly receivedAt: string;
  readonly finishedAt?: string;
  readonly candidate: RuleSetName;
  readonly done: number;
  readonly total: number;
  readonly result?: WhatIfResult;
}

/** One what-if, from request to result. */
export class WhatIfJob {
  readonly cancelling = new AbortController();
  status: WhatIfStatus = 'waiting';
  done = 0;
  total = 0;
  private finishedAt: string | undefined;
  private result: WhatIfResult | undefined;
  private readonly candidate: RuleSetName;

  constructor(
    readonly id: string,
    readonly request: WhatIfRequest,
    private readonly receivedAt: string,
  ) {
    this.candidate = nameOf(request.candidate);
  }

  get isFinished(): boolean {
    return this.finishedAt !== undefined;
  }

  finish(status: WhatIfStatus, at: string, result?: WhatIfResult): void {
    this.status = status;
    this.finishedAt = at;
    this.result = result;
  }

  document(): WhatIfDocument {
    const { id, status, receivedAt, finishedAt, candidate, done, total, result } = this;
    return { id, status, receivedAt, ...(finishedAt !== undefined && { finishedAt }), candidate, done, total, ...(result !== undefined && { result }) };
  }
}
