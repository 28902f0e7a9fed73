import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, maySee, maySend } from '@homeward/access';
import { AvailableCommandsDocument, commandNameOf, type CommandReceipt } from '@homeward/contracts';
import { CurrentCaller, etagOf, notFound, Reads, TakesCommands } from '@homeward/http';
import type { Clock } from '@homeward/platform';
import { availableCommands, type Policy } from '@homeward/return-case';
import { CLOCK, POLICY } from '@homeward/wiring';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseMemories } from './case-memories';
import { contextOf } from './command-filling';
import { ExecuteReturnCase } from './execute-return-case';
import { Offices } from './offices';
import { readCaseId, readCommandRequest } from './read-command-request';

const CREATED = 201;
const OK = 200;

@ApiTags('cases')
@Controller('v1/cases/:id')
export class CasesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly memories: CaseMemories,
    private readonly offices: Offices,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(POLICY) private readonly policy: Policy,
  ) {}

  /** Described command by command in the document. */
  @ApiExcludeEndpoint()
  @TakesCommands()
  @Post('commands/:name')
  async command(
    @Param('id') id: string,
    @Param('name') name: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandReceipt> {
    const asked = readCommandRequest({ id, name }, caller, request);
    const { kind, caseId, revision, position, events } = await this.commands.execute(new ExecuteReturnCase(asked));
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
    const context = contextOf(caller, { now: this.clock.now(), zone: this.offices.zoneOf(state.office), policy: this.policy });
    const commands = availableCommands(state, context)
      .filter(({ command }) => maySend(caller.role, command))
      .map(({ command, allowed, obstacles }) => ({ command: commandNameOf(command), allowed, obstacles }));
    void reply.header('etag', etagOf(revision));
    return { caseId, revision, phase: state.phase, commands };
  }
}
