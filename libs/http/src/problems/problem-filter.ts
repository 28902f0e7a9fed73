import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Logger } from '@homeward/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { traceOf } from '../server/trace-context';
import type { RouteTable } from '../server/route-table';
import { EdgeProblem } from './edge-problem';
import { problemOf } from './problem-of';

const FIRST_SERVER_ERROR = 500;

/** The one place where an error becomes an HTTP status. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly routes: RouteTable,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem({ thrown, request: http.getRequest(), reply: http.getResponse(), logger: this.logger, routes: this.routes });
  }
}

export interface Failure {
  readonly thrown: unknown;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly logger: Logger;
  readonly routes: RouteTable;
}

/** Answers a failure as `application/problem+json`, and tells the operator about what is ours to repair. */
export function sendProblem({ thrown, request, reply, logger, routes }: Failure): void {
  const { traceId } = traceOf(request);
  const { document, headers } = methodOffered(problemOf(thrown, traceId), { request, routes, traceId });
  if (document.status >= FIRST_SERVER_ERROR) logger.error('Request failed', { code: document.code, traceId, error: thrown });
  // A response under way (the live feed) cannot be turned into a problem any more.
  if (reply.sent) return;
  void reply.status(document.status).headers({ ...headers, 'cache-control': 'no-store' }).type('application/problem+json').send(document);
}

/** Fastify knows no 405: an address it has under another method is as unknown to it as any. */
function methodOffered(problem: ReturnType<typeof problemOf>, { request, routes, traceId }: { request: FastifyRequest; routes: RouteTable; traceId: string }) {
  if (problem.document.code !== 'NotFound' || request.routeOptions.url !== undefined) return problem;
  const offered = routes.methodsAt(request.url);
  if (offered.length === 0) return problem;
  const allow = offered.join(', ');
  return problemOf(new EdgeProblem('MethodNotAllowed', `Offered here: ${allow}.`, { headers: { allow } }), traceId);
}
