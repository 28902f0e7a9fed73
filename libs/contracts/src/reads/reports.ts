import { AGE_BANDS, FLAGS, PHASES, SEXES } from '@homeward/return-case';
import { listOf, maybeText, MONTH, QueryCode, record, text, count } from './parts';
import { QueryText } from './query-fields';
import type { Schema } from './schema';

/** A position of the log in PostgreSQL, or in EventStoreDB; or an instant. */
const POSITION_OR_INSTANT = /^(?:\d{16}|\d{20}-\d{20}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z)$/;
const FORMATS = ['json', 'csv', 'xlsx'] as const;
const MEASURES = ['registered', 'consented', 'ddp:CLEARED', 'ddp:CONDITIONAL', 'ddp:PENDING', 'ddp:INCOMPLETE', 'ddp:BLOCKED', 'departed', 'arrived', 'withdrawn', 'held'] as const;

/** Which report: of when, and for which months. */
export class ReportParameters {
  @QueryText(
    POSITION_OR_INSTANT,
    'must be a position of the log or an instant in UTC such as 2026-04-17T08:30:00Z',
    'As of which position of the log, or which instant; as of now when absent. The same position gives the same figures for ever.',
  )
  readonly asOf?: string;

  @QueryText(MONTH, 'must be a month such as 2026-04', 'First month of the period; the first of the current year when absent.', 7)
  readonly fromMonth?: string;

  @QueryText(MONTH, 'must be a month such as 2026-04', 'Last month of the period; the current one when absent.', 7)
  readonly toMonth?: string;
}

export class ReportFileParameters extends ReportParameters {
  @QueryCode(FORMATS, '`json` when absent.')
  readonly format?: (typeof FORMATS)[number];
}

/** One line of a report, named by its group and either its phase (caseload) or its month and measure (movements). */
export class ReportLineParameters extends ReportParameters {
  @QueryText(/^[A-Z]{3}$/, 'must be an ISO 3166-1 alpha-3 or ICAO 9303 code', 'Required.', 3)
  readonly nationality?: string;

  @QueryCode(SEXES, 'Required.')
  readonly sex?: (typeof SEXES)[number];

  @QueryCode(AGE_BANDS, 'Required.')
  readonly ageBand?: (typeof AGE_BANDS)[number];

  @QueryCode(['(any)', ...FLAGS], '`(any)` when absent.')
  readonly flag?: string;

  @QueryCode(PHASES, 'For a line of the caseload.')
  readonly phase?: (typeof PHASES)[number];

  @QueryText(MONTH, 'must be a month such as 2026-04', 'For a line of movements, with `measure`.', 7)
  readonly month?: string;

  @QueryCode(MEASURES, 'For a line of movements, with `month`.')
  readonly measure?: (typeof MEASURES)[number];
}

const group = { nationality: text, sex: text, ageBand: text, flag: text };
const days: Schema = { type: ['number', 'null'] as never };

const basis = record({
  asOfPosition: text,
  asOfInstant: maybeText,
  generatedAt: text,
  policyVersion: text,
  period: record({ fromMonth: text, toMonth: text }),
  office: maybeText,
  returnCountry: maybeText,
});

export const REPORT_SCHEMA: Schema = record({
  title: text,
  basis,
  definitions: listOf(text),
  totals: { type: 'object', required: ['cases'], additionalProperties: count },
  caseload: listOf(record({ phase: text, ...group, count })),
  movements: listOf(record({ month: text, measure: text, ...group, count })),
  steps: listOf(record({ from: text, to: text, cases: count, medianDays: days, p90Days: days, excluded: count })),
});

export const REPORT_CASES_SCHEMA: Schema = record({ asOfPosition: text, caseIds: listOf({ type: 'string', format: 'uuid' }) });
