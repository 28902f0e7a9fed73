import { PHASES } from '@homeward/return-case';
import { count, listOf, record, text } from './parts';
import type { Schema } from './schema';

/** Why a stream was ended by us. After `shutdown` a client comes again; after the others it first needs a new token, a new login or another case. */
export const FEED_ENDINGS = ['token-refused', 'access-revoked', 'out-of-sight', 'shutdown'] as const;
export type FeedEnding = (typeof FEED_ENDINGS)[number];

/** The `data` of an `event: change`. It names no person: whoever wants to know more reads the case. */
export const FEED_CHANGE_SCHEMA: Schema = record({
  caseId: { type: 'string', format: 'uuid' },
  revision: count,
  position: { ...text, description: 'The same as the `id` of the event.' },
  phase: { type: 'string', enum: [...PHASES], description: 'Where the case stands now, which may be further on than this change.' },
  types: { ...listOf(text), description: 'The events that were recorded, in their order.' },
});

const EXAMPLE = `retry: 3000
id: 0000000000000041

id: 0000000000000043
event: change
data: {"caseId":"0b7c9f0e-9a55-4a38-8a6c-3a2f5a9f2d11","revision":4,"position":"0000000000000043","phase":"consented","types":["ConsentRecorded","DeadlineMet"]}

: nothing new
id: 0000000000000057

event: closed
data: {"reason":"token-refused"}

`;

export const FEED_SCHEMA: Schema = {
  type: 'string',
  description: `Server-Sent Events. Each \`change\` has as its data: ${Object.keys(FEED_CHANGE_SCHEMA.properties ?? {}).join(', ')}. The last event is \`closed\` with a reason: ${FEED_ENDINGS.join(', ')}.`,
  example: EXAMPLE,
};
