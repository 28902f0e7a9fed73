import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Module, Param, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Caller, openDevelopmentIssuer } from '@homeward/access';
import type { DatabaseServer } from '@homeward/embedded-postgres';
import { configureHttp, createHttpAdapter, CurrentCaller, TakesCommands } from '@homeward/http';
import { createLogger, NestLogger, systemClock, systemIds, systemTimers } from '@homeward/platform';
import { DEFAULT_POLICY, type Role } from '@homeward/return-case';
import { AccessModule, CoreModule, identityOf, provision } from '@homeward/wiring';
import type { FastifyRequest } from 'fastify';
import { CaseworkModule } from '../../apps/casework/src/casework.module';
import { NatsEdgeModule } from '../../apps/casework/src/nats/nats-edge.module';
import { Offices } from '../../apps/casework/src/offices';
import { readCommandRequest } from '../../apps/casework/src/read-command-request';
import { ProjectorModule } from '../../apps/projector/src/projector.module';
import type { BenchServer } from './bench-server';

const AUDIENCE = 'homeward-bench';
const TOKEN_LIFETIME_SECONDS = 3_600;

export interface BenchHttp {
  readonly url: string;
  /** Of a protection officer of Niamey. */
  readonly token: string;
  /** Of that office's chief of mission. */
  readonly chiefToken: string;
  readonly app: NestFastifyApplication;
  close(): Promise<void>;
}

/** Everything that happens to a command at the edge, and nothing behind it. */
@ApiExcludeController()
@Controller('v1/noop/:id')
class NoopController {
  @TakesCommands()
  @Post()
  noop(@Param('id') id: string, @CurrentCaller() caller: Caller, @Req() request: FastifyRequest) {
    const { caseId } = readCommandRequest({ id, name: 'assign-case' }, caller, request);
    return { caseId, revision: 0, position: '', events: [] };
  }
}

interface BenchHttpOptions {
  readonly projects?: boolean;
  /** Where commands are taken from beside HTTP. */
  readonly natsUrl?: string;
}

/** The write side on the bench's server with the configuration a user gets, and the projections when asked; log lines are made and thrown away. */
export async function startBenchHttp(server: BenchServer, name: string, { projects = false, natsUrl }: BenchHttpOptions = {}): Promise<BenchHttp> {
  const folder = await mkdtemp(join(tmpdir(), 'homeward-bench-http-'));
  const logger = createLogger({ level: 'info', write: () => undefined });
  const nowMs = () => systemClock.nowMs();
  const issuer = await openDevelopmentIssuer({ folder, audience: AUDIENCE, environment: undefined, externalIssuer: undefined, nowMs });
  const connections = await provision({ data: await serverOf(server, name), keys: await serverOf(server, `${name}_keys`) });
  const core = { connections, masterKeysDir: join(folder, 'master-keys'), policy: DEFAULT_POLICY, clock: systemClock, ids: systemIds, timers: systemTimers, logger };

  const identity = identityOf({ issuer: issuer.issuer, audience: AUDIENCE, clientId: AUDIENCE, keys: issuer.keys, nowMs });

  const offices = new Offices();
  const edge = natsUrl === undefined ? [] : NatsEdgeModule.ifConfigured({ natsUrl }, identity.verifier);
  @Module({ imports: [CoreModule.forRoot(core), AccessModule.forRoot(identity), CaseworkModule.forRoot({ offices }), ...edge, ...(projects ? [ProjectorModule.forRoot({ offices })] : [])], controllers: [NoopController] })
  class BenchModule {}

  const app = await NestFactory.create<NestFastifyApplication>(BenchModule, createHttpAdapter(), { logger: new NestLogger(logger), abortOnError: false });
  await configureHttp(app, { verifier: identity.verifier, logger, ids: systemIds });
  await app.listen(0, '127.0.0.1');
  const tokenOf = (role: Role) => issuer.issueDevelopmentToken({ subject: `${role}-1`, role, office: 'niamey', lifetimeSeconds: TOKEN_LIFETIME_SECONDS });
  return {
    url: await app.getUrl(),
    token: await tokenOf('protection-officer'),
    chiefToken: await tokenOf('chief-of-mission'),
    app,
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The bench's server gives each bench databases of its own; its roles need no password. */
async function serverOf(server: BenchServer, name: string): Promise<DatabaseServer> {
  const { adminUrl } = await server.createDatabase(name);
  return {
    url(_, user) {
      const url = new URL(adminUrl);
      if (user !== undefined) [url.username, url.password] = [user, ''];
      return url.href;
    },
    ensureDatabase: () => Promise.resolve(),
    allowLogin: () => Promise.resolve(),
  };
}
