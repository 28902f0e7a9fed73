import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { AvailableCommandsDocument, CommandReceipt, COMMANDS, NoFields, ProblemDocument } from '@homeward/contracts';
import { PUBLIC_OPERATION } from '../access/route-rights';
import { commandPaths } from './command-paths';
import { PROBLEM_RESPONSE, PROBLEM_STATUSES, problemResponse } from './problem-responses';

export const BEARER_SCHEME = 'bearer';
const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The OpenAPI 3.1 document: what Nest reads off the controllers, one path for each command, and the problems. */
export function openApiDocumentOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Homeward')
    .setDescription('Return cases from intake to follow-up, each a stream of recorded facts.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, BEARER_SCHEME)
    .addSecurityRequirements(BEARER_SCHEME)
    .build();
  const bodies = COMMANDS.map(({ body }) => body).filter((body) => body !== NoFields);
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [...bodies, NoFields, ProblemDocument, CommandReceipt, AvailableCommandsDocument],
  });
  closeBodies(document);
  document.paths = { ...document.paths, ...commandPaths() };
  document.components = { ...document.components, responses: { ...document.components?.responses, [PROBLEM_RESPONSE]: problemResponse() } };
  finishOperations(document);
  return document;
}

/** Says in the document what `validBody` does: a field nobody described is refused. */
function closeBodies({ components }: OpenAPIObject): void {
  for (const [name, schema] of Object.entries(components?.schemas ?? {})) {
    if (/(Body|Part|NoFields)$/.test(name) && !('$ref' in schema)) schema.additionalProperties = false;
  }
}

/** Every operation can fail in the same ways; only the public ones need no token. */
function finishOperations({ paths }: OpenAPIObject): void {
  for (const path of Object.values(paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation === undefined) continue;
      if (PUBLIC_OPERATION in operation) operation.security = [];
      const problems = PROBLEM_STATUSES.filter((status) => !(status in operation.responses));
      for (const status of problems) operation.responses[status] = { $ref: `#/components/responses/${PROBLEM_RESPONSE}` };
    }
  }
}
