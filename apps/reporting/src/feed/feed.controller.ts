import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@homeward/access';
import { FEED_SCHEMA, InvalidRequest, isPosition } from '@homeward/contracts';
import { CurrentCaller, EdgeProblem, notFound, proofOf, Reads } from '@homeward/http';
import type { Timers } from '@homeward/platform';
import { CaseSummaryQuery } from '@homeward/read-model';
import { TIMERS } from '@homeward/wiring';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readScopeOf } from '../read-scope';
import { EventStream } from './event-stream';
import { FeedConnections } from './feed-connections';
import { FeedSource } from './feed-source';
import { followFeed, type FollowOptions } from './follow-feed';

const EVENT_STREAM = 'text/event-stream';
/** `x-accel-buffering` and `no-transform` keep proxies from holding events back until they have a bufferful. */
const HEADERS = { 'content-type': EVENT_STREAM, 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' } as const;

const ACCEPT = ApiHeader({ name: 'Accept', required: true, schema: { type: 'string', enum: [EVENT_STREAM] } });
const LAST_EVENT_ID = ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last `id` that was read; the feed goes on after it. From now on when absent.', schema: { type: 'string' } });
const STREAM = ApiOkResponse({ description: 'The stream, until either side ends it.', content: { [EVENT_STREAM]: { schema: FEED_SCHEMA } } });

@ApiTags('feed')
@Controller('v1/feed')
export class FeedController {
  constructor(
    private readonly summaries: CaseSummaryQuery,
    private readonly source: FeedSource,
    private readonly connections: FeedConnections,
    @Inject(TIMERS) private readonly timers: Timers,
  ) {}

  @Get('worklist')
  @Reads('feed')
  @ApiOperation({ operationId: 'FollowWorklist', summary: 'What happens on the cases the caller may see, as it happens, without personal data.' })
  @ACCEPT
  @LAST_EVENT_ID
  @STREAM
  async worklist(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    readScopeOf(caller);
    await this.follow(caller, { request, reply });
  }

  @Get('cases/:id')
  @Reads('feed')
  @ApiOperation({ operationId: 'FollowCase', summary: 'What happens on one case, as it happens, without personal data.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ACCEPT
  @LAST_EVENT_ID
  @STREAM
  async one(@CurrentCaller() caller: Caller, @Param('id') caseId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if ((await this.summaries.findCase(caseId, readScopeOf(caller))) === undefined) throw notFound();
    await this.follow(caller, { request, reply, caseId });
  }

  private async follow({ actor }: Caller, { request, reply, caseId }: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly caseId?: string }): Promise<void> {
    const after = await this.startOf(request);
    const options = { source: this.source, timers: this.timers, after, prove: proofOf(request), onRevocation: this.connections.onRevocation, ...(caseId === undefined ? {} : { caseId }) };
    await this.connections.run(actor, (signal) => answer(reply, options, signal));
  }

  private async startOf({ headers }: FastifyRequest): Promise<string> {
    if (!(headers.accept ?? '').includes(EVENT_STREAM)) throw new EdgeProblem('NotAcceptable', `This is a feed: send Accept: ${EVENT_STREAM}.`);
    const head = await this.source.head();
    const given = headers['last-event-id'] ?? head;
    if (isPosition(given) && given <= head) return given;
    throw new InvalidRequest('The feed cannot go on from there.', [{ pointer: 'Last-Event-ID', reason: 'must be an id of this feed' }]);
  }
}

/** Takes the answer out of the framework's hands: it is never finished and never held back. */
async function answer(reply: FastifyReply, options: FollowOptions, signal: AbortSignal): Promise<void> {
  const gone = new AbortController();
  reply.hijack();
  const { raw } = reply;
  raw.once('close', () => gone.abort());
  raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...HEADERS });
  await followFeed(new EventStream(raw, options.timers), options, AbortSignal.any([signal, gone.signal]));
}
