import type { Logger } from '@homeward/platform';
import type { FastifyInstance } from 'fastify';
import { findCaller } from '../access/route-rights';
import { traceOf } from './trace-context';

/** One line for every answer: the pattern of the route, never the address, and nothing of headers, query or body. */
export function logAnswers(instance: FastifyInstance, logger: Logger): void {
  instance.addHook('onResponse', (request, reply, done) => {
    const caller = findCaller(request);
    logger.info('Answered', {
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 10) / 10,
      traceId: traceOf(request).traceId,
      actor: caller?.actor,
      role: caller?.role,
      office: caller?.office,
    });
    done();
  });
}
