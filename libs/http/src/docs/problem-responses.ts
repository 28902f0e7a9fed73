import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM_CODES, ProblemDocument, problemTypeOf } from '@homeward/contracts';

type ResponseObject = Extract<NonNullable<NonNullable<OpenAPIObject['components']>['responses']>[string], { description: string }>;

export const PROBLEM_RESPONSE = 'Problem';

/** Every status a problem can have, each once. */
export const PROBLEM_STATUSES: readonly string[] = [...new Set(PROBLEM_CODES.map((code) => String(problemTypeOf(code).status)))].sort();

export function problemResponse(): ResponseObject {
  return {
    description: 'A problem, RFC 9457. `code` is of a closed list; nothing was recorded.',
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDocument) } } },
  };
}
