import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, maySee, maySend } from '@homeward/access';
import { AvailableCommandsDocument, commandNameOf, type CommandReceipt } from '@homeward/contracts';
import { CurrentCaller, etagOf, notFound, Reads, TakesCommands } from '@homeward/http';
import { reached } from '@homeward/platform';
import { availableCommands } from '@homeward/return-case';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseMemories } from './case-memories';
import { CommandContexts } from './command-contexts';
import { ExecuteReturnCase } from './execute-return-case';
import { type CommandAddress, readCaseId, readCommandRequest } from './read-command-request';

const CREATED = 201;
const OK = 200;

@ApiTags('cases')
@Controller('v1/cases/:id')
export class CasesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly memories: CaseMemories,
    private readonly contexts: CommandContexts,
  ) {}

  /** Described command by command in the document. */
  @ApiExcludeEndpoint()
  @TakesCommands()
  @Post('commands/:name')
  async command(
    @Param() address: CommandAddress,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandReceipt> {
    const asked = readCommandRequest(address, caller, request);
    const { kind, caseId, revision, position, events } = await this.commands.execute(new ExecuteReturnCase(asked));
    reached('receipt-made');
    void reply.status(kind === 'recorded' ? CREATED : OK).header('etag', etagOf(revision));
    if (kind === 'replayed') void reply.header('idempotency-replayed', 'true');
    return { caseId, revision, position, events };
  }

  @Reads('available-commands')
  @Get('available-commands')
  @ApiOperation({ operationId: 'AvailableCommands', summary: 'What can be done next, and what stands in the way' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: AvailableCommandsDocument, headers: { ETag: { description: 'The revision of the case now.', schema: { type: 'string' } } } })
  async available(@Param('id') id: string, @CurrentCaller() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<AvailableCommandsDocument> {
    const caseId = readCaseId(id);
    const { state, revision } = await this.memories.load(caseId);
    if (state.phase === 'none' || !maySee(caller, state)) throw notFound();
    const commands = availableCommands(state, this.contexts.contextOf(caller, state))
      .filter(({ command }) => maySend(caller.role, command))
      .map(({ command, allowed, obstacles }) => ({ command: commandNameOf(command), allowed, obstacles }));
    void reply.header('etag', etagOf(revision));
    return { caseId, revision, phase: state.phase, commands };
  }
}
