import { resolve } from 'node:path';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TokenRefused, type TokenVerifier } from '@homeward/access';
import { readConfiguration } from '@homeward/configuration';
import { Offices, readOffices } from '@homeward/office-calendar';
import { createLogger, endProcessAfter, systemClock, systemIds, systemTimers } from '@homeward/platform';
import { DEFAULT_POLICY } from '@homeward/return-case';
import { AccessModule } from '../access/access.module';
import { RevocationWatch } from '../access/revocation-watch';
import { CoreModule, masterKeysFolderOf } from '../core-module';
import { Draining } from '../health/draining';
import { HealthModule, type Watched } from '../health/health.module';
import { readRuleSets, RuleSets } from '../rule-sets';
import { type Identity, openIdentity } from './identity';
import { addressOf, listen } from './listen';
import { clockLimitsOf, HttpServiceConfiguration, type ServiceConfiguration } from './service-configuration';
import { databasesOfService } from './service-databases';
import { told } from './told';
import { untilToldToStop } from './until-told-to-stop';

const MS_PER_SECOND = 1_000;
/** For what is closed after the last request was answered. */
const CLOSING_SECONDS = 5;

/** What makes one service: its configuration, its modules and what its health rests on. */
export interface ServiceDefinition<Configuration extends ServiceConfiguration> {
  readonly name: string;
  /** One that extends `HttpServiceConfiguration` answers people; any other answers about its health only. */
  readonly Configuration: new () => Configuration;
  /** Whether it opens what is sealed, and so needs the key store. */
  readonly opensSealed: boolean;
  readonly modules: (setting: { readonly configuration: Readonly<Configuration>; readonly offices: Offices; readonly verifier: TokenVerifier }) => readonly (DynamicModule | Type)[];
  /** Parts without which it takes no work. */
  readonly watches?: readonly Watched[];
  /** Parts that it goes on without, and that the configuration may leave out. */
  readonly warns?: (configuration: Readonly<Configuration>) => readonly Watched[];
}

export interface RunningService {
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Says that it is not ready any more, lets requests and subscriptions finish, and closes its connections. */
  close(): Promise<void>;
  /** Who is not closed by then, in milliseconds, never will be. */
  readonly stopsWithinMs: number;
}

const NOBODY: TokenVerifier = {
  verify: () => Promise.reject(new TokenRefused('TokenInvalid', 'This service answers about its health only.')),
};
const NEVER = new Promise<void>(() => {});

/** Starts one service alone from its environment. Rejects with an error that says what to do; nothing keeps running then. */
export async function startService<C extends ServiceConfiguration>(definition: ServiceDefinition<C>, environment: Readonly<Record<string, string | undefined>>): Promise<RunningService> {
  const read = readConfiguration(definition.Configuration, environment);
  const configuration: Readonly<C> = { ...read, dataDir: resolve(read.dataDir) };
  const { name, opensSealed, watches = [], warns = () => [] } = definition;
  const logger = createLogger({ level: configuration.logLevel });
  const offices = configuration.officesFile === undefined ? new Offices() : await readOffices(configuration.officesFile);
  const ruleSets = configuration.ruleSetsDir === undefined ? new RuleSets() : await readRuleSets(configuration.ruleSetsDir);
  const identity = read instanceof HttpServiceConfiguration ? await openIdentity({ ...read, dataDir: configuration.dataDir }) : undefined;
  const { verifier, accessModules, accessWatches } = accessOf(identity);
  const databases = configuration as ServiceConfiguration;
  const connections = await databasesOfService(databases, opensSealed);
  const core = {
    connections,
    masterKeysDir: masterKeysFolderOf(databases),
    storeChoice: databases,
    statementTimeoutMs: databases.databaseTimeoutSeconds * MS_PER_SECOND,
    clockLimits: clockLimitsOf(databases),
    opensSealed,
    policy: DEFAULT_POLICY,
    ruleSets,
    clock: systemClock,
    ids: systemIds,
    timers: systemTimers,
    logger,
  };
  const module: DynamicModule = {
    module: RootModule,
    imports: [CoreModule.forRoot(core), ...accessModules, ...definition.modules({ configuration, offices, verifier }), HealthModule.forRoot({ service: name, watches: [...watches, ...accessWatches], warns: warns(configuration) })],
  };
  const app = await listen({ name, module, verifier, logger, httpHost: configuration.httpHost, httpPort: configuration.httpPort, answerSeconds: configuration.answerSeconds });
  const close = async (): Promise<void> => {
    app.get(Draining).begin();
    await systemTimers.sleep(configuration.drainSeconds * MS_PER_SECOND);
    await app.close();
  };
  const stopsWithinMs = (configuration.drainSeconds + configuration.answerSeconds + CLOSING_SECONDS) * MS_PER_SECOND;
  return { app, url: addressOf(app), close, stopsWithinMs };
}

/** What a service needs to know who asks; one that nobody asks needs none of it. */
function accessOf(identity: Identity | undefined): { readonly verifier: TokenVerifier; readonly accessModules: readonly DynamicModule[]; readonly accessWatches: readonly Watched[] } {
  if (identity === undefined) return { verifier: NOBODY, accessModules: [], accessWatches: [] };
  return { verifier: identity.verifier, accessModules: [AccessModule.forRoot(identity)], accessWatches: [RevocationWatch] };
}

/** The whole life of a service's process: start, tell where it answers, drain when told to stop, exit 1 with the reason when it cannot start. */
export function runService<C extends ServiceConfiguration>(definition: ServiceDefinition<C>): void {
  live(definition).catch((error: unknown) => {
    // What was opened before the start failed has no owner that would close it, and would keep the process for ever.
    process.stderr.write(`${told(error)}\n`, () => process.exit(1));
  });
}

async function live<C extends ServiceConfiguration>(definition: ServiceDefinition<C>): Promise<void> {
  const running = await startService(definition, process.env);
  process.stderr.write(`Homeward ${definition.name} answers at ${running.url}. Stop it with Ctrl-C.\n`);
  await untilToldToStop(NEVER);
  // What says good-bye to a network that went silent would keep the process for as long as the network stays so.
  endProcessAfter(running.stopsWithinMs);
  await running.close();
}

class RootModule {}
