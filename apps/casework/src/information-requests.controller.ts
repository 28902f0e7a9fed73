import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, mayOpen, maySee } from '@homeward/access';
import { INFORMATION_REQUESTS_SCHEMA } from '@homeward/contracts';
import type { Sealable } from '@homeward/decider';
import { CurrentCaller, etagOf, notFound, Reads } from '@homeward/http';
import type { RegisteredCase } from '@homeward/return-case';
import type { FastifyReply } from 'fastify';
import { CaseMemories } from './case-memories';
import { readCaseId } from './read-command-request';

type InformationRequest = RegisteredCase['informationRequests'][number];
type Told = Sealable<string> | { readonly sealed: 'protection' };

interface InformationRequestDocument extends Pick<InformationRequest, 'requestId' | 'toRole' | 'toUnit' | 'dueOn' | 'status' | 'askedBy' | 'askedAt'> {
  readonly question: Told;
  readonly answer?: Told;
  readonly attachmentRef?: string;
}

interface InformationRequestsDocument {
  readonly caseId: string;
  readonly revision: number;
  readonly requests: readonly InformationRequestDocument[];
}

/** The questions put to other roles. A question is read by who may read what protects the person, by the role it was put to, and by who asked. */
@ApiTags('cases')
@Controller('v1/cases/:id/information-requests')
export class InformationRequestsController {
  constructor(private readonly memories: CaseMemories) {}

  @Get()
  @Reads('case')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'ListInformationRequests', summary: 'What was asked of whom, and what was answered' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ schema: INFORMATION_REQUESTS_SCHEMA, headers: { ETag: { description: 'The revision of the case now.', schema: { type: 'string' } } } })
  async list(@Param('id') id: string, @CurrentCaller() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<InformationRequestsDocument> {
    const caseId = readCaseId(id);
    const { state, revision } = await this.memories.load(caseId);
    if (state.phase === 'none' || !maySee(caller, state)) throw notFound();
    void reply.header('etag', etagOf(revision));
    return { caseId, revision, requests: state.informationRequests.map((asked) => documentFor(caller, asked)) };
  }
}

function documentFor({ actor, role }: Caller, asked: InformationRequest): InformationRequestDocument {
  const isReader = mayOpen(role, 'protection') || role === asked.toRole || actor === asked.askedBy;
  const told = (text: Sealable<string>): Told => (isReader ? text : { sealed: 'protection' });
  const { requestId, toRole, toUnit, dueOn, status, askedBy, askedAt, question, provided } = asked;
  return {
    requestId,
    toRole,
    ...(toUnit !== undefined && { toUnit }),
    dueOn,
    status,
    askedBy,
    askedAt,
    question: told(question),
    ...(provided !== null && { answer: told(provided.answer) }),
    ...(provided?.attachmentRef !== undefined && { attachmentRef: provided.attachmentRef }),
  };
}
