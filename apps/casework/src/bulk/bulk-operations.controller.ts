import { Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@homeward/access';
import { BulkOperationBody, BulkOperationDocument, BulkOperationsDocument, bulkFaultsOf, InvalidRequest, validBody } from '@homeward/contracts';
import { CurrentCaller, readIdempotencyKey, TakesCommands, traceOf } from '@homeward/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { headerOf } from '../read-command-request';
import { documentOf } from './bulk-job';
import { BulkOperations } from './bulk-operations';

const PATH = '/v1/bulk-operations';

/** One thing asked of every case of a corridor, a flight or a site. */
@ApiTags('bulk operations')
@TakesCommands()
@Controller('v1/bulk-operations')
export class BulkOperationsController {
  constructor(private readonly jobs: BulkOperations) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'StartBulkOperation',
    summary: 'Suspend, resume or advise every case of a corridor, flight or site',
    description: 'One event for each case, whatever happens to the process. A resumption ends one suspension and leaves cases that another one keeps.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', minLength: 8, maxLength: 128 } })
  @ApiBody({ type: BulkOperationBody })
  @ApiAcceptedResponse({ type: BulkOperationDocument, headers: { Location: { description: 'Where its progress is told.', schema: { type: 'string' } } } })
  async start(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<BulkOperationDocument> {
    const key = readIdempotencyKey(headerOf(request, 'idempotency-key'));
    const body = validBody(BulkOperationBody, request.body);
    const faults = bulkFaultsOf(body);
    if (faults.length > 0) throw new InvalidRequest('The fields do not go together.', faults);
    const { progress, replayed } = await this.jobs.start({ caller, body, key, trace: traceOf(request) });
    void reply.header('location', `${PATH}/${progress.job.id}`);
    if (replayed) void reply.header('idempotency-replayed', 'true');
    return documentOf(progress);
  }

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'ListBulkOperations', summary: 'The bulk operations of the office, newest first' })
  @ApiOkResponse({ type: BulkOperationsDocument })
  async list(@CurrentCaller() caller: Caller): Promise<BulkOperationsDocument> {
    return { operations: (await this.jobs.list(caller)).map(documentOf) };
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetBulkOperation', summary: 'How far a bulk operation has come, who was refused, and what ran out' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: BulkOperationDocument })
  async progress(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<BulkOperationDocument> {
    return documentOf(await this.jobs.get(caller, id));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ operationId: 'CancelBulkOperation', summary: 'End a bulk operation', description: 'What it has recorded stays.' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: BulkOperationDocument })
  async cancel(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<BulkOperationDocument> {
    return documentOf(await this.jobs.cancel(caller, id));
  }
}
