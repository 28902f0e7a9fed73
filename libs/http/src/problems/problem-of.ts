import { HttpException } from '@nestjs/common';
import { TokenRefused } from '@homeward/access';
import { type EdgeCode, InvalidRequest, isRejectionCode, type ProblemCode, type ProblemDocument, problemTypeOf, problemUrnOf } from '@homeward/contracts';
import { isCommandRejected } from '@homeward/decider';
import { EdgeProblem, type ProblemExtras } from './edge-problem';

/** How a problem is answered. */
export interface Problem {
  readonly document: ProblemDocument;
  readonly headers: Readonly<Record<string, string>>;
}

const RETRY_AFTER_SECONDS = '1';
/** Errors of ports, by the code they carry, that mean "not now" rather than "never". */
const UNAVAILABLE: ReadonlySet<unknown> = new Set(['StoreUnavailable', 'ReadModelsUnavailable', 'KeyStoreUnavailable', 'IssuerUnavailable', 'RevocationsUnknown']);

const CODE_OF_STATUS: Readonly<Record<number, EdgeCode>> = {
  400: 'InvalidRequest',
  401: 'NotAuthenticated',
  403: 'NotAllowed',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  406: 'NotAcceptable',
  408: 'RequestTimeout',
  413: 'BodyTooLarge',
  414: 'UriTooLong',
  415: 'UnsupportedMediaType',
  429: 'TooManyRequests',
  431: 'HeadersTooLarge',
  503: 'StoreUnavailable',
};

interface Judgement extends ProblemExtras {
  readonly code: ProblemCode;
  readonly detail?: string;
}

/** Turns whatever was thrown into the problem the client is told. What nobody foresaw is told without any detail. */
export function problemOf(thrown: unknown, traceId: string): Problem {
  const { code, detail, headers = {}, members = {} } = judge(thrown);
  const { status, title } = problemTypeOf(code);
  return {
    document: { type: problemUrnOf(code), title, status, code, ...(detail === undefined ? {} : { detail }), traceId, ...members },
    headers: status === 503 || status === 429 ? { 'retry-after': RETRY_AFTER_SECONDS, ...headers } : headers,
  };
}

function judge(thrown: unknown): Judgement {
  if (thrown instanceof EdgeProblem) return { code: thrown.code, detail: thrown.message, ...thrown.extras };
  if (thrown instanceof InvalidRequest) return { code: 'InvalidRequest', detail: thrown.message, members: { errors: thrown.faults } };
  if (thrown instanceof TokenRefused) {
    const code = thrown.code === 'AccessRevoked' ? 'AccessRevoked' : 'NotAuthenticated';
    return { code, detail: thrown.message, headers: { 'www-authenticate': `Bearer error="invalid_token"` } };
  }
  if (isCommandRejected(thrown) && isRejectionCode(thrown.code)) {
    return { code: thrown.code, detail: thrown.message, members: { obstacles: thrown.obstacles } };
  }
  if (UNAVAILABLE.has(codeOf(thrown))) return { code: 'StoreUnavailable', detail: 'Nothing is known to be lost; the same request may be sent again.' };
  const status = statusOf(thrown);
  return { code: (status === undefined ? undefined : CODE_OF_STATUS[status]) ?? 'InternalError' };
}

function codeOf(thrown: unknown): unknown {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
}

/** The status a framework gave its own error. Its message is not passed on: it may quote the request. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const isFastifyError = typeof thrown === 'object' && thrown !== null && 'name' in thrown && thrown.name === 'FastifyError';
  return isFastifyError && 'statusCode' in thrown && typeof thrown.statusCode === 'number' ? thrown.statusCode : undefined;
}
