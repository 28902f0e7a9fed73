import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, maySee } from '@homeward/access';
import { EVALUATION_SCHEMA, ExplanationLanguageQuery, validBody } from '@homeward/contracts';
import { type DdpDecision, explain, type Explanation, type RuleSet, type StaleCause } from '@homeward/due-diligence';
import { CurrentCaller, etagOf, notFound, Reads } from '@homeward/http';
import { judgedForSignature, type RegisteredCase } from '@homeward/return-case';
import type { FastifyReply } from 'fastify';
import { CaseMemories } from './case-memories';
import { CommandContexts } from './command-contexts';
import { readCaseId } from './read-command-request';

interface Evaluation extends Omit<DdpDecision, 'inputs' | 'checks'> {
  readonly caseId: string;
  readonly revision: number;
  readonly checks: readonly (DdpDecision['checks'][number] & { readonly title: string })[];
  readonly explanation: Explanation;
  readonly standing: Standing;
  readonly inputs?: DdpDecision['inputs'];
}

interface Standing {
  readonly result: RegisteredCase['ddp']['result'];
  readonly validUntil: string | null;
  readonly voided: boolean;
  readonly staleCauses: readonly StaleCause[];
}

/** What due diligence comes to now. It is here, beside the rules, because it must be exactly what a signature would decide. */
@ApiTags('due-diligence')
@Controller('v1/cases/:id/due-diligence')
export class DueDiligenceController {
  constructor(
    private readonly memories: CaseMemories,
    private readonly contexts: CommandContexts,
  ) {}

  @Get()
  @Reads('due-diligence')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'EvaluateDueDiligence', summary: 'What a signature would decide now, check by check and in plain words. Nothing is recorded.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ schema: EVALUATION_SCHEMA, headers: { ETag: { description: 'The revision of the case.', schema: { type: 'string' } } } })
  async evaluation(@CurrentCaller() caller: Caller, @Param('id') id: string, @Query() query: ExplanationLanguageQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<Evaluation> {
    const { language = 'en' } = validBody(ExplanationLanguageQuery, query);
    const caseId = readCaseId(id);
    const { state, revision } = await this.memories.load(caseId);
    if (state.phase === 'none' || !maySee(caller, state)) throw notFound();
    const context = this.contexts.contextOf(caller, state);
    const { inputs, ...decision } = judgedForSignature(state, context);
    const isChief = caller.role === 'chief-of-mission';
    void reply.header('etag', etagOf(revision));
    return {
      caseId,
      revision,
      ...decision,
      checks: decision.checks.map((trace) => ({ ...trace, title: titleOf(trace.check, context.ruleSet, language) })),
      explanation: explain({ inputs, ...decision }, context.ruleSet, { language, audience: isChief ? 'chief-of-mission' : 'officer' }),
      standing: standingOf(state),
      ...(isChief ? {} : { inputs }),
    };
  }
}

function titleOf(check: string, { checks }: RuleSet, language: 'en' | 'fr' | 'es'): string {
  return checks.find(({ id }) => id === check)?.title[language] ?? check;
}

function standingOf({ ddp: { result, validUntil, voided, stale } }: RegisteredCase): Standing {
  return { result, validUntil, voided, staleCauses: stale?.causes ?? [] };
}
