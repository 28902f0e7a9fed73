import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@homeward/access';
import { InvalidRequest, RULE_SET_SCHEMA, validBody, WHAT_IF_SCHEMA, WhatIfQuery } from '@homeward/contracts';
import { CurrentCaller, EdgeProblem, Reads } from '@homeward/http';
import type { ReadScope } from '@homeward/read-model';
import { isCalendarDate } from '@homeward/return-case';
import type { FastifyReply } from 'fastify';
import { ReadPosition } from '../read-position';
import { readScopeOf } from '../read-scope';
import { readCandidate } from './read-candidate';
import type { WhatIfDocument } from './what-if-job';
import { WhatIfJobs } from './what-if-jobs';

const PATH = 'v1/what-if';
const BEFORE_EVERYTHING = '0';

/** Other rules over the decisions of the past. Nothing of it reaches a live case. */
@ApiTags('what-if')
@Reads('what-if')
@Controller(PATH)
export class WhatIfController {
  constructor(
    private readonly jobs: WhatIfJobs,
    private readonly position: ReadPosition,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'RunWhatIf',
    summary: 'Take the decisions of the past again under other rules, as known then',
    description: 'The body is a rule set. The answer says where the result will be. Only decisions on cases the caller may see count.',
  })
  @ApiBody({ schema: RULE_SET_SCHEMA })
  @ApiAcceptedResponse({ schema: WHAT_IF_SCHEMA, headers: { Location: { description: 'Where its progress and its result are.', schema: { type: 'string' } } } })
  async run(@CurrentCaller() caller: Caller, @Query() query: WhatIfQuery, @Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<WhatIfDocument> {
    const { office, ...days } = validBody(WhatIfQuery, query);
    ensureDays(days);
    const scope = narrowed(readScopeOf(caller), office);
    this.jobs.ensureRoom();
    const candidate = readCandidate(body);
    const asOf = (await this.position.current()) ?? BEFORE_EVERYTHING;
    const job = this.jobs.start({ caller, candidate, past: { scope, asOf, ...days } });
    void reply.header('location', `/${PATH}/${job.id}`);
    return job.document();
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetWhatIf', summary: 'How far a what-if has come, and its result', description: 'For who asked, and as long as it is among the last fifty.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ schema: WHAT_IF_SCHEMA })
  progress(@CurrentCaller() caller: Caller, @Param('id') id: string): WhatIfDocument {
    return this.jobs.get(caller, id).document();
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'RemoveWhatIf', summary: 'Stop a what-if, or forget its result' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiNoContentResponse()
  remove(@CurrentCaller() caller: Caller, @Param('id') id: string): void {
    this.jobs.remove(caller, id);
  }
}

/** An office can only narrow what the caller may see. */
function narrowed(scope: ReadScope, office: string | undefined): ReadScope {
  if (office === undefined || office === scope.office) return scope;
  if (scope.office !== undefined) throw new EdgeProblem('NotAllowed', 'This token is not for the cases of that office.');
  return { ...scope, office };
}

function ensureDays({ from, to }: { readonly from?: string; readonly to?: string }): void {
  const faults = Object.entries({ from, to }).flatMap(([pointer, day]) => (day === undefined || isCalendarDate(day) ? [] : [{ pointer, reason: 'must be a day of the calendar' }]));
  if (from !== undefined && to !== undefined && from > to) faults.push({ pointer: 'to', reason: 'must not be before from' });
  if (faults.length > 0) throw new InvalidRequest('The days are not a period.', faults);
}
