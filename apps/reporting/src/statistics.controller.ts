import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@homeward/access';
import { CASELOAD_SCHEMA, CaseloadParameters, DEPARTURES_SCHEMA, DeparturesParameters, validBody } from '@homeward/contracts';
import { CurrentCaller, Reads } from '@homeward/http';
import { CASELOAD_DIMENSIONS, type CaseloadCount, CaseloadQuery, DEPARTURE_DIMENSIONS, type DepartureCount, DeparturesQuery } from '@homeward/read-model';
import { ReadPosition } from './read-position';
import { readScopeOf } from './read-scope';

interface Counts<Count> {
  /** How far the read models had come when the counting began; what the counts rest on is at least that. */
  readonly position: string | null;
  readonly counts: readonly Count[];
}

/** Counts of now, kept up to date with every event. */
@ApiTags('statistics')
@Controller('v1')
export class StatisticsController {
  constructor(
    private readonly caseloads: CaseloadQuery,
    private readonly departureCounts: DeparturesQuery,
    private readonly position: ReadPosition,
  ) {}

  @Get('caseload')
  @Reads('statistics')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetCaseload', summary: 'How many cases stand where. With `flag`, each case counts once under `(any)` and once under each of its flags.' })
  @ApiOkResponse({ schema: CASELOAD_SCHEMA })
  async caseload(@CurrentCaller() caller: Caller, @Query() query: CaseloadParameters): Promise<Counts<CaseloadCount>> {
    const { minPosition, by = 'phase' } = validBody(CaseloadParameters, query);
    await this.position.reach(minPosition);
    const position = await this.position.current();
    return { position, counts: await this.caseloads.count({ scope: readScopeOf(caller), by: dimensionsIn(by, CASELOAD_DIMENSIONS) }) };
  }

  @Get('departures')
  @Reads('statistics')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetDepartures', summary: 'How many persons left.' })
  @ApiOkResponse({ schema: DEPARTURES_SCHEMA })
  async departures(@CurrentCaller() caller: Caller, @Query() query: DeparturesParameters): Promise<Counts<DepartureCount>> {
    const { minPosition, by = 'month', ...months } = validBody(DeparturesParameters, query);
    await this.position.reach(minPosition);
    const position = await this.position.current();
    const counts = await this.departureCounts.count({ scope: readScopeOf(caller), by: dimensionsIn(by, DEPARTURE_DIMENSIONS), ...months });
    return { position, counts };
  }
}

/** The dimensions named, in the order of the closed list; the contract let no other name pass. */
function dimensionsIn<Dimension extends string>(by: string, known: readonly Dimension[]): readonly Dimension[] {
  const named = new Set(by.split(','));
  return known.filter((dimension) => named.has(dimension));
}
