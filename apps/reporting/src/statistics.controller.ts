import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, caseScopeOf } from '@homeward/access';
import { CASELOAD_SCHEMA, DEPARTURES_SCHEMA, MinPositionQuery, validBody } from '@homeward/contracts';
import { CurrentCaller, Reads } from '@homeward/http';
import { type CaseloadCell, type DepartureCell, findCaseload, findDepartures } from '@homeward/read-model';
import { DataSource } from 'typeorm';
import { ReadPosition } from './read-position';

interface Cells<Cell> {
  /** How far the read models have come; the counts are of then. */
  readonly position: string | null;
  readonly cells: readonly Cell[];
}

/** Counts of now, kept up to date with every event. */
@ApiTags('statistics')
@Controller('v1')
export class StatisticsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly position: ReadPosition,
  ) {}

  @Get('caseload')
  @Reads('statistics')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetCaseload', summary: 'Cases by phase, nationality, sex, age band and flag. The flag `(any)` counts each case once.' })
  @ApiOkResponse({ schema: CASELOAD_SCHEMA })
  async caseload(@CurrentCaller() caller: Caller, @Query() query: MinPositionQuery): Promise<Cells<CaseloadCell>> {
    await this.position.reach(validBody(MinPositionQuery, query).minPosition);
    const position = await this.position.current();
    return { position, cells: await findCaseload(this.dataSource, caseScopeOf(caller)) };
  }

  @Get('departures')
  @Reads('statistics')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetDepartures', summary: 'Departures by month, transport, nationality, host, sex and age band.' })
  @ApiOkResponse({ schema: DEPARTURES_SCHEMA })
  async departures(@CurrentCaller() caller: Caller, @Query() query: MinPositionQuery): Promise<Cells<DepartureCell>> {
    await this.position.reach(validBody(MinPositionQuery, query).minPosition);
    const position = await this.position.current();
    return { position, cells: await findDepartures(this.dataSource, caseScopeOf(caller)) };
  }
}
