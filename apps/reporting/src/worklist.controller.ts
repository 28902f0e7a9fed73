import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@homeward/access';
import { validBody, WORKLIST_SCHEMA, WorklistParameters } from '@homeward/contracts';
import { CurrentCaller, Reads } from '@homeward/http';
import type { Clock } from '@homeward/platform';
import { type WorklistEntry, WorklistQuery } from '@homeward/read-model';
import { CLOCK } from '@homeward/wiring';
import { ReadPosition } from './read-position';
import { readScopeOf, withCursor } from './read-scope';

const DEFAULT_ITEMS = 50;

interface Worklist {
  readonly asOf: string;
  readonly items: readonly WorklistEntry[];
  readonly nextCursor: string | null;
}

@ApiTags('worklist')
@Controller('v1/worklist')
export class WorklistController {
  constructor(
    private readonly worklists: WorklistQuery,
    private readonly position: ReadPosition,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Reads('worklist')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetWorklist', summary: 'What is overdue, due or expiring in the next 14 days, the oldest first.' })
  @ApiOkResponse({ schema: WORKLIST_SCHEMA })
  async worklist(@CurrentCaller() caller: Caller, @Query() query: WorklistParameters): Promise<Worklist> {
    const { minPosition, limit, ...choice } = validBody(WorklistParameters, query);
    await this.position.reach(minPosition);
    const asOf = this.clock.now();
    const page = this.worklists.list({ scope: readScopeOf(caller), asOf, limit: Number(limit ?? DEFAULT_ITEMS), ...choice });
    const { rows, next = null } = await withCursor(page);
    return { asOf, items: rows, nextCursor: next };
  }
}
