import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { mergeMap, NEVER, type Observable, takeUntil, throwError, timer } from 'rxjs';
import { noOutcomeInTime } from '../problems/edge-problem';

/** Answers every request within a limit, whatever its handler waits for. A live feed has its answer begun, and goes on. */
export class AnswerInTime implements NestInterceptor {
  constructor(private readonly limitMs: number) {}

  intercept(context: ExecutionContext, handler: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const late = timer(this.limitMs).pipe(mergeMap(() => (reply.sent ? NEVER : throwError(noOutcomeInTime))));
    return handler.handle().pipe(takeUntil(late));
  }
}
