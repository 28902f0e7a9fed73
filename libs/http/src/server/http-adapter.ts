import { FastifyAdapter } from '@nestjs/platform-fastify';
import { takeFormsWhereWanted } from './form-body';
import { answerBadAddress, answerBrokenRequest } from './unroutable';
import { BODY_LIMIT_BYTES, takeJsonOnly } from './json-body';
import { RouteTable } from './route-table';

const MAX_HEADER_BYTES = 16 * 1024;
const MAX_PARAMETER_CHARACTERS = 128;
/** A client that has not sent its whole request by then is not sending it. */
const REQUEST_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_TIMEOUT_MS = 65_000;

/** Fastify with every limit set, made before Nest so that routes and parsers are ours from the first one on. */
export class HttpAdapter extends FastifyAdapter {
  readonly routes = new RouteTable();

  constructor() {
    super({
      bodyLimit: BODY_LIMIT_BYTES,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      http: { maxHeaderSize: MAX_HEADER_BYTES },
      routerOptions: { maxParamLength: MAX_PARAMETER_CHARACTERS },
      requestIdHeader: false,
      forceCloseConnections: 'idle',
      // A request that comes over a kept connection while we stop is answered like any other: Fastify's own 503 is no problem document.
      return503OnClosing: false,
      frameworkErrors: answerBadAddress,
      clientErrorHandler: answerBrokenRequest,
    });
    const instance = this.getInstance();
    instance.addHook('onRoute', (route) => this.routes.add(route));
    takeJsonOnly(instance);
    takeFormsWhereWanted(instance);
  }

  /** Nest would add parsers of its own here, and take forms with them. */
  override registerParserMiddleware(): void {}
}

export function createHttpAdapter(): HttpAdapter {
  return new HttpAdapter();
}
