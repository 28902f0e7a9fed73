import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, caseScopeOf } from '@homeward/access';
import { SEGREGATION_SCHEMA, SegregationQuery, validBody } from '@homeward/contracts';
import { awaitPosition, CurrentCaller, EdgeProblem, Reads } from '@homeward/http';
import { DutiesQuery, type DutyConflict, EXCLUSIONS, ProjectionProgress, type ReadScope } from '@homeward/read-model';

/** A client that has just written waits this long for its own write before it is asked to come again. */
const WAIT_LIMIT_MS = 5_000;
const BEFORE_EVERYTHING = '0';

interface Segregation {
  readonly asOfPosition: string | null;
  readonly exclusions: typeof EXCLUSIONS;
  readonly duties: number;
  readonly conflicts: number;
  readonly found: readonly DutyConflict[];
}

/** Proof that nobody had two duties on a case that exclude each other. */
@ApiTags('audit')
@Controller('v1/audit/segregation-of-duties')
export class SegregationController {
  constructor(
    private readonly duties: DutiesQuery,
    @Inject(ProjectionProgress) private readonly progress: ProjectionProgress,
  ) {}

  @Get()
  @Reads('audit')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'ProveSegregationOfDuties', summary: 'Every case on which one person had two duties that exclude each other, over all history or as of a position. None is the proof.' })
  @ApiOkResponse({ schema: SEGREGATION_SCHEMA })
  async segregation(@CurrentCaller() caller: Caller, @Query() query: SegregationQuery): Promise<Segregation> {
    const { minPosition, asOf: asked } = validBody(SegregationQuery, query);
    await awaitPosition(minPosition, (position) => this.progress.waitFor(position, { timeoutMs: WAIT_LIMIT_MS }));
    const reached = (await this.progress.minimumCheckpoint()) ?? null;
    // What is not projected yet cannot be proved, so the answer says how far it goes.
    const asOf = asked !== undefined && reached !== null && asked < reached ? asked : reached;
    const bounded = { scope: scopeOf(caller), asOf: asOf ?? BEFORE_EVERYTHING };
    const [{ conflicts, rows }, duties] = await Promise.all([this.duties.conflicts(bounded), this.duties.count(bounded)]);
    return { asOfPosition: asOf, exclusions: EXCLUSIONS, duties, conflicts, found: rows };
  }
}

function scopeOf(caller: Caller): ReadScope {
  const scope = caseScopeOf(caller);
  if (scope.kind === 'network') return {};
  if (scope.kind === 'office') return { office: scope.office };
  throw new EdgeProblem('NotAllowed', 'This token names no office whose cases it may audit.');
}
