import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@homeward/access';
import { DECISIONS_SCHEMA, DecisionsQuery, EXPLANATION_SCHEMA, ExplanationQuery, validBody } from '@homeward/contracts';
import { type Audience, type DdpDecision, explain, type Explanation, type Language } from '@homeward/due-diligence';
import { CurrentCaller, notFound, Reads } from '@homeward/http';
import { CaseSummaryQuery, DdpDecisionsQuery, type ListedDecision } from '@homeward/read-model';
import { RuleSets } from '@homeward/wiring';
import { ReadPosition } from '../read-position';
import { readScopeOf, withCursor } from '../read-scope';
import { audienceFor } from './audience';
import { decisionAgain } from './decision-again';

const DEFAULT_DECISIONS = 50;
const REVISION = /^(?:0|[1-9]\d{0,8})$/;

interface DecisionsPage {
  readonly caseId: string;
  readonly decisions: readonly Omit<ListedDecision, 'caseId' | 'hostCountry' | 'returnCountry' | 'nationality' | 'sex' | 'ageBand'>[];
  readonly nextCursor: string | null;
}

interface ExplainedDecision {
  readonly caseId: string;
  readonly revision: number;
  readonly decidedAt: string;
  readonly ruleSet: DdpDecision['ruleSet'];
  readonly result: DdpDecision['result'];
  readonly language: Language;
  readonly audience: Audience;
  readonly explanation: Explanation;
}

/** What was decided on a case, and why. */
@ApiTags('due-diligence')
@Controller('v1/cases/:id/due-diligence/decisions')
export class DecisionsController {
  constructor(
    private readonly summaries: CaseSummaryQuery,
    private readonly decisions: DdpDecisionsQuery,
    private readonly position: ReadPosition,
    private readonly ruleSets: RuleSets,
  ) {}

  @Get()
  @Reads('due-diligence-outcome')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'ListDueDiligenceDecisions', summary: 'The decisions of a case: result, rules, signer, how long each stood and what made it stale.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ schema: DECISIONS_SCHEMA })
  async list(@CurrentCaller() caller: Caller, @Param('id') caseId: string, @Query() query: DecisionsQuery): Promise<DecisionsPage> {
    const { minPosition, limit, cursor } = validBody(DecisionsQuery, query);
    await this.position.reach(minPosition);
    await this.ensureVisible(caller, caseId);
    const page = this.decisions.list(caseId, { limit: Number(limit ?? DEFAULT_DECISIONS), ...(cursor === undefined ? {} : { cursor }) });
    const { rows, next = null } = await withCursor(page);
    return { caseId, decisions: rows.map(withoutPerson), nextCursor: next };
  }

  @Get(':revision/explanation')
  @Reads('due-diligence')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'ExplainDueDiligenceDecision',
    summary: 'A decision in plain words, from its own rules and inputs: for the officer, for the chief of mission, for the person concerned.',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiParam({ name: 'revision', description: 'The revision of the decision, as it is listed.', schema: { type: 'integer', minimum: 0 } })
  @ApiOkResponse({ schema: EXPLANATION_SCHEMA })
  async explanation(@CurrentCaller() caller: Caller, @Param() address: { readonly id: string; readonly revision: string }, @Query() query: ExplanationQuery): Promise<ExplainedDecision> {
    const { minPosition, language = 'en', audience: asked } = validBody(ExplanationQuery, query);
    const audience = audienceFor(caller, asked);
    await this.position.reach(minPosition);
    await this.ensureVisible(caller, address.id);
    const row = REVISION.test(address.revision) ? await this.decisions.find(address.id, Number(address.revision)) : undefined;
    if (row === undefined) throw notFound();
    const { decision, ruleSet } = decisionAgain(row, this.ruleSets);
    const { caseId, revision, decidedAt } = row;
    return { caseId, revision, decidedAt, ruleSet: decision.ruleSet, result: decision.result, language, audience, explanation: explain(decision, ruleSet, { language, audience }) };
  }

  /** A case one may not see answers exactly like one that does not exist. */
  private async ensureVisible(caller: Caller, caseId: string): Promise<void> {
    if ((await this.summaries.findCase(caseId, readScopeOf(caller))) === undefined) throw notFound();
  }
}

function withoutPerson({ caseId: _1, hostCountry: _2, returnCountry: _3, nationality: _4, sex: _5, ageBand: _6, ...decision }: ListedDecision): DecisionsPage['decisions'][number] {
  return decision;
}
