import type { Caller } from '@homeward/access';
import type { DateOrder, SheetFormat } from '@homeward/intake';
import type { TraceContext } from '@homeward/http';
import type { EncryptedSpool } from './encrypted-spool';

export const JOB_STATUSES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** What was sent, and who answers for it. */
export interface ImportRequest {
  readonly caller: Caller;
  readonly format: SheetFormat;
  readonly dateOrder?: DateOrder;
  readonly upload: EncryptedSpool;
  readonly trace: TraceContext;
}

/** The lines of a result file, kept apart so that either can be sent without reading the other. */
export interface ResultSpools {
  readonly refused: EncryptedSpool;
  readonly all: EncryptedSpool;
}

/** Why a job ended early. Names no person. */
export interface JobProblem {
  readonly code: string;
  readonly detail: string;
  readonly row?: number;
}

/** One sheet on its way into cases. Lives in this process only: after a restart the sheet is sent again, which is safe. */
export class ImportJob {
  status: JobStatus = 'waiting';
  finishedAt: string | undefined;
  readonly counts = { registered: 0, unchanged: 0, refused: 0 };
  ignoredColumns: readonly string[] = [];
  bytesRead = 0;
  problem: JobProblem | undefined;
  results: ResultSpools | undefined;
  readonly cancelling = new AbortController();

  constructor(
    readonly id: string,
    readonly request: ImportRequest,
    readonly receivedAt: string,
  ) {}

  get isFinished(): boolean {
    return this.status !== 'waiting' && this.status !== 'running';
  }

  finish(status: JobStatus, finishedAt: string, problem?: JobProblem): void {
    this.status = status;
    this.finishedAt = finishedAt;
    this.problem = problem;
  }
}
