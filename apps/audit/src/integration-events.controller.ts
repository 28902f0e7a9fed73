import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, WHOLE_NETWORK } from '@homeward/access';
import { INTEGRATION_EVENTS_SCHEMA, IntegrationEventsQuery, validBody } from '@homeward/contracts';
import { CurrentCaller, EdgeProblem, Reads } from '@homeward/http';
import { FeedPlaces, type IntegrationEvent, StillCounting } from '@homeward/integration';

const DEFAULT_EVENTS = 100;
const CLOUD_EVENTS = 'application/cloudevents-batch+json';

/** What other systems learn over the broker, read from the log itself: how one outside fills a gap, or begins. */
@ApiTags('integration')
@Controller('v1/integration/events')
export class IntegrationEventsController {
  constructor(private readonly feed: FeedPlaces) {}

  @Get()
  @Reads('integration-events')
  @Header('cache-control', 'no-store')
  @Header('content-type', `${CLOUD_EVENTS}; charset=utf-8`)
  @ApiOperation({ operationId: 'ListIntegrationEvents', summary: 'The integration events after a sequence, in order and without a gap; none when there are no more yet. Only for other systems, of the whole network.' })
  @ApiOkResponse({ content: { [CLOUD_EVENTS]: { schema: INTEGRATION_EVENTS_SCHEMA } } })
  async events(@CurrentCaller() caller: Caller, @Query() query: IntegrationEventsQuery): Promise<readonly IntegrationEvent[]> {
    // Events of one office alone would have gaps, which nobody could tell from lost ones.
    if (caller.office !== WHOLE_NETWORK) throw new EdgeProblem('NotAllowed', 'The feed is of the whole network, and this token of one office.');
    const { after, limit } = validBody(IntegrationEventsQuery, query);
    try {
      return await this.feed.readAfter(Number(after ?? 0), Number(limit ?? DEFAULT_EVENTS));
    } catch (error) {
      if (error instanceof StillCounting) throw new EdgeProblem('NotReady', 'The place of that sequence is still being counted. Ask again.');
      throw error;
    }
  }
}
