import { CASE_CHANGED, sharedFieldsOf, SHARED_TYPES, type SharedType } from '../shared-data';
import { cloudEventTypeOf, EVENT_STREAM, eventSubjectOf } from '../subjects';

export const EVENT_CHANNEL = 'events';
const ADDRESS = 'homeward.events.v1.return-case.{event}';

const text = (description: string, more: object = {}): object => ({ type: 'string', description, ...more });

/** What every event has around its data. */
const ENVELOPE = {
  specversion: { const: '1.0' },
  id: text('The id of the event in the log; the same whenever it is sent.', { format: 'uuid' }),
  source: text('The office that acted, or the network.', { examples: ['/homeward/niamey'] }),
  subject: text('The case.', { format: 'uuid' }),
  time: text('When the log accepted it.', { format: 'date-time' }),
  datacontenttype: { const: 'application/json' },
  dataref: text('Where the HTTP API tells the event in full, with the state it left, to those who may read it.', { format: 'uri-reference' }),
  sequence: text('Counts the events from 1 without a gap, in 16 digits.', { pattern: '^\\d{16}$' }),
  logposition: text('The place in the log, opaque. The HTTP API takes it as `minPosition`, and reading the log goes on behind it.'),
  partitionkey: text('The case: its events stay in order.', { format: 'uuid' }),
  traceparent: text('The W3C trace of the request that caused it.'),
};

const REQUIRED = Object.keys(ENVELOPE).filter((name) => name !== 'traceparent');

export function eventMessages(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(SHARED_TYPES.map((type) => [type, messageOf(type)]));
}

export function eventChannel(): object {
  return {
    address: ADDRESS,
    title: 'Integration events',
    description: `Kept in the JetStream stream \`${EVENT_STREAM}\`. The header \`Nats-Msg-Id\` is the id of the event.`,
    parameters: { event: { description: 'What happened.', enum: SHARED_TYPES.map((type) => eventSubjectOf(type).split('.').at(-1)) } },
    messages: Object.fromEntries(SHARED_TYPES.map((type) => [type, { $ref: `#/components/messages/${type}` }])),
  };
}

export function eventOperation(): Readonly<Record<string, unknown>> {
  return { relayEvents: { action: 'send', channel: { $ref: `#/channels/${EVENT_CHANNEL}` }, summary: 'The relay tells what the log has recorded, in its order.' } };
}

function messageOf(type: SharedType): object {
  const fields = type === CASE_CHANGED ? [] : sharedFieldsOf(type);
  const data = {
    type: 'object',
    required: ['type', 'revision'],
    additionalProperties: false,
    properties: {
      type: { const: type },
      revision: { type: 'integer', minimum: 0, description: 'The place of the event in its case.' },
      ...Object.fromEntries(fields.map((field) => [field, { description: 'As the API tells it.' }])),
    },
  };
  return {
    name: cloudEventTypeOf(type),
    title: type,
    summary: type === CASE_CHANGED ? 'Something happened in a case that nobody is told by name.' : `\`${type}\` was recorded.`,
    contentType: 'application/cloudevents+json',
    payload: {
      type: 'object',
      required: ['type', ...REQUIRED, 'data'],
      properties: { type: { const: cloudEventTypeOf(type) }, ...ENVELOPE, data },
    },
  };
}
