/**
 * The HTTP edge that all services share.
 * Guarantees: a route is closed until it grants a right; every failure is an RFC 9457 problem that repeats no value of the
 * request; every request has limits and a trace; log lines carry the route's pattern and no address.
 * Refuses: anything but JSON in UTF-8 where no standard of others wants a form, and to know the rules of a case.
 */
export { bearerTokenIn } from './access/bearer-token';
export { CurrentCaller, proofOf, Public, Reads, TakesCommands } from './access/route-rights';
export { canonicalJson, commandIdOf, readIdempotencyKey } from './conditional/idempotency';
export { awaitPosition, type PositionWaiter } from './conditional/min-position';
export { etagOf, readIfMatch, readIfNoneMatch } from './conditional/revision-headers';
export { openApiDocumentOf } from './docs/openapi-document';
export { EdgeProblem, noOutcomeInTime, notFound, type ProblemExtras, staleRevision } from './problems/edge-problem';
export { type Problem, problemOf } from './problems/problem-of';
export { configureHttp, type HttpOptions } from './server/configure-http';
export { TakesForm } from './server/form-body';
export { createHttpAdapter } from './server/http-adapter';
export { BODY_LIMIT_BYTES } from './server/json-body';
export { joinTrace, type TraceContext, traceOf } from './server/trace-context';
