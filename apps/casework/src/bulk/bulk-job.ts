import type { Caller } from '@homeward/access';
import type { BulkOperationBody, BulkOperationDocument, BulkStatus } from '@homeward/contracts';
import type { TraceContext } from '@homeward/http';
import type { Gate } from '@homeward/return-case';

/** One thing to be asked of many cases, and who answers for it. Lives in the database, so that it outlives the process. */
export interface BulkJob {
  readonly id: string;
  readonly body: BulkOperationBody;
  readonly caller: Caller;
  readonly trace: TraceContext;
  readonly requestDigest: string;
  readonly createdAt: string;
}

/** What became of one case. */
export interface CaseResult {
  readonly caseId: string;
  readonly outcome: 'recorded' | 'skipped' | 'refused';
  readonly code?: string;
  readonly lostGates?: readonly Gate[];
}

/** How far a job has come. */
export interface BulkProgress extends Pick<BulkOperationDocument, 'found' | 'recorded' | 'skipped' | 'refused' | 'refusals' | 'lostGates'> {
  readonly job: BulkJob;
  readonly status: BulkStatus;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly coveredPosition: string | null;
}

export function documentOf({ job, startedAt, finishedAt, coveredPosition, ...progress }: BulkProgress): BulkOperationDocument {
  const { id, body, caller, createdAt } = job;
  return {
    id,
    ...body,
    requestedBy: caller.actor,
    office: caller.office,
    createdAt,
    ...(startedAt !== null && { startedAt }),
    ...(finishedAt !== null && { finishedAt }),
    ...(coveredPosition !== null && { coveredPosition }),
    ...progress,
  };
}
