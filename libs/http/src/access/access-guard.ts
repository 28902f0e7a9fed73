import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { type Caller, mayRead, type TokenVerifier } from '@homeward/access';
import type { FastifyRequest } from 'fastify';
import { EdgeProblem } from '../problems/edge-problem';
import { bearerTokenIn } from './bearer-token';
import { keepCaller, keepProof, ROUTE_RIGHT, type RouteRight } from './route-rights';

/** Lets nobody in who does not prove who is asking, and nobody to a route that grants the role nothing. */
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const right = this.reflector.getAllAndOverride<RouteRight | undefined>(ROUTE_RIGHT, [context.getHandler(), context.getClass()]);
    if (right?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.prove(request);
    if (!grants(right, caller)) throw new EdgeProblem('NotAllowed', `The role ${caller.role} is not given this.`);
    return true;
  }

  private async prove(request: FastifyRequest): Promise<Caller> {
    const token = bearerTokenIn(request.headers.authorization);
    const prove = (): Promise<Caller> => this.verifier.verify(token);
    const caller = await prove();
    keepCaller(request, caller);
    keepProof(request, prove);
    return caller;
  }
}

function grants(right: RouteRight | undefined, caller: Caller): boolean {
  return right?.kind === 'command' || (right?.kind === 'read' && mayRead(caller.role, right.resource));
}
