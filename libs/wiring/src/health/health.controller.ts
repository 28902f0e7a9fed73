import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@homeward/http';
import type { FastifyReply } from 'fastify';
import { type HealthDocument, LIVE_SCHEMA, READY_SCHEMA } from './health-document';
import { ServiceHealth } from './service-health';

const UNAVAILABLE = 503;

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: ServiceHealth) {}

  @Get('live')
  @ApiOperation({ operationId: 'Live', summary: 'The process answers. A supervisor restarts it when this fails.' })
  @ApiResponse({ status: 200, schema: LIVE_SCHEMA })
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @ApiOperation({ operationId: 'Ready', summary: 'Whether work can be taken, and if not, why. A load balancer sends nothing while this fails.' })
  @ApiResponse({ status: 200, schema: READY_SCHEMA })
  @ApiResponse({ status: UNAVAILABLE, schema: READY_SCHEMA })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDocument> {
    const document = await this.health.look();
    if (document.status === 'not-ready') void reply.status(UNAVAILABLE);
    return document;
  }
}
