import type { ApiPropertyOptions } from '@nestjs/swagger';
import { isCalendarDate, isInstant, isNationality } from '@homeward/return-case';
import { check, field, type FieldOptions } from './field';

/** Characters, counted as UTF-16 units as JSON Schema's `maxLength` almost does; no field of a case needs more. */
export const MAX_NARRATIVE = 4_000;
const MAX_LINE = 200;

interface TextKind {
  readonly pattern: RegExp;
  readonly sentence: string;
  readonly maxLength: number;
  readonly format?: string;
  readonly example?: string;
  /** What a pattern cannot say, such as that February has no 30th. */
  readonly also?: (value: string) => boolean;
}

/** Plain fields are stored readable. These shapes leave no room for a name or a story. */
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9_.:/+-]*$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const STAFF_ID = /^[A-Za-z0-9][A-Za-z0-9._:|-]*$/;

const KINDS = {
  reference: { pattern: REFERENCE, maxLength: 64, sentence: 'must be a reference of letters, digits and _ . : / + - only, up to 64' },
  step: { pattern: REFERENCE, maxLength: 100, sentence: 'must name a step of letters, digits and _ . : / + - only, up to 100' },
  source: { pattern: /^[A-Za-z0-9][A-Za-z0-9_.:/?&=%#~+-]*$/, maxLength: 300, sentence: 'must be the address or reference of a source, up to 300 characters' },
  id: { pattern: UUID, maxLength: 36, format: 'uuid', sentence: 'must be a lower-case UUID' },
  staff: { pattern: STAFF_ID, maxLength: 128, sentence: 'must be a staff or partner id, not a name or an address' },
  place: { pattern: /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’()/-]*$/u, maxLength: 80, sentence: 'must be the name or code of a place, up to 80 characters' },
  scope: {
    pattern: /^(?:(?:\*|[A-Z]{3})>(?:\*|[A-Z]{3})|[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’()/-]*)$/u,
    maxLength: 80,
    sentence: 'must be a corridor such as NER>GIN or *>GIN, a flight, or the name of a site, up to 80 characters',
  },
  line: { pattern: /^(?=.*\S)[^\n\r\t]+$/u, maxLength: MAX_LINE, sentence: `must be one line of 1 to ${MAX_LINE} characters` },
  narrative: { pattern: /\S/u, maxLength: MAX_NARRATIVE, sentence: `must be text of 1 to ${MAX_NARRATIVE} characters` },
  day: { pattern: /^\d{4}-\d{2}-\d{2}$/, maxLength: 10, format: 'date', sentence: 'must be a calendar date such as 2026-04-17', also: isCalendarDate },
  instant: {
    pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/,
    maxLength: 27,
    format: 'date-time',
    sentence: 'must be an instant in UTC such as 2026-04-17T08:30:00Z',
    also: isInstant,
  },
  country: { pattern: /^[A-Z]{3}$/, maxLength: 3, sentence: 'must be an ISO 3166-1 alpha-3 or ICAO 9303 code', also: isNationality },
  language: { pattern: /^[a-z]{3}$/, maxLength: 3, sentence: 'must be an ISO 639-3 code' },
  currency: { pattern: /^[A-Z]{3}$/, maxLength: 3, sentence: 'must be an ISO 4217 code' },
  birthDate: { pattern: /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, maxLength: 10, sentence: 'must be a date cut to its precision: 1990, 1990-04 or 1990-04-17' },
} as const satisfies Readonly<Record<string, TextKind>>;

export type TextKindName = keyof typeof KINDS;

function holds(kind: TextKind): (value: unknown) => boolean {
  return (value) =>
    typeof value === 'string' && value.length > 0 && value.length <= kind.maxLength && kind.pattern.test(value) && (kind.also?.(value) ?? true);
}

function schemaOf({ pattern, maxLength, format }: TextKind): ApiPropertyOptions {
  return { type: String, minLength: 1, maxLength, pattern: pattern.source, ...(format === undefined ? {} : { format }) };
}

/** Whether a text has the shape of a staff or partner id. */
export const isStaffText = holds(KINDS.staff);

/** A text of a known kind. */
export function Text(kind: TextKindName, options?: FieldOptions): PropertyDecorator {
  return field(schemaOf(KINDS[kind]), [check(kind, holds(KINDS[kind]), KINDS[kind].sentence)], options);
}

/** A list of texts of a known kind, each of them once. */
export function Texts(kind: TextKindName, maxItems: number, options?: FieldOptions): PropertyDecorator {
  const { type: _, ...items } = schemaOf(KINDS[kind]) as Record<string, unknown>;
  const each = holds(KINDS[kind]);
  return field(
    { type: 'array', items: { type: 'string', ...items }, maxItems, uniqueItems: true },
    [check('list', (value) => isListOf(value, each, maxItems), `must be a list of at most ${maxItems}, without repetition; each ${KINDS[kind].sentence}`)],
    options,
  );
}

export function isListOf(value: unknown, each: (item: unknown) => boolean, maxItems: number): boolean {
  return Array.isArray(value) && value.length <= maxItems && value.every(each) && new Set(value).size === value.length;
}
