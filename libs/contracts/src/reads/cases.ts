import { FAMILY_STANDINGS, PHASES } from '@homeward/return-case';
import { count, listOf, maybeText, MONTH, QueryCode, record, text } from './parts';
import { QueryCursor, QueryMinPosition, QueryNumber, QueryText } from './query-fields';
import type { Schema } from './schema';

export const MAX_PAGE = 200;
const STAFF_ID = /^[A-Za-z0-9][A-Za-z0-9._:|-]*$/;
const COUNTRY = /^[A-Z]{3}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export class MinPositionQuery {
  @QueryMinPosition()
  readonly minPosition?: string;
}

export class CasesQuery extends MinPositionQuery {
  @QueryCode(PHASES, 'Only cases in this phase.')
  readonly phase?: (typeof PHASES)[number];

  @QueryText(STAFF_ID, 'must be a staff id', 'Only cases assigned to this officer.', 128)
  readonly officer?: string;

  @QueryText(COUNTRY, 'must be an ISO 3166-1 alpha-3 or ICAO 9303 code', 'Only persons who claim this nationality.', 3)
  readonly nationality?: string;

  @QueryText(UUID, 'must be a lower-case UUID', 'Only members of this family.', 36)
  readonly groupId?: string;

  @QueryNumber(1, MAX_PAGE, 'Cases in the page; 50 by default.')
  readonly limit?: string;

  @QueryCursor()
  readonly cursor?: string;
}

export class TimelineQuery extends MinPositionQuery {
  @QueryNumber(1, MAX_PAGE, 'Events in the page; 100 by default.')
  readonly limit?: string;

  @QueryCursor()
  readonly cursor?: string;
}

const WORK_STATUSES = ['overdue', 'due', 'expired', 'expiring', 'attention'] as const;

export class WorklistParameters extends MinPositionQuery {
  @QueryText(STAFF_ID, 'must be a staff id', 'Only what falls to this officer.', 128)
  readonly officer?: string;

  @QueryCode(WORK_STATUSES, '`overdue` and `due`: somebody must act. `expired` and `expiring`: something recorded stops counting. `attention`: something that stood has fallen.')
  readonly status?: (typeof WORK_STATUSES)[number];

  @QueryNumber(1, MAX_PAGE, 'Items in the page; 50 by default.')
  readonly limit?: string;

  @QueryCursor()
  readonly cursor?: string;
}

const CASELOAD_DIMENSIONS = ['phase', 'nationality', 'returnCountry', 'office', 'sex', 'ageBand', 'flag'] as const;
const DEPARTURE_DIMENSIONS = ['month', 'transport', 'nationality', 'returnCountry', 'hostCountry', 'office', 'sex', 'ageBand'] as const;

/** Names of a closed list, separated by commas, each at most once. */
function QueryNames(names: readonly string[], description: string): PropertyDecorator {
  const one = `(?:${names.join('|')})`;
  return QueryText(new RegExp(`^${one}(?:,${one})*$`), `must be a list, separated by commas, of: ${names.join(', ')}`, description, 200);
}

export class CaseloadParameters extends MinPositionQuery {
  @QueryNames(CASELOAD_DIMENSIONS, 'What to count by; `phase` when absent.')
  readonly by?: string;
}

export class DeparturesParameters extends MinPositionQuery {
  @QueryNames(DEPARTURE_DIMENSIONS, 'What to count by; `month` when absent.')
  readonly by?: string;

  @QueryText(MONTH, 'must be a month such as 2026-04', 'First month.', 7)
  readonly fromMonth?: string;

  @QueryText(MONTH, 'must be a month such as 2026-04', 'Last month.', 7)
  readonly toMonth?: string;
}

const nextCursor: Schema = { ...maybeText, description: 'Pass it as `cursor` for the next page; null on the last.' };

/** What read models say of a case; every field but `identity` is free of direct identifiers. */
export const CASE_SCHEMA: Schema = record({
  caseId: { type: 'string', format: 'uuid' },
  revision: count,
  position: text,
  phase: { type: 'string', enum: [...PHASES] },
  phaseBefore: maybeText,
  phaseSince: text,
  office: text,
  officer: maybeText,
  groupId: maybeText,
  hostCountry: text,
  nationality: text,
  returnCountry: text,
  returnType: text,
  site: maybeText,
  flight: maybeText,
  suspendedBy: { ...listOf(text), description: 'Every cause that suspends the case, such as a bulk operation.' },
  family: {
    type: ['array', 'null'] as never,
    description: 'How the others of the family stand, as this case was last told; null without any.',
    items: {
      type: 'object',
      required: ['memberCaseId', 'standing', 'gates', 'split'],
      properties: {
        memberCaseId: { type: 'string', format: 'uuid' },
        relation: text,
        standing: { type: 'string', enum: [...FAMILY_STANDINGS] },
        travelDate: text,
        gates: listOf(record({ gate: text, reason: text })),
        split: { type: 'boolean', description: 'The two no longer travel together, by a recorded decision.' },
      },
    },
  },
  sex: text,
  ageBand: text,
  flags: listOf(text),
  registeredAt: text,
  consentValidUntil: maybeText,
  ddpResult: maybeText,
  ddpValidUntil: maybeText,
  ddpVoided: { type: 'boolean' },
  documentType: maybeText,
  documentValidUntil: maybeText,
  fitness: maybeText,
  fitnessValidUntil: maybeText,
  clearanceStatus: text,
  clearanceValidUntil: maybeText,
  departsAt: maybeText,
  departedAt: maybeText,
  arrivedAt: maybeText,
  closeReason: maybeText,
  erased: { type: 'boolean' },
  nextCommands: { ...listOf(text), description: 'What the phase offers; `available-commands` says what stands in the way.' },
  identity: {
    type: 'object',
    additionalProperties: true,
    description: 'Name, birth date and documents, `{"sealed":"identity"}` for a role that may not open them, `{"erased":true}` once nobody can.',
  },
});

export const CASES_SCHEMA: Schema = record({ cases: listOf(CASE_SCHEMA), nextCursor });

export const TIMELINE_SCHEMA: Schema = record({
  caseId: { type: 'string', format: 'uuid' },
  events: listOf(
    record({
      revision: count,
      position: text,
      eventId: { type: 'string', format: 'uuid' },
      type: text,
      occurredAt: text,
      recordedAt: text,
      actor: text,
      role: text,
      office: text,
      summary: text,
    }),
  ),
  nextCursor,
});

export const WORKLIST_SCHEMA: Schema = record({
  asOf: text,
  items: listOf(
    record({
      caseId: { type: 'string', format: 'uuid' },
      kind: { type: 'string', enum: ['due', 'expiring', 'attention'] },
      status: { type: 'string', enum: [...WORK_STATUSES] },
      step: text,
      dueAt: text,
      office: text,
      returnCountry: text,
      officer: maybeText,
      escalated: { type: 'boolean' },
      reason: maybeText,
    }),
  ),
  nextCursor,
});

/** Counts carry the dimensions that were asked for, and no other. */
const countsBy = (dimensions: readonly string[]): Schema =>
  record({
    position: maybeText,
    counts: listOf({ type: 'object', required: ['cases'], properties: { ...Object.fromEntries(dimensions.map((name) => [name, text])), cases: count } }),
  });

export const CASELOAD_SCHEMA: Schema = countsBy(CASELOAD_DIMENSIONS);
export const DEPARTURES_SCHEMA: Schema = countsBy(DEPARTURE_DIMENSIONS);
