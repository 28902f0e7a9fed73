import { Command } from '@nestjs/cqrs';
import type { Caller } from '@homeward/access';
import type { Gate, ReturnCaseCommandType } from '@homeward/return-case';

/** What somebody asks of a case, after the edge has checked its shape. */
export interface AskedRequest {
  readonly caller: Caller;
  /** Lower-case UUID. */
  readonly caseId: string;
  readonly type: ReturnCaseCommandType;
  /** The fields a client may set, checked by the contracts. */
  readonly body: object;
  readonly commandId: string;
  /** The revision the decision rests on; needed by every command but the registration. `latest` is for Homeward itself. */
  readonly expectedRevision?: number | 'latest';
  readonly trace: { readonly traceId: string; readonly traceparent: string };
}

/** The same with its fingerprint, by which a repetition is told from another request under the same key. */
export interface CaseRequest extends AskedRequest {
  readonly requestDigest: string;
}

export interface CaseOutcome {
  /** `replayed`: this very request was recorded before. `unchanged`: it says nothing new. */
  readonly kind: 'recorded' | 'unchanged' | 'replayed';
  readonly caseId: string;
  readonly revision: number;
  /** The place in the log of the last event it stands for. */
  readonly position: string;
  readonly events: readonly string[];
  /** Of a resumption: what ran out during the pause. */
  readonly lostGates: readonly Gate[];
}

/** The one Nest command of the aggregate: it carries the plain union of the domain. */
export class ExecuteReturnCase extends Command<CaseOutcome> {
  constructor(readonly request: AskedRequest) {
    super();
  }
}
