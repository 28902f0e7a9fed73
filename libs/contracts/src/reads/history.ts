import { QueryNumber, QueryText } from './query-fields';
import type { Schema } from './schema';

/** Events of one page at most; a case of a long return has about a hundred. */
export const MAX_HISTORY_PAGE = 500;
const MAX_REVISION = 999_999_999;

const REVISION_OR_INSTANT = /^(?:0|[1-9]\d{0,8}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z)$/;

export class HistoryQuery {
  @QueryText(
    REVISION_OR_INSTANT,
    'must be a revision such as 3 or an instant in UTC such as 2026-04-17T08:30:00Z',
    'The case as it was known then: a revision, or an instant in UTC. By instant, what the log had accepted by then counts, whenever it took effect.',
  )
  readonly asOf?: string;

  @QueryNumber(0, MAX_REVISION, 'First revision of the page; 0 by default.')
  readonly from?: string;

  @QueryNumber(1, MAX_HISTORY_PAGE, 'Events in the page; 100 by default.')
  readonly limit?: string;
}

const VALUE: Schema = { description: 'A value, `{"erased": true, "sealed": class}` where the reader may not open it, or `{"erased": true}` where nobody can any more.' };

const EVENT: Schema = {
  type: 'object',
  required: ['revision', 'position', 'eventId', 'type', 'actor', 'role', 'office', 'occurredAt', 'recordedAt', 'policyVersion', 'data', 'changes', 'stateAfter'],
  properties: {
    revision: { type: 'integer', minimum: 0 },
    position: { type: 'string' },
    eventId: { type: 'string', format: 'uuid' },
    type: { type: 'string', example: 'ConsentRecorded' },
    actor: { type: 'string' },
    role: { type: 'string' },
    office: { type: 'string' },
    occurredAt: { type: 'string', description: 'When it took effect.' },
    recordedAt: { type: 'string', description: 'When the log accepted it.' },
    policyVersion: { type: 'string' },
    data: { type: 'object', additionalProperties: VALUE },
    changes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'before', 'after'],
        properties: { path: { type: 'string', example: 'consent.purposes.assess' }, before: VALUE, after: VALUE },
      },
    },
    stateAfter: { type: 'object', additionalProperties: true, description: 'The state the rules saw after this event.' },
  },
};

export const HISTORY_SCHEMA: Schema = {
  type: 'object',
  required: ['caseId', 'asOf', 'events', 'nextFrom', 'state'],
  properties: {
    caseId: { type: 'string', format: 'uuid' },
    asOf: {
      type: 'object',
      required: ['revision', 'recordedAt'],
      properties: { revision: { type: 'integer', minimum: 0 }, recordedAt: { type: 'string' } },
      description: 'The last event the answer rests on.',
    },
    events: { type: 'array', items: EVENT },
    nextFrom: { type: ['integer', 'null'] as never, description: 'Pass it as `from` for the next page; null on the last.' },
    state: { type: 'object', additionalProperties: true, description: 'The state of the case as of then.' },
  },
};
