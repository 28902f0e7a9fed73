import { applyDecorators, createParamDecorator, type CustomDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Caller, ReadResource } from '@homeward/access';
import type { FastifyRequest } from 'fastify';

/** What a route lets whom do. A route without a right is closed to everybody. */
export type RouteRight =
  | { readonly kind: 'public' }
  | { readonly kind: 'read'; readonly resource: ReadResource }
  /** The handler itself judges role and command. */
  | { readonly kind: 'command' };

export const ROUTE_RIGHT = Symbol('homeward.route-right');

/** Marks an operation in the document as one that needs no token. */
export const PUBLIC_OPERATION = 'x-public';

/** Open to anybody. Only for health, documentation, and what brings its own proof in its body. */
export const Public = (): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata<symbol, RouteRight>(ROUTE_RIGHT, { kind: 'public' }), ApiExtension(PUBLIC_OPERATION, true));

/** Open to the roles that may read the resource; which cases they see is for the handler to ask. */
export const Reads = (resource: ReadResource): CustomDecorator<symbol> => SetMetadata<symbol, RouteRight>(ROUTE_RIGHT, { kind: 'read', resource });

/** Open to every proven caller; the handler asks `mayAsk` with the command at hand. */
export const TakesCommands = (): CustomDecorator<symbol> => SetMetadata<symbol, RouteRight>(ROUTE_RIGHT, { kind: 'command' });

const CALLER = Symbol('homeward.caller');
const PROOF = Symbol('homeward.proof');

interface Proven {
  [CALLER]?: Caller;
  [PROOF]?: () => Promise<Caller>;
}

export function keepProof(request: FastifyRequest, prove: () => Promise<Caller>): void {
  (request as unknown as Proven)[PROOF] = prove;
}

/** Asks again who is asking, for an answer that lasts longer than the token may. Throws as the guard would now. */
export function proofOf(request: FastifyRequest): () => Promise<Caller> {
  const prove = (request as unknown as Proven)[PROOF];
  if (prove === undefined) throw new Error('A public route has no proof.');
  return prove;
}

export function keepCaller(request: FastifyRequest, caller: Caller): void {
  (request as unknown as Proven)[CALLER] = caller;
}

export function findCaller(request: FastifyRequest): Caller | undefined {
  return (request as unknown as Proven)[CALLER];
}

/** The proven caller of the request, as a parameter of a handler. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const caller = findCaller(context.switchToHttp().getRequest());
  if (caller === undefined) throw new Error('A public route has no caller.');
  return caller;
});
