import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { COMMANDS } from '@homeward/contracts';
import { type AsyncApiDocument, integrationEventOf, SHARED_TYPES } from '@homeward/integration';
import { EVENT_TYPES } from '@homeward/return-case';
import { factOf } from '../../../libs/integration/src/testing';
import { makeAsyncApiDocument, textOf } from './asyncapi-document';

const ASYNCAPI_SCHEMA = jest.requireActual<object>('@asyncapi/specs/schemas/3.0.0.json');

interface Message {
  readonly name: string;
  readonly payload: object;
}

describe('the AsyncAPI document', () => {
  let document: AsyncApiDocument;
  const messages = () => document.components.messages as Readonly<Record<string, Message>>;
  beforeAll(async () => {
    document = await makeAsyncApiDocument();
  });

  it('is the one that is checked in: run `npm run asyncapi` after a change', () => {
    expect(readFileSync(join(__dirname, '../../../docs/asyncapi.json'), 'utf8')).toBe(textOf(document));
  });

  it('is AsyncAPI 3.0', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, meta: false, validateSchema: false });
    const validate = ajv.compile(ASYNCAPI_SCHEMA);
    validate(JSON.parse(textOf(document)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('describes every event and every command', () => {
    expect(Object.keys(messages())).toEqual(expect.arrayContaining([...SHARED_TYPES, ...COMMANDS.map(({ type }) => `${type}Request`)]));
    expect(Object.keys(document.operations)).toEqual(expect.arrayContaining(COMMANDS.map(({ type }) => type)));
  });

  it('refers to nothing that it does not hold', () => {
    const missing = [...textOf(document).matchAll(/"\$ref": "#\/([^"]+)"/g)].filter(([, path = '']) => path.split('/').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], document) === undefined);
    expect(missing.map(([reference]) => reference)).toEqual([]);
  });

  it('describes the events as they are sent', () => {
    const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
    for (const type of EVENT_TYPES) {
      const event = integrationEventOf(factOf(type, {}), 1);
      const described = Object.values(messages()).find(({ name }) => name === event.type);
      const validate = ajv.compile(described?.payload ?? false);
      validate(event);
      expect([type, validate.errors ?? []]).toEqual([type, []]);
    }
  });
});
