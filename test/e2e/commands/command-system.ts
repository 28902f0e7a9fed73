import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DevelopmentIssuer, openDevelopmentIssuer, type TokenVerifier } from '@homeward/access';
import type { DatabaseServer } from '@homeward/embedded-postgres';
import { configureHttp, createHttpAdapter, openApiDocumentOf } from '@homeward/http';
import { createLogger, NestLogger, systemTimers, VirtualTime, type Ids, systemIds } from '@homeward/platform';
import { DEFAULT_POLICY, type Role } from '@homeward/return-case';
import { type Identity, identityOf, provision, type StoreChoice } from '@homeward/wiring';
import { Offices } from '../../../apps/casework/src/offices';
import { StandaloneModule } from '../../../apps/standalone/src/standalone.module';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { DescribedAnswers } from './described-answers';

const AUDIENCE = 'homeward-test';
/** What people of the tests log in through. */
export const CLIENT_ID = 'homeward-office';
const TOKEN_LIFETIME_SECONDS = 7 * 24 * 3600;

export interface CommandSystem {
  readonly app: NestFastifyApplication;
  readonly time: VirtualTime;
  readonly ids: Ids;
  /** The one of the HTTP edge. */
  readonly verifier: TokenVerifier;
  /** Where the issuer keeps its private key, as a JWK: for tests that speak in its name. */
  readonly issuerKeyFile: string;
  /** Every line logged so far. */
  readonly logLines: readonly string[];
  readonly databases: readonly TestDatabase[];
  /** What the OpenAPI document says the system may answer. */
  readonly described: DescribedAnswers;
  /** One more process over the same databases, as another instance would be. What is open at the end is closed with the system. */
  another(): Promise<NestFastifyApplication>;
  close(app: NestFastifyApplication): Promise<void>;
  token(role: Role, place?: { readonly office?: string; readonly country?: string; readonly subject?: string }): Promise<string>;
  stop(): Promise<void>;
}

/** Every service with its real edge and real databases, in one process, on a clock that the test moves. The log is in PostgreSQL unless a store is chosen; `start` is the clock's first instant. */
export async function startCommandSystem({ storeChoice, natsUrl, start = '2026-03-02T08:00:00.000Z' }: { readonly storeChoice?: StoreChoice; readonly natsUrl?: string; readonly start?: string } = {}): Promise<CommandSystem> {
  const databases = [await createTestDatabase(), await createTestDatabase()] as const;
  const folder = await mkdtemp(join(tmpdir(), 'homeward-e2e-'));
  const time = new VirtualTime(start);
  const logLines: string[] = [];
  const logger = createLogger({ level: 'debug', write: (line) => logLines.push(line) });
  const issuer = await openDevelopmentIssuer({ folder, audience: AUDIENCE, environment: 'test', externalIssuer: undefined, nowMs: () => time.nowMs() });
  const core = {
    connections: await provision({ data: serverOf(databases[0]), keys: serverOf(databases[1]) }),
    masterKeysDir: join(folder, 'master-keys'),
    ...(storeChoice && { storeChoice }),
    policy: DEFAULT_POLICY,
    clock: time,
    ids: systemIds,
    timers: systemTimers,
    logger,
  };
  // Each process knows for itself what was revoked.
  const newIdentity = () => identityOf({ issuer: issuer.issuer, audience: AUDIENCE, clientId: CLIENT_ID, keys: issuer.keys, nowMs: () => time.nowMs() });
  const identity = newIdentity();
  const open = new Set<NestFastifyApplication>();
  const close = async (app: NestFastifyApplication): Promise<void> => {
    if (open.delete(app)) await app.close();
  };
  const run = async (identity: Identity): Promise<NestFastifyApplication> => {
    const app = await NestFactory.create<NestFastifyApplication>(StandaloneModule.forRoot({ core, identity, offices: new Offices(), ...(natsUrl === undefined ? {} : { broker: { natsUrl, verifier: identity.verifier } }) }), createHttpAdapter(), { logger: new NestLogger(logger), abortOnError: false });
    await configureHttp(app, { verifier: identity.verifier, logger, ids: systemIds });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    open.add(app);
    return app;
  };
  const app = await run(identity);
  return {
    app,
    time,
    ids: systemIds,
    verifier: identity.verifier,
    issuerKeyFile: join(folder, 'development-issuer-key.json'),
    logLines,
    databases,
    described: new DescribedAnswers(openApiDocumentOf(app)),
    another: () => run(newIdentity()),
    close,
    token: tokensOf(issuer),
    async stop() {
      await Promise.all([...open].map(close));
      await Promise.all(databases.map((database) => database.drop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The databases of a suite under the names the system gives them. Roles of the test cluster need no password. */
function serverOf(database: TestDatabase): DatabaseServer {
  return {
    url: (_, user) => (user === undefined ? database.url : database.urlFor(user)),
    ensureDatabase: () => Promise.resolve(),
    allowLogin: () => Promise.resolve(),
  };
}

function tokensOf(issuer: DevelopmentIssuer): CommandSystem['token'] {
  return (role, { office = 'niamey', country, subject = `${role}-1` } = {}) =>
    issuer.issueDevelopmentToken({ role, office, subject, lifetimeSeconds: TOKEN_LIFETIME_SECONDS, ...(country === undefined ? {} : { country }) });
}
