import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { type CataloguedCommand, CommandReceipt, COMMANDS } from '@homeward/contracts';

type Paths = OpenAPIObject['paths'];
type PathItem = Paths[string];
type Parameters = NonNullable<NonNullable<PathItem['post']>['parameters']>;

const CASE_ID: Parameters[number] = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'The case. Whoever registers it chooses the id.',
  schema: { type: 'string', format: 'uuid' },
};

const IDEMPOTENCY_KEY: Parameters[number] = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'New for every request and the same for its repetitions. The same key with another body is refused.',
  schema: { type: 'string', minLength: 8, maxLength: 128 },
};

const IF_MATCH: Parameters[number] = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The ETag of the case as the decision saw it.',
  schema: { type: 'string' },
  example: '"3"',
};

const IF_NONE_MATCH: Parameters[number] = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'Can only be `*`: the case must not exist yet. It is refused either way when it does.',
  schema: { type: 'string', enum: ['*'] },
};

/** One path for each command, so that each has its own body, example and place in the page. */
export function commandPaths(): Paths {
  return Object.fromEntries(COMMANDS.map((entry) => [`/v1/cases/{id}/commands/${entry.name}`, { post: operationOf(entry) }]));
}

function operationOf({ type, summary, body, example }: CataloguedCommand): NonNullable<PathItem['post']> {
  return {
    operationId: type,
    summary,
    tags: ['commands'],
    parameters: [CASE_ID, IDEMPOTENCY_KEY, type === 'RegisterCase' ? IF_NONE_MATCH : IF_MATCH],
    requestBody: { required: true, content: { 'application/json': { schema: { $ref: getSchemaPath(body) }, example } } },
    responses: {
      '201': receipt('Recorded.'),
      '200': receipt('Nothing was new, or this very request was answered before (`Idempotency-Replayed: true`).'),
    },
  };
}

function receipt(description: string): NonNullable<PathItem['post']>['responses'][string] {
  return {
    description,
    headers: { ETag: { description: 'The revision of the case now.', schema: { type: 'string' } } },
    content: { 'application/json': { schema: { $ref: getSchemaPath(CommandReceipt) } } },
  };
}
