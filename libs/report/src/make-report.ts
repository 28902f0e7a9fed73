import type { Clock } from '@homeward/platform';
import type { CaseFacts } from '@homeward/read-model';
import type { Policy } from '@homeward/return-case';
import { computeReport } from './compute';
import type { CaseloadAndMovementReport, Period } from './report';

/** Which cases are counted; no field means all of them. */
export interface ReportScope {
  readonly office?: string;
  readonly returnCountry?: string;
}

/** Where the facts come from: the queries of the read models fit. */
export interface ReportSource {
  /** How far the read models have come; undefined for an empty log. */
  position(): Promise<string | undefined>;
  /** The last position recorded at or before an instant. */
  findPositionAt(instant: string): Promise<string | undefined>;
  facts(options: { readonly scope: ReportScope; readonly asOf: string }): AsyncIterable<CaseFacts>;
}

export interface ReportRequest {
  readonly scope: ReportScope;
  readonly period: Period;
  /** A position of the log, or an ISO 8601 instant; as of now when absent. */
  readonly asOf?: { readonly position: string } | { readonly instant: string };
}

export type ReportRefusalCode = 'NothingRecorded' | 'PositionNotReached' | 'InvalidPeriod';

/** The report cannot be made as asked. */
export class ReportRefused extends Error {
  override readonly name = 'ReportRefused';

  constructor(
    readonly code: ReportRefusalCode,
    message: string,
  ) {
    super(message);
  }
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Makes the report as of a moment. The same position, period and scope give the same figures whenever it is made. */
export async function makeReport(
  { source, clock, policy }: { readonly source: ReportSource; readonly clock: Clock; readonly policy: Policy },
  { scope, period, asOf }: ReportRequest,
): Promise<CaseloadAndMovementReport> {
  checkPeriod(period);
  const asOfPosition = await positionFor(source, asOf);
  return computeReport(source.facts({ scope, asOf: asOfPosition }), {
    asOfPosition,
    asOfInstant: asOf !== undefined && 'instant' in asOf ? asOf.instant : null,
    generatedAt: clock.now(),
    policyVersion: policy.version,
    period,
    office: scope.office ?? null,
    returnCountry: scope.returnCountry ?? null,
  });
}

async function positionFor(source: ReportSource, asOf: ReportRequest['asOf']): Promise<string> {
  const reached = await source.position();
  if (reached === undefined) throw new ReportRefused('NothingRecorded', 'Nothing is recorded yet.');
  if (asOf === undefined) return reached;
  if ('position' in asOf) {
    if (asOf.position > reached) throw new ReportRefused('PositionNotReached', 'The read models have not come to this position yet.');
    return asOf.position;
  }
  const position = await source.findPositionAt(asOf.instant);
  if (position === undefined) throw new ReportRefused('NothingRecorded', 'Nothing was recorded by then.');
  return position;
}

function checkPeriod({ fromMonth, toMonth }: Period): void {
  if (MONTH.test(fromMonth) && MONTH.test(toMonth) && fromMonth <= toMonth) return;
  throw new ReportRefused('InvalidPeriod', 'A period is two months, yyyy-mm, the first not after the second.');
}
