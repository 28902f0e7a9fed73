import { Controller, Get, Header, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@homeward/access';
import { CASE_SCHEMA, CASES_SCHEMA, CasesQuery, MinPositionQuery, TIMELINE_SCHEMA, TimelineQuery, validBody } from '@homeward/contracts';
import { CurrentCaller, etagOf, notFound, Reads } from '@homeward/http';
import type { Sealer } from '@homeward/personal-data';
import { type CaseSummary, CaseSummaryQuery, CaseTimelineQuery, type TimelineEntry } from '@homeward/read-model';
import { SEALER } from '@homeward/wiring';
import type { FastifyReply } from 'fastify';
import { type CaseDocument, documentsFor } from './case-document';
import { ReadPosition } from './read-position';
import { readScopeOf, withCursor } from './read-scope';

const DEFAULT_CASES = 50;
const DEFAULT_EVENTS = 100;

interface CasesPage {
  readonly cases: readonly CaseDocument[];
  readonly nextCursor: string | null;
}

interface TimelinePage {
  readonly caseId: string;
  readonly events: readonly Omit<TimelineEntry, 'caseId'>[];
  readonly nextCursor: string | null;
}

@ApiTags('cases')
@Controller('v1/cases')
export class CaseViewsController {
  constructor(
    private readonly summaries: CaseSummaryQuery,
    private readonly timelines: CaseTimelineQuery,
    @Inject(SEALER) private readonly sealer: Sealer,
    private readonly position: ReadPosition,
  ) {}

  @Get()
  @Reads('case')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'ListCases', summary: 'The cases the caller may see, by page.' })
  @ApiOkResponse({ schema: CASES_SCHEMA })
  async list(@CurrentCaller() caller: Caller, @Query() query: CasesQuery): Promise<CasesPage> {
    const { minPosition, limit, cursor, phase, ...exact } = validBody(CasesQuery, query);
    await this.position.reach(minPosition);
    const page = this.summaries.list({
      scope: readScopeOf(caller),
      filter: { ...exact, ...(phase === undefined ? {} : { phases: [phase] }) },
      limit: Number(limit ?? DEFAULT_CASES),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const { rows, next = null } = await withCursor(page);
    return { cases: await documentsFor(caller.role, rows, this.sealer), nextCursor: next };
  }

  @Get(':id')
  @Reads('case')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetCase', summary: 'Where one case stands, what the phase offers next and what expires when.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ schema: CASE_SCHEMA, headers: { ETag: { description: 'The revision of the case.', schema: { type: 'string' } } } })
  async one(
    @CurrentCaller() caller: Caller,
    @Param('id') caseId: string,
    @Query() query: MinPositionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDocument> {
    await this.position.reach(validBody(MinPositionQuery, query).minPosition);
    const summary = await this.visible(caller, caseId);
    const [document] = await documentsFor(caller.role, [summary], this.sealer);
    if (document === undefined) throw notFound();
    void reply.header('etag', etagOf(summary.revision));
    return document;
  }

  @Get(':id/timeline')
  @Reads('case')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetCaseTimeline', summary: 'What happened on a case, one line for each event, without personal data.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ schema: TIMELINE_SCHEMA })
  async timeline(@CurrentCaller() caller: Caller, @Param('id') caseId: string, @Query() query: TimelineQuery): Promise<TimelinePage> {
    const { minPosition, limit, cursor } = validBody(TimelineQuery, query);
    await this.position.reach(minPosition);
    await this.visible(caller, caseId);
    const page = this.timelines.list(caseId, { limit: Number(limit ?? DEFAULT_EVENTS), ...(cursor === undefined ? {} : { cursor }) });
    const { rows, next = null } = await withCursor(page);
    return { caseId, events: rows.map(({ caseId: _, ...event }) => event), nextCursor: next };
  }

  /** A case one may not see answers exactly like one that does not exist. */
  private async visible(caller: Caller, caseId: string): Promise<CaseSummary> {
    const summary = await this.summaries.findCase(caseId, readScopeOf(caller));
    if (summary === undefined) throw notFound();
    return summary;
  }
}
