import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@homeward/access';
import { InvalidRequest, OVERRIDES_SCHEMA, OverridesQuery, validBody } from '@homeward/contracts';
import { CurrentCaller, Reads } from '@homeward/http';
import type { Clock } from '@homeward/platform';
import { type DdpOverrideRow, DdpOverridesQuery, MAX_OVERRIDES } from '@homeward/read-model';
import { CLOCK } from '@homeward/wiring';
import { DateTime } from 'luxon';
import { ReadPosition } from '../read-position';
import { readScopeOf } from '../read-scope';

interface Overrides {
  readonly week: string;
  readonly from: string;
  readonly before: string;
  readonly overrides: readonly DdpOverrideRow[];
  readonly cut: boolean;
}

/** The weekly listing of blocks that were set aside. */
@ApiTags('reports')
@Controller('v1/reports/overrides')
export class OverridesController {
  constructor(
    private readonly overrides: DdpOverridesQuery,
    private readonly position: ReadPosition,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Reads('overrides')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'ListOverrides', summary: 'The checks overridden in a week: which, by whom, when and for what kind of reason.' })
  @ApiOkResponse({ schema: OVERRIDES_SCHEMA })
  async list(@CurrentCaller() caller: Caller, @Query() query: OverridesQuery): Promise<Overrides> {
    const { minPosition, week: asked } = validBody(OverridesQuery, query);
    await this.position.reach(minPosition);
    const week = asked ?? weekBefore(this.clock.now());
    const { from, before } = instantsOf(week);
    const found = await this.overrides.list({ scope: readScopeOf(caller), from, before });
    return { week, from, before, overrides: found.slice(0, MAX_OVERRIDES), cut: found.length > MAX_OVERRIDES };
  }
}

function weekBefore(now: string): string {
  return DateTime.fromISO(now, { zone: 'utc' }).minus({ weeks: 1 }).toFormat("kkkk-'W'WW");
}

/** Monday to Sunday in UTC. Not every year has a week 53. */
function instantsOf(week: string): { readonly from: string; readonly before: string } {
  const monday = DateTime.fromISO(week, { zone: 'utc' });
  const from = monday.toISO();
  const before = monday.plus({ weeks: 1 }).toISO();
  if (from === null || before === null) throw new InvalidRequest('There is no such week.', [{ pointer: 'week', reason: 'must be a week of that year' }]);
  return { from, before };
}
