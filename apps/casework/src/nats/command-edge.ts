import type { TokenVerifier } from '@homeward/access';
import type { CommandReceipt } from '@homeward/contracts';
import { bearerTokenIn, EdgeProblem, etagOf, joinTrace, noOutcomeInTime, problemOf, type TraceContext } from '@homeward/http';
import { commandNameIn } from '@homeward/integration';
import type { NatsReply, NatsRequest } from '@homeward/nats';
import { type Ids, inTime, type Logger, Overdue, type Timers } from '@homeward/platform';
import type { AskedRequest, CaseOutcome } from '../execute-return-case';
import { readCommand } from '../read-command-request';
import { readCommandMessage } from './command-message';
import { observedRequest } from './observed-request';

/** Commands under way at once; one more is told to come back. */
export const MAX_UNDER_WAY = 128;
/** As over HTTP by default; who is not answered by then does not know the outcome and sends it again. */
export const ANSWER_WITHIN_MS = 30_000;
const CREATED = 201;
const OK = 200;
const FIRST_SERVER_ERROR = 500;

export interface CommandEdgePorts {
  readonly execute: (asked: AskedRequest) => Promise<CaseOutcome>;
  readonly verifier: TokenVerifier;
  readonly ids: Ids;
  readonly timers: Timers;
  readonly logger: Logger;
}

/**
 * Answers commands that come over NATS as the HTTP edge would: the same proof of who asks, the same checks, the same
 * handler, the same receipt or problem, the same idempotency keys.
 */
export class CommandEdge {
  private underWay = 0;

  constructor(private readonly ports: CommandEdgePorts) {}

  /** Never rejects: what fails is told as a problem. */
  answer(request: NatsRequest): Promise<NatsReply> {
    return observedRequest(request.subject, () => this.replyTo(request));
  }

  private async replyTo(request: NatsRequest): Promise<NatsReply> {
    const trace = joinTrace(request.header('traceparent'), this.ports.ids);
    try {
      if (this.underWay >= MAX_UNDER_WAY) throw new EdgeProblem('TooManyRequests', 'Too many commands are under way.');
      return replyOf(await this.inTime(this.carryOut(request, trace)), trace);
    } catch (thrown) {
      return this.refusalOf(thrown, trace);
    }
  }

  private async carryOut(request: NatsRequest, trace: TraceContext): Promise<CaseOutcome> {
    this.underWay += 1;
    try {
      const caller = await this.ports.verifier.verify(bearerTokenIn(request.header('authorization')));
      const { caseId: id, ...parts } = readCommandMessage(request.payload);
      return await this.ports.execute(readCommand({ id, name: commandNameIn(request.subject) }, { caller, trace, ...parts }));
    } finally {
      this.underWay -= 1;
    }
  }

  /** What takes too long goes on, and counts as under way until it ends. */
  private async inTime(work: Promise<CaseOutcome>): Promise<CaseOutcome> {
    try {
      return await inTime(this.ports.timers, ANSWER_WITHIN_MS, work);
    } catch (error) {
      throw error instanceof Overdue ? noOutcomeInTime() : error;
    }
  }

  private refusalOf(thrown: unknown, { traceId, traceparent }: TraceContext): NatsReply {
    const { document, headers } = problemOf(thrown, traceId);
    if (document.status >= FIRST_SERVER_ERROR) this.ports.logger.error('A command over NATS failed.', { code: document.code, traceId, error: thrown });
    return { text: JSON.stringify(document), headers: { ...headers, 'Content-Type': 'application/problem+json', 'Homeward-Status': String(document.status), traceresponse: traceparent } };
  }
}

function replyOf({ kind, caseId, revision, position, events }: CaseOutcome, { traceparent }: TraceContext): NatsReply {
  const receipt: CommandReceipt = { caseId, revision, position, events };
  return {
    text: JSON.stringify(receipt),
    headers: {
      'Content-Type': 'application/json',
      'Homeward-Status': String(kind === 'recorded' ? CREATED : OK),
      ETag: etagOf(revision),
      ...(kind === 'replayed' ? { 'Idempotency-Replayed': 'true' } : {}),
      traceresponse: traceparent,
    },
  };
}
