import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, maySee } from '@homeward/access';
import { type AnyRecordedFact, CaseLog } from '@homeward/case-log';
import { RECOMPUTED_SCHEMA } from '@homeward/contracts';
import type { EventStore } from '@homeward/event-store';
import { CurrentCaller, EdgeProblem, notFound, Reads } from '@homeward/http';
import { streamOf } from '@homeward/return-case';
import { EVENT_STORE, RuleSets } from '@homeward/wiring';
import { isDecided, recompute, type DecidedFact, type Recomputed } from './recompute';

const REVISION = /^(?:0|[1-9]\d{0,8})$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface RecomputedDecision extends Recomputed {
  readonly caseId: string;
  readonly revision: number;
  readonly eventId: string;
  readonly position: string;
  readonly recordedAt: string;
}

/** Proof that a decision follows from its inputs. */
@ApiTags('audit')
@Controller('v1/cases/:id/due-diligence/decisions/:revision/recomputed')
export class RecomputeController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CaseLog) private readonly caseLog: CaseLog,
    private readonly ruleSets: RuleSets,
  ) {}

  @Get()
  @Reads('audit')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'RecomputeDueDiligenceDecision', summary: 'A decision of the log made again from its own rules and inputs, and whether the bytes are the same.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiParam({ name: 'revision', schema: { type: 'integer', minimum: 0 } })
  @ApiOkResponse({ schema: RECOMPUTED_SCHEMA })
  async recomputed(@CurrentCaller() caller: Caller, @Param() { id, revision }: { readonly id: string; readonly revision: string }): Promise<RecomputedDecision> {
    if (!UUID.test(id) || !REVISION.test(revision)) throw notFound();
    const fact = await this.decidedAt(caller, id, Number(revision));
    const { digest } = fact.data.decision.ruleSet;
    const ruleSet = this.ruleSets.findByDigest(digest);
    if (ruleSet === undefined) throw new EdgeProblem('NotReplayable', `The rule set with the digest ${digest} is not at hand here.`);
    const { caseId, eventId, position, recordedAt } = fact;
    return { caseId, revision: fact.revision, eventId, position, recordedAt, ...recompute(fact, ruleSet) };
  }

  /** Read from the log itself, without keys: no read model stands between the auditor and the decision, and no person is opened. */
  private async decidedAt(caller: Caller, caseId: string, revision: number): Promise<DecidedFact> {
    let last: AnyRecordedFact | undefined;
    for await (const event of this.store.read(streamOf(caseId), { to: revision })) {
      last = this.caseLog.parse(event);
      if (last.type === 'CaseRegistered' && !maySee(caller, last.data)) throw notFound();
    }
    if (last === undefined || last.revision !== revision || !isDecided(last)) throw notFound();
    return last;
  }
}
