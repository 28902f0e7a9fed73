import { type CataloguedCommand, COMMANDS } from '@homeward/contracts';
import { CASEWORK_QUEUE, commandSubjectOf } from '../subjects';

const REPLIES = 'replies';
const REPLY_MESSAGES = ['receipt', 'problem'] as const;

const schema = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const message = (name: string): object => ({ $ref: `#/components/messages/${name}` });

export function commandChannels(): Readonly<Record<string, unknown>> {
  const channels = COMMANDS.map(({ name, type }) => [
    channelOf(name),
    { address: commandSubjectOf(name), messages: { [type]: message(commandMessageOf(type)) }, bindings: { nats: { queue: CASEWORK_QUEUE, bindingVersion: '0.1.0' } } },
  ]);
  const replies = { address: null, title: 'The inbox of whoever asks', messages: Object.fromEntries(REPLY_MESSAGES.map((name) => [name, message(name)])) };
  return { ...(Object.fromEntries(channels) as Record<string, unknown>), [REPLIES]: replies };
}

export function commandOperations(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    COMMANDS.map(({ name, type, summary }) => [
      type,
      {
        action: 'receive',
        channel: { $ref: `#/channels/${channelOf(name)}` },
        summary,
        security: [{ $ref: '#/components/securitySchemes/bearer' }],
        reply: { channel: { $ref: `#/channels/${REPLIES}` }, messages: REPLY_MESSAGES.map((reply) => ({ $ref: `#/channels/${REPLIES}/messages/${reply}` })) },
      },
    ]),
  );
}

export function commandMessages(): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(COMMANDS.map((entry) => [commandMessageOf(entry.type), requestOf(entry)])),
    receipt: { name: 'receipt', title: 'The command was granted', headers: replyHeaders({ ETag: 'The revision of the case now.', 'Idempotency-Replayed': '`true` when this very request was recorded before.' }), payload: schema('CommandReceipt') },
    problem: { name: 'problem', title: 'The command was refused', contentType: 'application/problem+json', headers: replyHeaders({ 'Retry-After': 'Seconds, when the same request may be sent again.' }), payload: schema('ProblemDocument') },
  };
}

function requestOf({ type, summary, body, example }: CataloguedCommand): object {
  const registers = type === 'RegisterCase';
  return {
    name: type,
    title: type,
    summary,
    headers: {
      type: 'object',
      required: ['Authorization'],
      properties: { Authorization: { type: 'string', pattern: '^Bearer ' }, traceparent: { type: 'string', description: 'The W3C trace to join.' } },
    },
    payload: {
      type: 'object',
      required: ['caseId', 'body', 'idempotencyKey', ...(registers ? [] : ['ifMatch'])],
      additionalProperties: false,
      properties: {
        caseId: { type: 'string', format: 'uuid' },
        body: schema(body.name),
        ...(registers ? {} : { ifMatch: { type: 'string', description: 'The ETag of the case as the decision saw it.', examples: ['"3"'] } }),
        idempotencyKey: { type: 'string', minLength: 8, maxLength: 128, description: 'New for every request and the same for its repetitions, over HTTP too.' },
      },
    },
    examples: [{ payload: { caseId: '7b0e4a0e-3b0a-4a53-9a59-1a2f7f6f0c11', body: example, idempotencyKey: 'a-new-key-each-time', ...(registers ? {} : { ifMatch: '"3"' }) } }],
  };
}

function replyHeaders(headers: Readonly<Record<string, string>>): object {
  const told = { 'Homeward-Status': 'The status the same answer has over HTTP.', ...headers };
  return { type: 'object', required: ['Homeward-Status'], properties: Object.fromEntries(Object.entries(told).map(([name, description]) => [name, { type: 'string', description }])) };
}

/** An event and a command may have the same name. */
function commandMessageOf(type: string): string {
  return `${type}Request`;
}

function channelOf(name: string): string {
  return `command-${name}`;
}
