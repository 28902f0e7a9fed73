import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { problemOf } from '@homeward/http';
import { derivedId, type Logger } from '@homeward/platform';
import { LOGGER } from '@homeward/wiring';
import type { ReturnCaseCommandType } from '@homeward/return-case';
import { ExecuteReturnCase } from '../execute-return-case';
import type { BulkJob, CaseResult } from './bulk-job';

/** Nothing is wrong with the case: it is gone from the sender's sight, or another cause goes on. */
const NOTHING_TO_DO: ReadonlySet<string> = new Set(['NotFound', 'SuspendedOtherwise']);

/** Asks what the job asks of one case, through the same handler as a request over HTTP and under a command id of its own. */
@Injectable()
export class AskCase {
  constructor(
    private readonly commands: CommandBus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Undefined when the case is too busy just now. Rejects when no case can be asked now, such as when the store is not there. */
  async ask(job: BulkJob, caseId: string): Promise<CaseResult | undefined> {
    const { id, caller, trace } = job;
    try {
      const request = { caller, caseId, ...commandOf(job), commandId: derivedId(id, caseId), expectedRevision: 'latest', trace } as const;
      const { kind, lostGates } = await this.commands.execute(new ExecuteReturnCase(request));
      if (kind === 'unchanged') return { caseId, outcome: 'skipped' };
      return { caseId, outcome: 'recorded', ...(lostGates.length > 0 && { lostGates }) };
    } catch (error) {
      return this.resultOf(error, caseId, trace.traceId);
    }
  }

  private resultOf(error: unknown, caseId: string, traceId: string): CaseResult | undefined {
    const { code } = problemOf(error, traceId).document;
    if (code === 'StoreUnavailable') throw error;
    if (code === 'TooManyRequests') return undefined;
    if (code === 'InternalError') this.logger.error('bulk operation: a case could not be asked', { error });
    return { caseId, outcome: NOTHING_TO_DO.has(code) ? 'skipped' : 'refused', code };
  }
}

function commandOf({ id, body }: BulkJob): { readonly type: ReturnCaseCommandType; readonly body: object } {
  switch (body.operation) {
    case 'suspend':
      return { type: 'SuspendCase', body: { scope: body.scope, scopeRef: body.scopeRef, causeId: id } };
    case 'resume':
      return { type: 'ResumeCase', body: { causeId: body.causeId } };
    case 'advisory':
      return { type: 'NoteAdvisory', body: { ...body.advisory } };
  }
}
