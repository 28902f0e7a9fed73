import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, systemClock, systemIds, systemTimers, type Clock, type Logger } from '@homeward/platform';
import { DEFAULT_POLICY, type Role } from '@homeward/return-case';
import { addressOf, clockLimitsOf, type Databases, type Identity, listen, masterKeysFolderOf, openDatabases, openIdentity, readRuleSets, RuleSets } from '@homeward/wiring';
import { Offices, readOffices } from '../../casework/src/offices';
import type { StandaloneConfiguration } from './standalone-configuration';
import { StandaloneModule, type StandaloneModuleOptions } from './standalone.module';

const MS_PER_SECOND = 1_000;
const TOKEN_LIFETIME_SECONDS = 12 * 3_600;
/** Others may pass through but not look: the database server runs as another user when we are root. */
const PASSAGE_ONLY = 0o711;

export interface StandaloneOptions {
  readonly configuration: StandaloneConfiguration;
  /** What the cases take for now; the real time by default. Tokens and the log's own record always use the real time. */
  readonly clock?: Clock;
  readonly logger?: Logger;
}

export interface TokenOptions {
  readonly role: Role;
  readonly office: string;
  readonly subject?: string;
  readonly country?: string;
}

/** A running system. */
export interface Standalone {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Lines the user should see. */
  readonly notices: readonly string[];
  /** Resolves when the system cannot go on, such as when its database server has ended. */
  readonly lost: Promise<void>;
  /** A development token. Throws where a real issuer is configured. */
  token(options: TokenOptions): Promise<string>;
  /** Drains requests and subscriptions, then stops the database. May be called again. */
  close(): Promise<void>;
}

/** Starts every service in this process. Rejects with an error that tells the user what to do; nothing keeps running then. */
export async function startStandalone({ configuration, clock = systemClock, logger }: StandaloneOptions): Promise<Standalone> {
  const settled = { ...configuration, dataDir: resolve(configuration.dataDir) };
  const log = logger ?? createLogger({ level: settled.logLevel });
  await mkdir(settled.dataDir, { recursive: true, mode: PASSAGE_ONLY });
  const offices = settled.officesFile === undefined ? new Offices() : await readOffices(settled.officesFile);
  const ruleSets = settled.ruleSetsDir === undefined ? new RuleSets() : await readRuleSets(settled.ruleSetsDir);
  const identity = await openIdentity(settled);
  const databases = await openDatabases(settled);
  try {
    const app = await startServices({ configuration: settled, clock, log, databases, identity, offices, ruleSets });
    return runningOf(app, { databases, identity });
  } catch (error) {
    await databases.close();
    throw error;
  }
}

interface Parts {
  readonly configuration: StandaloneConfiguration;
  readonly clock: Clock;
  readonly log: Logger;
  readonly databases: Databases;
  readonly identity: Identity;
  readonly offices: Offices;
  readonly ruleSets: RuleSets;
}

async function startServices({ configuration, clock, log, databases, identity, offices, ruleSets }: Parts): Promise<NestFastifyApplication> {
  const core = {
    connections: databases.connections,
    masterKeysDir: masterKeysFolderOf(configuration),
    storeChoice: configuration,
    statementTimeoutMs: configuration.databaseTimeoutSeconds * MS_PER_SECOND,
    clockLimits: clockLimitsOf(configuration),
    policy: DEFAULT_POLICY,
    ruleSets,
    clock,
    ids: systemIds,
    timers: systemTimers,
    logger: log,
  };
  return listen({
    name: 'standalone',
    module: StandaloneModule.forRoot({ core, identity, offices, ...everyMs(configuration), ...brokerOf(configuration, identity) }),
    verifier: identity.verifier,
    logger: log,
    httpHost: configuration.httpHost,
    httpPort: configuration.httpPort,
    answerSeconds: configuration.answerSeconds,
  });
}

function everyMs({ deadlinesEverySeconds }: StandaloneConfiguration): { readonly deadlinesEveryMs?: number } {
  return deadlinesEverySeconds === 0 ? {} : { deadlinesEveryMs: deadlinesEverySeconds * MS_PER_SECOND };
}

function brokerOf({ natsUrl, natsCredentialsFile, natsCaFile, natsReplicas }: StandaloneConfiguration, { verifier }: Identity): Pick<StandaloneModuleOptions, 'broker'> {
  return natsUrl === undefined ? {} : { broker: { natsUrl, natsCredentialsFile, natsCaFile, natsReplicas, verifier } };
}

function runningOf(app: NestFastifyApplication, { databases, identity }: { readonly databases: Databases; readonly identity: Identity }): Standalone {
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await app.close();
    await databases.close();
  };
  return {
    app,
    url: addressOf(app),
    notices: databases.notices,
    lost: databases.lost,
    token: ({ role, office, subject = `${role}-1`, country }) => {
      if (identity.development === undefined) throw new Error('A real issuer is configured: ask it for a token.');
      const request = { role, office, subject, lifetimeSeconds: TOKEN_LIFETIME_SECONDS };
      return identity.development.issueDevelopmentToken(country === undefined ? request : { ...request, country });
    },
    close: () => (closing ??= close()),
  };
}
