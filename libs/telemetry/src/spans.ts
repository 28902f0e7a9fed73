import { type Attributes, context, type Context, isSpanContextValid, type Link, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

/** Codes, pseudonyms and counts only: what a span says is kept by systems that know nothing of erasure. */
export type SpanAttributes = Attributes;

/** Causes of one span that are told at most. */
const MAX_LINKS = 32;
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

const tracer = trace.getTracer('homeward');

export interface SpanOptions {
  readonly name: string;
  readonly attributes: SpanAttributes;
}

/** Does the work inside a span of the trace that is under way. Where none is, it goes on with the trace of the cause, if that is known. */
export function inSpan<Result>({ name, attributes }: SpanOptions, work: (span: Span) => Promise<Result>, cause = ''): Promise<Result> {
  const [link] = trace.getActiveSpan() === undefined ? linkTo(cause) : [];
  const parent = link === undefined ? context.active() : trace.setSpanContext(context.active(), link.context);
  return tracer.startActiveSpan(name, { attributes }, parent, (span) => ended(span, work));
}

/**
 * Does the work that others caused earlier: inside their trace when it is one, and in a trace of its own with a link to
 * each of theirs when they are several.
 */
export function inSpanOf<Result>(causes: readonly string[], { name, attributes }: SpanOptions, work: (span: Span) => Promise<Result>): Promise<Result> {
  const links = [...new Set(causes)].slice(0, MAX_LINKS).flatMap(linkTo);
  const [first] = links;
  const isOne = first !== undefined && links.every((link) => link.context.traceId === first.context.traceId);
  const parent: Context = isOne ? trace.setSpanContext(ROOT_CONTEXT, first.context) : ROOT_CONTEXT;
  return tracer.startActiveSpan(name, { attributes, links, kind: SpanKind.CONSUMER }, parent, (span) => ended(span, work));
}

/** The span that is under way, as W3C writes it down; undefined outside of any. */
export function currentTraceparent(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  if (span === undefined || !isSpanContextValid(span)) return undefined;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
}

async function ended<Result>(span: Span, work: (span: Span) => Promise<Result>): Promise<Result> {
  try {
    return await work(span);
  } catch (error) {
    // The message of an error may quote what it was about, so only its kind is told.
    const kind = errorKindOf(error);
    span.setAttribute('error.type', kind).setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** What kind of error it is: its code or name, never its message. */
export function errorKindOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

function linkTo(traceparent: string): readonly Link[] {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return [];
  const linked = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(linked) ? [{ context: linked }] : [];
}
