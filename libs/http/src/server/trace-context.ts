import type { Ids } from '@homeward/platform';
import type { FastifyRequest } from 'fastify';

/** The W3C trace a request belongs to. */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** Our own part of it, to be stored beside what the request causes. */
  readonly traceparent: string;
}

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/;
const SAMPLED = '01';
const TRACE = Symbol('homeward.trace');
const SPAN_DIGITS = 16;
const NO_TRACE: TraceContext = { traceId: '0'.repeat(32), traceparent: '' };

/** Joins the trace of the caller, or starts one. */
export function joinTrace(header: unknown, ids: Ids): TraceContext {
  const [, given, flags] = (typeof header === 'string' ? TRACEPARENT.exec(header) : null) ?? [];
  const traceId = given ?? hexOf(ids);
  return { traceId, traceparent: `00-${traceId}-${hexOf(ids).slice(-SPAN_DIGITS)}-${flags ?? SAMPLED}` };
}

function hexOf(ids: Ids): string {
  return ids.random().replaceAll('-', '');
}

interface Traced {
  [TRACE]?: TraceContext;
}

export function keepTrace(request: FastifyRequest, trace: TraceContext): void {
  (request as unknown as Traced)[TRACE] = trace;
}

/** The trace of a request. A request refused before it was understood has none. */
export function traceOf(request: FastifyRequest): TraceContext {
  return (request as unknown as Traced)[TRACE] ?? NO_TRACE;
}
