import { ASKED_ROLES } from '@homeward/return-case';
import { count, listOf, record, text } from './parts';
import type { Schema } from './schema';

const told: Schema = {
  oneOf: [text, { type: 'object' }],
  description: 'The words for who may read them, `{"sealed":"protection"}` for anybody else, `{"erased":true}` once nobody can.',
};

/** The questions of a case, oldest first. */
export const INFORMATION_REQUESTS_SCHEMA: Schema = record({
  caseId: { type: 'string', format: 'uuid' },
  revision: count,
  requests: listOf({
    type: 'object',
    required: ['requestId', 'toRole', 'dueOn', 'status', 'askedBy', 'askedAt', 'question'],
    properties: {
      requestId: text,
      toRole: { type: 'string', enum: [...ASKED_ROLES] },
      toUnit: text,
      dueOn: text,
      status: { type: 'string', enum: ['open', 'answered', 'withdrawn'] },
      askedBy: text,
      askedAt: text,
      question: told,
      answer: told,
      attachmentRef: text,
    },
  }),
});
