import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { EdgeProblem } from '../problems/edge-problem';

const FORM = 'application/x-www-form-urlencoded';
/** A token and its name. */
const FORM_LIMIT_BYTES = 16 * 1024;
const TAKES_FORM = 'takesForm';

/** A route of somebody else's standard that sends a form: its body is `URLSearchParams`. Every other route refuses forms. */
export const TakesForm = (): MethodDecorator => applyDecorators(RouteConfig({ [TAKES_FORM]: true }), ApiConsumes(FORM));

export function takeFormsWhereWanted(instance: FastifyInstance): void {
  instance.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: FORM_LIMIT_BYTES }, (request, body, done) => {
    // An address without a route has no configuration.
    const config = request.routeOptions.config as object | undefined;
    if (config !== undefined && TAKES_FORM in config) done(null, new URLSearchParams(String(body)));
    else done(new EdgeProblem('UnsupportedMediaType', 'Send application/json.'), undefined);
  });
}
