import { Readable } from 'node:stream';
import { Controller, Delete, Get, Header, HttpCode, Inject, type OnModuleInit, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Caller, maySend } from '@homeward/access';
import { validBody } from '@homeward/contracts';
import { CurrentCaller, EdgeProblem, TakesCommands, traceOf } from '@homeward/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { documentOf, ImportJobDocument } from './import-job.document';
import { ImportJobs } from './import-jobs';
import { ImportQuery, ResultQuery } from './import-queries';
import { CSV_TYPE, formatOf, IMPORTS_PATH, spooled, takeSheets, XLSX_TYPE } from './receive-sheet';

/** Intake sheets. Whoever may register a person may import; who sent a sheet is the only one who sees its rows again. */
@ApiTags('imports')
@TakesCommands()
@Controller('v1/imports')
export class ImportsController implements OnModuleInit {
  constructor(
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    takeSheets(this.host.httpAdapter.getInstance<FastifyInstance>());
  }

  @Post()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'ImportSheet',
    summary: 'Register everybody in an intake sheet',
    description: 'Good rows land, bad rows come back in the result with what is wrong. The same sheet again changes nothing.',
  })
  @ApiConsumes(CSV_TYPE, XLSX_TYPE)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiAcceptedResponse({ type: ImportJobDocument, headers: { Location: { description: 'Where its progress is told.', schema: { type: 'string' } } } })
  async send(@CurrentCaller() caller: Caller, @Query() query: ImportQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ImportJobDocument> {
    ensureMayImport(caller);
    const { dateOrder } = validBody(ImportQuery, query);
    const format = formatOf(request.headers['content-type']);
    this.jobs.ensureRoom();
    const upload = await spooled(streamOf(request.body));
    const job = this.jobs.start({ caller, format, upload, trace: traceOf(request), ...(dateOrder !== undefined && { dateOrder }) });
    void reply.header('location', `${IMPORTS_PATH}/${job.id}`);
    return documentOf(job);
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetImport', summary: 'How far an import has come' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: ImportJobDocument })
  progress(@CurrentCaller() caller: Caller, @Param('id') id: string): ImportJobDocument {
    return documentOf(this.jobs.get(caller, id));
  }

  @Get(':id/result')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetImportResult', summary: 'The rows of the sheet with what became of each; corrected, it can be sent again', description: 'Kept for an hour.' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiProduces(CSV_TYPE)
  @ApiOkResponse({ schema: { type: 'string' } })
  result(@CurrentCaller() caller: Caller, @Param('id') id: string, @Query() query: ResultQuery): StreamableFile {
    const { rows = 'refused' } = validBody(ResultQuery, query);
    const job = this.jobs.get(caller, id);
    if (!job.isFinished || !job.results) throw new EdgeProblem('NotReady', 'The import is not finished.');
    return new StreamableFile(Readable.from(job.results[rows].read()), { type: `${CSV_TYPE}; charset=utf-8`, disposition: `attachment; filename="import-${rows}.csv"` });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'RemoveImport', summary: 'Stop an import and forget its rows', description: 'Cases that were registered stay.' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    await this.jobs.remove(caller, id);
  }
}

function ensureMayImport(caller: Caller): void {
  if (!maySend(caller.role, 'RegisterCase')) throw new EdgeProblem('NotAllowed', `The role ${caller.role} may not register anybody.`);
}

function streamOf(body: unknown): Readable {
  if (body instanceof Readable) return body;
  throw new EdgeProblem('UnsupportedMediaType', `Send the sheet as ${CSV_TYPE} or ${XLSX_TYPE}.`);
}
