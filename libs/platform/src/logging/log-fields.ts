import { describeError, type ErrorDescription } from './describe-error';

/**
 * Everything a log line may carry besides its message and an error. The list is closed because a log outlives the
 * erasure of a person: what is not named here is dropped, so personal data cannot slip in with a careless object.
 * `actor` is an account id, `url` an address without credentials; never a name, never a request body.
 */
const FIELD_KINDS = {
  app: 'string',
  context: 'string',
  folder: 'string',
  port: 'number',
  signal: 'string',
  url: 'string',
  version: 'string',
  caseId: 'string',
  eventId: 'string',
  eventType: 'string',
  lag: 'number',
  policyVersion: 'string',
  position: 'string',
  revision: 'number',
  stream: 'string',
  actor: 'string',
  code: 'string',
  command: 'string',
  commandId: 'string',
  office: 'string',
  role: 'string',
  column: 'string',
  file: 'string',
  projection: 'string',
  row: 'number',
  subscription: 'string',
  table: 'string',
  correlationId: 'string',
  method: 'string',
  requestId: 'string',
  route: 'string',
  spanId: 'string',
  status: 'number',
  traceId: 'string',
  attempt: 'number',
  batchSize: 'number',
  count: 'number',
  durationMs: 'number',
  limit: 'number',
  retryDelayMs: 'number',
} as const;

type Kinds = typeof FIELD_KINDS;

export type LogFields = {
  readonly [Name in keyof Kinds]?: (Kinds[Name] extends 'number' ? number : string) | undefined;
} & {
  /** Any thrown value. */
  readonly error?: unknown;
};

export type LoggedFields = Record<string, string | number | ErrorDescription>;

const KINDS: Readonly<Record<string, string>> = FIELD_KINDS;
const LONGEST_VALUE = 300;

/** Keeps the named fields of the right kind, cut to a bounded length; everything else is dropped without a trace. */
export function allowedFields(fields: object): LoggedFields {
  const allowed: LoggedFields = {};
  for (const [name, value] of Object.entries(fields) as readonly [string, unknown][]) {
    if (name === 'error' && value !== undefined) allowed.error = describeError(value);
    if (!Object.hasOwn(KINDS, name) || typeof value !== KINDS[name]) continue;
    if (typeof value === 'string') allowed[name] = value.slice(0, LONGEST_VALUE);
    if (typeof value === 'number') allowed[name] = value;
  }
  return allowed;
}
