import { Controller, Get, Header, Inject, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@homeward/access';
import { InvalidRequest, REPORT_CASES_SCHEMA, REPORT_SCHEMA, ReportFileParameters, ReportLineParameters, type ReportParameters, validBody } from '@homeward/contracts';
import { CurrentCaller, Reads } from '@homeward/http';
import type { Clock } from '@homeward/platform';
import { type CaseloadAndMovementReport, type CaseloadLine, casesBehind, makeReport, type MovementLine, reportCsv, reportJson, ReportRefused, reportXlsx, type ReportRequest } from '@homeward/report';
import type { Policy } from '@homeward/return-case';
import { CLOCK, POLICY } from '@homeward/wiring';
import type { FastifyReply } from 'fastify';
import { ReportFacts } from './report-facts';
import { readScopeOf } from './read-scope';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What is asked for is a position or an instant; only an instant has a T. */
const INSTANT = /T/;
const YEAR_CHARACTERS = 4;
const MONTH_CHARACTERS = 7;

@ApiTags('reports')
@Controller('v1/reports/caseload-and-movement')
export class ReportController {
  constructor(
    private readonly source: ReportFacts,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(POLICY) private readonly policy: Policy,
  ) {}

  @Get()
  @Reads('statistics')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetCaseloadAndMovementReport', summary: 'Caseload, movements and days per step, as of any past position; the file states what its figures rest on.' })
  @ApiOkResponse({
    description: 'The report. `x-as-of-position` says the position it was made at.',
    content: { 'application/json': { schema: REPORT_SCHEMA }, 'text/csv': { schema: { type: 'string' } }, [XLSX]: { schema: { type: 'string', format: 'binary' } } },
  })
  async report(@CurrentCaller() caller: Caller, @Query() query: ReportFileParameters, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { format = 'json', ...parameters } = validBody(ReportFileParameters, query);
    const report = await this.make(this.requestOf(caller, parameters));
    void reply.header('x-as-of-position', report.basis.asOfPosition);
    const name = `caseload-and-movement-${report.basis.asOfPosition}.${format}`;
    const { bytes, type } = await fileOf(report, format);
    return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"` });
  }

  @Get('cases')
  @Reads('case')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetCasesBehindReportLine', summary: 'The cases behind one line of the report, so that every number can be traced.' })
  @ApiOkResponse({ schema: REPORT_CASES_SCHEMA })
  async cases(@CurrentCaller() caller: Caller, @Query() query: ReportLineParameters): Promise<{ asOfPosition: string; caseIds: readonly string[] }> {
    const parameters = validBody(ReportLineParameters, query);
    const line = lineOf(parameters);
    const request = this.requestOf(caller, parameters);
    const { basis } = await this.make(request);
    const known = this.source.facts({ scope: request.scope, asOf: basis.asOfPosition });
    return { asOfPosition: basis.asOfPosition, caseIds: await casesBehind(line, known, basis) };
  }

  private requestOf(caller: Caller, { asOf, fromMonth, toMonth }: ReportParameters): ReportRequest {
    const today = this.clock.now();
    const request = {
      scope: readScopeOf(caller),
      period: { fromMonth: fromMonth ?? `${today.slice(0, YEAR_CHARACTERS)}-01`, toMonth: toMonth ?? today.slice(0, MONTH_CHARACTERS) },
    };
    if (asOf === undefined) return request;
    return { ...request, asOf: INSTANT.test(asOf) ? { instant: asOf } : { position: asOf } };
  }

  private async make(request: ReportRequest): Promise<CaseloadAndMovementReport> {
    try {
      return await makeReport({ source: this.source, clock: this.clock, policy: this.policy }, request);
    } catch (error) {
      if (!(error instanceof ReportRefused)) throw error;
      const pointer = error.code === 'InvalidPeriod' ? 'fromMonth' : 'asOf';
      throw new InvalidRequest('The report cannot be made as asked.', [{ pointer, reason: error.message }]);
    }
  }
}

async function fileOf(report: CaseloadAndMovementReport, format: 'json' | 'csv' | 'xlsx'): Promise<{ readonly bytes: Uint8Array; readonly type: string }> {
  switch (format) {
    case 'json':
      return { bytes: Buffer.from(reportJson(report)), type: 'application/json; charset=utf-8' };
    case 'csv':
      return { bytes: Buffer.from(reportCsv(report)), type: 'text/csv; charset=utf-8' };
    case 'xlsx':
      return { bytes: await reportXlsx(report), type: XLSX };
  }
}

/** The line the parameters name; a line that the report does not have has no cases behind it. */
function lineOf({ nationality, sex, ageBand, flag = '(any)', ...kind }: ReportLineParameters): CaseloadLine | MovementLine {
  if (nationality === undefined || sex === undefined || ageBand === undefined) {
    const missing = Object.entries({ nationality, sex, ageBand }).filter(([, value]) => value === undefined);
    throw new InvalidRequest('A line is named by its whole group.', missing.map(([pointer]) => ({ pointer, reason: 'is required' })));
  }
  return { nationality, sex, ageBand, flag, count: 0, ...placeOf(kind) };
}

function placeOf({ phase, month, measure }: Pick<ReportLineParameters, 'phase' | 'month' | 'measure'>): Pick<CaseloadLine, 'phase'> | Pick<MovementLine, 'month' | 'measure'> {
  if (phase !== undefined && month === undefined && measure === undefined) return { phase };
  if (phase === undefined && month !== undefined && measure !== undefined) return { month, measure };
  throw new InvalidRequest('Name either a phase, or a month and a measure.', [{ pointer: 'phase', reason: 'either phase, or month and measure' }]);
}
