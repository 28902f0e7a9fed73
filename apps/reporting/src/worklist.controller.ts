import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, caseScopeOf } from '@homeward/access';
import { validBody, WORKLIST_SCHEMA, WorklistQuery } from '@homeward/contracts';
import { CurrentCaller, cursorCodec, Reads } from '@homeward/http';
import type { Clock } from '@homeward/platform';
import { findWork, type WorklistItem, type WorklistPlace } from '@homeward/read-model';
import { addHours } from '@homeward/return-case';
import { CLOCK } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { pageOf } from './page';
import { ReadPosition } from './read-position';

const DEFAULT_DAYS = 14;
const DEFAULT_ITEMS = 50;
const HOURS_A_DAY = 24;
const PLACE_LENGTH = 4;

const isPlace = (value: unknown): value is WorklistPlace =>
  Array.isArray(value) && value.length === PLACE_LENGTH && value.every((part) => typeof part === 'string') && !Number.isNaN(Date.parse(String(value[0])));
const cursors = cursorCodec('worklist', isPlace);

interface Worklist {
  readonly asOf: string;
  readonly until: string;
  readonly items: readonly (WorklistItem & { readonly overdue: boolean })[];
  readonly nextCursor: string | null;
}

@ApiTags('worklist')
@Controller('v1/worklist')
export class WorklistController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly position: ReadPosition,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Reads('worklist')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetWorklist', summary: 'What is overdue, due or expiring, the most urgent first.' })
  @ApiOkResponse({ schema: WORKLIST_SCHEMA })
  async worklist(@CurrentCaller() caller: Caller, @Query() query: WorklistQuery): Promise<Worklist> {
    const { minPosition, days, limit, cursor, officer, kind } = validBody(WorklistQuery, query);
    await this.position.reach(minPosition);
    const asOf = this.clock.now();
    const until = addHours(asOf, Number(days ?? DEFAULT_DAYS) * HOURS_A_DAY);
    const size = Number(limit ?? DEFAULT_ITEMS);
    const found = await findWork(this.dataSource, {
      scope: caseScopeOf(caller),
      until,
      limit: size + 1,
      ...(officer === undefined ? {} : { officer }),
      ...(kind === undefined ? {} : { kind }),
      ...(cursor === undefined ? {} : { after: cursors.decode(cursor) }),
    });
    const { items, nextCursor } = pageOf(found, size, (last) => cursors.encode([last.dueAt, last.caseId, last.kind, last.step]));
    return { asOf, until, items: items.map((item) => ({ ...item, overdue: item.dueAt < asOf })), nextCursor };
  }
}
