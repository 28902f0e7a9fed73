import { COMMANDS } from '@homeward/contracts';
import { EVENT_STREAM } from '../subjects';
import { commandChannels, commandMessages, commandOperations } from './commands';
import { EVENT_CHANNEL, eventChannel, eventMessages, eventOperation } from './events';

/** JSON schemas by name, as the OpenAPI document holds them under `components.schemas`. */
export type Schemas = Readonly<Record<string, unknown>>;

export interface AsyncApiDocument {
  readonly asyncapi: '3.0.0';
  readonly info: unknown;
  readonly defaultContentType: string;
  readonly channels: Readonly<Record<string, unknown>>;
  readonly operations: Readonly<Record<string, unknown>>;
  readonly components: { readonly messages: Readonly<Record<string, unknown>>; readonly schemas: Schemas; readonly securitySchemes: unknown };
}

const DESCRIPTION = `What Homeward says and takes over NATS.

Events are CloudEvents 1.0 in the JetStream stream \`${EVENT_STREAM}\`. They hold nothing about a person: \`data\` has the fields listed here and no
others, and what would betray a person by its name alone is told as \`CaseChanged\`. \`dataref\` is the address, in the HTTP API, of the event in full
and the state it left, for whoever may read it with a token of their own. \`sequence\` counts from 1 without a gap: a number seen before is a double,
and a number left out is to be read again from the log. JetStream is transport and never the record.

Commands are requests with a reply, answered by one of the queue group \`casework\`, checked and carried out exactly as over HTTP.`;

/**
 * The AsyncAPI 3.0 document of the integration events and of the commands over NATS.
 * @param schemas of the command bodies, the receipt and the problem, from the OpenAPI document; the same names, the same shapes.
 */
export function asyncApiDocumentOf(schemas: Schemas): AsyncApiDocument {
  return {
    asyncapi: '3.0.0',
    info: { title: 'Homeward', version: '1', description: DESCRIPTION },
    defaultContentType: 'application/json',
    channels: { [EVENT_CHANNEL]: eventChannel(), ...commandChannels() },
    operations: { ...eventOperation(), ...commandOperations() },
    components: {
      messages: { ...eventMessages(), ...commandMessages() },
      schemas: neededOf(schemas),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A token of the same issuer as over HTTP, in the header `Authorization: Bearer <token>` of the message.' } },
    },
  };
}

/** Only what the messages refer to, directly or not. */
function neededOf(schemas: Schemas): Schemas {
  const needed = new Set(['ProblemDocument', 'CommandReceipt', ...COMMANDS.map(({ body }) => body.name)]);
  for (const name of needed) {
    const text = JSON.stringify(schemas[name] ?? {});
    for (const [, referred = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) needed.add(referred);
  }
  return Object.fromEntries([...needed].sort().flatMap((name) => (name in schemas ? [[name, schemas[name]]] : [])));
}
