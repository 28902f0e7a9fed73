import { REJECTION_CODES, type RejectionCode } from '@homeward/return-case';

/** What went wrong at the edge, before or beside the rules of a case. */
export const EDGE_CODES = [
  'InvalidRequest',
  'MalformedJson',
  'IdempotencyKeyMissing',
  'NotAuthenticated',
  'AccessRevoked',
  'NotAllowed',
  'NotFound',
  'MethodNotAllowed',
  'NotAcceptable',
  'RequestTimeout',
  'StaleRevision',
  'BodyTooLarge',
  'UriTooLong',
  'UnsupportedMediaType',
  'IdempotencyKeyReused',
  'RevisionRequired',
  'TooManyRequests',
  'HeadersTooLarge',
  'InternalError',
  'StoreUnavailable',
  'NotReady',
  'NotReplayable',
] as const;
export type EdgeCode = (typeof EDGE_CODES)[number];

/** The closed list of problem codes. Stable: clients branch on it. */
export type ProblemCode = EdgeCode | RejectionCode;
export const PROBLEM_CODES: readonly ProblemCode[] = [...EDGE_CODES, ...REJECTION_CODES];

export interface ProblemType {
  /** The same for every problem of the code, RFC 9457. */
  readonly title: string;
  readonly status: number;
}

const CONFLICT = 409;
const UNPROCESSABLE = 422;

const EDGE: { readonly [Code in EdgeCode]: ProblemType } = {
  InvalidRequest: { status: 400, title: 'The request cannot be understood' },
  MalformedJson: { status: 400, title: 'The body is not JSON' },
  IdempotencyKeyMissing: { status: 400, title: 'The Idempotency-Key header is missing or unusable' },
  NotAuthenticated: { status: 401, title: 'The request does not prove who is asking' },
  AccessRevoked: { status: 401, title: 'This access was revoked' },
  NotAllowed: { status: 403, title: 'The role may not ask this' },
  NotFound: { status: 404, title: 'There is nothing here that you may see' },
  MethodNotAllowed: { status: 405, title: 'The method is not offered here' },
  NotAcceptable: { status: 406, title: 'The answer cannot be given in a form that was asked for' },
  RequestTimeout: { status: 408, title: 'The request did not arrive in time' },
  StaleRevision: { status: 412, title: 'The case has changed since it was read' },
  BodyTooLarge: { status: 413, title: 'The body is too large' },
  UriTooLong: { status: 414, title: 'The address is too long' },
  UnsupportedMediaType: { status: 415, title: 'The body is of a media type that is not taken here' },
  IdempotencyKeyReused: { status: UNPROCESSABLE, title: 'The Idempotency-Key was used for another request' },
  RevisionRequired: { status: 428, title: 'The If-Match header must name the revision the decision rests on' },
  TooManyRequests: { status: 429, title: 'Too much is under way already' },
  HeadersTooLarge: { status: 431, title: 'The headers are too large' },
  InternalError: { status: 500, title: 'Something went wrong here' },
  StoreUnavailable: { status: 503, title: 'The store cannot answer now' },
  NotReady: { status: 503, title: 'What was asked for has not arrived here yet' },
  NotReplayable: { status: CONFLICT, title: 'The decision cannot be made again' },
};

/** 422 where other input could succeed on the same case; 409 where the case itself stands in the way. */
const REJECTION_STATUS: { readonly [Code in RejectionCode]: typeof CONFLICT | typeof UNPROCESSABLE } = {
  CaseAlreadyRegistered: CONFLICT,
  CaseNotRegistered: CONFLICT,
  WrongPhase: CONFLICT,
  InvalidValue: UNPROCESSABLE,
  DuplicateSearchMissing: CONFLICT,
  ConsentMissing: CONFLICT,
  ConsentInvalid: UNPROCESSABLE,
  InterpreterMissing: UNPROCESSABLE,
  CoolingOffNotOver: CONFLICT,
  CounsellingDecisionMissing: CONFLICT,
  InformationTooOld: UNPROCESSABLE,
  AssessmentIncomplete: CONFLICT,
  MitigationIncomplete: CONFLICT,
  ChecklistIncomplete: CONFLICT,
  CheckBlocked: CONFLICT,
  SignOffLevelTooLow: UNPROCESSABLE,
  DutiesNotSegregated: CONFLICT,
  ConsularFrozen: CONFLICT,
  DocumentMissing: CONFLICT,
  DocumentInvalid: UNPROCESSABLE,
  IdentityMismatch: UNPROCESSABLE,
  GatesClosed: CONFLICT,
  FundingMissing: UNPROCESSABLE,
  BookingMissing: CONFLICT,
  OutsideVerificationWindow: CONFLICT,
  TooEarly: CONFLICT,
  ProxyRespondent: UNPROCESSABLE,
  AppealPending: CONFLICT,
  HoldTooLong: UNPROCESSABLE,
  SuspendedOtherwise: CONFLICT,
  NotEnoughAttempts: CONFLICT,
  DeterminationMissing: CONFLICT,
  PersonErased: CONFLICT,
  PersonDied: CONFLICT,
};

export function problemTypeOf(code: ProblemCode): ProblemType {
  return isRejectionCode(code) ? { status: REJECTION_STATUS[code], title: sentenceOf(code) } : EDGE[code];
}

/** `urn:homeward:problem:<kebab-code>`. */
export function problemUrnOf(code: ProblemCode): string {
  return `urn:homeward:problem:${words(code).join('-')}`;
}

export function isRejectionCode(code: string): code is RejectionCode {
  return REJECTION_CODES.some((known) => known === code);
}

/** `ConsentMissing` reads `Consent missing`. */
function sentenceOf(code: RejectionCode): string {
  const [first = '', ...others] = words(code);
  return [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...others].join(' ');
}

function words(code: string): readonly string[] {
  return code.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
}
