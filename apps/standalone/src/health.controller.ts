import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { PostgresEventStore } from '@homeward/event-store';
import { Public } from '@homeward/http';
import { EVENT_STORE } from '@homeward/wiring';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { FamilyCoordinator } from '../../casework/src/family/family-coordinator';
import { ProjectorService } from '../../projector/src/projector.service';

const UNAVAILABLE = 503;

const LIVE_SCHEMA = { type: 'object', required: ['status'], properties: { status: { type: 'string', enum: ['live'] } } };
const READY_SCHEMA = {
  type: 'object',
  required: ['status', 'reasons'],
  properties: {
    status: { type: 'string', enum: ['ready', 'not-ready'] },
    reasons: { type: 'array', items: { type: 'string' }, description: 'What stands in the way, one sentence each.' },
  },
};

interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly reasons: readonly string[];
}

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: PostgresEventStore,
    private readonly readModels: DataSource,
    private readonly projector: ProjectorService,
    private readonly families: FamilyCoordinator,
  ) {}

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
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const checks = await Promise.all([
      this.store.checkReadiness().catch(() => ['The log cannot be reached.']),
      this.readModels.query('select 1').then(() => [], () => ['The read models cannot be reached.']),
    ]);
    const reasons = [...checks.flat(), ...this.projector.problems(), ...this.families.problems()];
    if (reasons.length > 0) void reply.status(UNAVAILABLE);
    return { status: reasons.length === 0 ? 'ready' : 'not-ready', reasons };
  }
}
