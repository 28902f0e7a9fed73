import helmet from '@fastify/helmet';
import { Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TokenVerifier } from '@homeward/access';
import type { Ids, Logger } from '@homeward/platform';
import { currentTraceparent, nameHttpRoute } from '@homeward/telemetry';
import { AccessGuard } from '../access/access-guard';
import { serveDocs } from '../docs/serve-docs';
import { ProblemFilter } from '../problems/problem-filter';
import { AnswerInTime } from './answer-in-time';
import { HttpAdapter } from './http-adapter';
import { logAnswers } from './request-log';
import { joinTrace, keepTrace } from './trace-context';

export interface HttpOptions {
  readonly verifier: TokenVerifier;
  readonly logger: Logger;
  readonly ids: Ids;
  /** Milliseconds in which every request is answered, once it has arrived and its sender is known; 30,000 by default. */
  readonly answerWithinMs?: number | undefined;
}

const ANSWER_WITHIN_MS = 30_000;

/** What every page of ours may load: itself. The documentation page writes styles into its own head. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

/**
 * Makes an application answer over HTTP as all of ours do: every route closed until it grants a right, every failure a
 * problem document, every request in a trace. Call it after `NestFactory.create` with our adapter and before `init`.
 */
export async function configureHttp(app: NestFastifyApplication, { verifier, logger, ids, answerWithinMs = ANSWER_WITHIN_MS }: HttpOptions): Promise<void> {
  const adapter: unknown = app.getHttpAdapter();
  if (!(adapter instanceof HttpAdapter)) throw new Error('Create the application with createHttpAdapter().');
  const instance = adapter.getInstance();
  instance.addHook('onRequest', (request, reply, done) => {
    const trace = joinTrace(currentTraceparent() ?? request.headers['traceparent'], ids);
    keepTrace(request, trace);
    nameHttpRoute(request.routeOptions.url);
    void reply.header('traceresponse', trace.traceparent);
    done();
  });
  logAnswers(instance, logger);
  await app.register(helmet, { contentSecurityPolicy: CONTENT_SECURITY });
  app.useGlobalFilters(new ProblemFilter(logger, adapter.routes));
  app.useGlobalInterceptors(new AnswerInTime(answerWithinMs));
  app.useGlobalGuards(new AccessGuard(app.get(Reflector), verifier));
  serveDocs(app);
}
