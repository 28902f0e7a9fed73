import { type CallHandler, type ExecutionContext, mixin, type NestInterceptor, type Type } from '@nestjs/common';
import { InvalidRequest } from '@homeward/contracts';
import type { FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable } from 'rxjs';
import { EdgeProblem } from '../problems/edge-problem';

/** Waits until what is read has caught up with a position. Answers false when the limit passed first. */
export type PositionWaiter = (position: string) => Promise<boolean>;

const POSITION = /^[0-9A-Za-z-]{1,32}$/;

/** Holds a request back until the position it names has arrived, so that a client reads what it wrote. */
export async function awaitPosition(position: unknown, waiter: PositionWaiter): Promise<void> {
  if (position === undefined) return;
  if (typeof position !== 'string' || !POSITION.test(position)) {
    throw new InvalidRequest('minPosition must be a position that a command answered.', [{ pointer: 'minPosition', reason: 'must be a position' }]);
  }
  if (!(await waiter(position))) throw new EdgeProblem('NotReady', 'What was written is safe but has not arrived here yet. Ask again.');
}

/** `awaitPosition` for the `minPosition` parameter of every route it is put on. */
export function minPositionInterceptor(waiter: PositionWaiter): Type<NestInterceptor> {
  class MinPositionInterceptor implements NestInterceptor {
    intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
      const { query } = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: { minPosition?: unknown } }>>();
      return from(awaitPosition(query.minPosition, waiter)).pipe(mergeMap(() => next.handle()));
    }
  }
  return mixin(MinPositionInterceptor);
}
