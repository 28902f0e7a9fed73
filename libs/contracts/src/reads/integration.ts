import { QueryNumber } from './query-fields';
import type { Schema } from './schema';

const MAX_SEQUENCE = 999_999_999;
const MAX_EVENTS = 500;

export class IntegrationEventsQuery {
  @QueryNumber(0, MAX_SEQUENCE, 'The sequence of the last event that is known; 0, before the first, by default.')
  readonly after?: string;

  @QueryNumber(1, MAX_EVENTS, 'Events in the batch at most; 100 by default.')
  readonly limit?: string;
}

const text: Schema = { type: 'string' };

/** A batch of CloudEvents 1.0 as the broker carries them one by one: docs/asyncapi.json describes each. */
export const INTEGRATION_EVENTS_SCHEMA: Schema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'dataref', 'sequence', 'logposition', 'partitionkey', 'data'],
    additionalProperties: false,
    properties: {
      specversion: { type: 'string', enum: ['1.0'] },
      id: { type: 'string', format: 'uuid' },
      source: text,
      type: text,
      subject: { type: 'string', format: 'uuid', description: 'The case.' },
      time: { type: 'string', format: 'date-time' },
      datacontenttype: { type: 'string', enum: ['application/json'] },
      dataref: { type: 'string', description: 'Where the API tells the event to those who may read it.' },
      sequence: { type: 'string', pattern: '^\\d{16}$', description: 'Counts the events of cases from 1 without a gap.' },
      logposition: { type: 'string', description: 'The place in the log, opaque: `minPosition` of other addresses.' },
      partitionkey: text,
      traceparent: text,
      data: { type: 'object', required: ['type', 'revision'], properties: { type: text, revision: { type: 'integer' } }, description: 'Nothing about the person: the fields that may leave, by type.' },
    },
  },
};
