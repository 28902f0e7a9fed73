import { Controller, Get, Header, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, caseScopeOf, maySee } from '@homeward/access';
import { CaseLog } from '@homeward/case-log';
import { CASE_SCHEMA, CASES_SCHEMA, CasesQuery, MinPositionQuery, TIMELINE_SCHEMA, TimelineQuery, validBody } from '@homeward/contracts';
import { CurrentCaller, cursorCodec, etagOf, notFound, Reads } from '@homeward/http';
import { type CaseSummary, findCaseSummaries, findCaseSummary, findTimeline, type TimelineEntry } from '@homeward/read-model';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { type CaseDocument, documentsFor } from './case-document';
import { pageOf } from './page';
import { ReadPosition } from './read-position';

const DEFAULT_CASES = 50;
const DEFAULT_EVENTS = 100;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const isCaseId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
const isRevision = (value: unknown): value is number => Number.isSafeInteger(value);
const casesCursor = cursorCodec('cases', isCaseId);
const timelineCursor = cursorCodec('timeline', isRevision);

@ApiTags('cases')
@Controller('v1/cases')
export class CaseViewsController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CaseLog) private readonly caseLog: CaseLog,
    private readonly position: ReadPosition,
  ) {}

  @Get()
  @Reads('case')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'ListCases', summary: 'The cases the caller may see, by page.' })
  @ApiOkResponse({ schema: CASES_SCHEMA })
  async list(@CurrentCaller() caller: Caller, @Query() query: CasesQuery): Promise<{ cases: readonly CaseDocument[]; nextCursor: string | null }> {
    const { minPosition, limit, cursor, ...filter } = validBody(CasesQuery, query);
    await this.position.reach(minPosition);
    const size = Number(limit ?? DEFAULT_CASES);
    const found = await findCaseSummaries(this.dataSource, {
      scope: caseScopeOf(caller),
      filter,
      limit: size + 1,
      ...(cursor === undefined ? {} : { after: casesCursor.decode(cursor) }),
    });
    const { items, nextCursor } = pageOf(found, size, ({ caseId }) => casesCursor.encode(caseId));
    return { cases: await documentsFor(caller.role, items, this.caseLog), nextCursor };
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
    const [document] = await documentsFor(caller.role, [summary], this.caseLog);
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
  async timeline(
    @CurrentCaller() caller: Caller,
    @Param('id') caseId: string,
    @Query() query: TimelineQuery,
  ): Promise<{ caseId: string; events: readonly Omit<TimelineEntry, 'caseId'>[]; nextCursor: string | null }> {
    const { minPosition, limit, cursor } = validBody(TimelineQuery, query);
    await this.position.reach(minPosition);
    await this.visible(caller, caseId);
    const size = Number(limit ?? DEFAULT_EVENTS);
    const after = cursor === undefined ? {} : { after: timelineCursor.decode(cursor) };
    const found = await findTimeline(this.dataSource, { caseId, limit: size + 1, ...after });
    const { items, nextCursor } = pageOf(found, size, ({ revision }) => timelineCursor.encode(revision));
    return { caseId, events: items.map(({ caseId: _, ...event }) => event), nextCursor };
  }

  /** A case one may not see answers exactly like one that does not exist. */
  private async visible(caller: Caller, caseId: string): Promise<CaseSummary> {
    const summary = isCaseId(caseId) ? await findCaseSummary(this.dataSource, caseId) : null;
    if (summary === null || !maySee(caller, summary)) throw notFound();
    return summary;
  }
}
