import { join } from 'node:path';
import { Global, Module, type DynamicModule, type OnApplicationShutdown, Inject, Optional, type Provider } from '@nestjs/common';
import { CaseLog } from '@homeward/case-log';
import { DEFAULT_STATEMENT_TIMEOUT_MS } from '@homeward/database-limits';
import type { EventStore } from '@homeward/event-store';
import { Standings } from '@homeward/leadership';
import { FileMasterKeys, Fingerprints, openPersonalData, openPostgresKeyStore, type PersonalData, type PostgresKeyStore } from '@homeward/personal-data';
import type { Clock, Ids, Logger, Timers } from '@homeward/platform';
import { PROJECTION_NAMES, ProjectionProgress, readModelDataSource } from '@homeward/read-model';
import type { Policy } from '@homeward/return-case';
import { DataSource } from 'typeorm';
import type { ClockLimits } from './clock/clock-distance';
import { DatabaseClock } from './clock/database-clock';
import { openEventStore, type StoreChoice } from './event-store-choice';
import type { Connections } from './provision';
import { RuleSets } from './rule-sets';
import { CLOCK, ERASER, EVENT_STORE, IDENTITIES, IDS, KEY_STORE, LOGGER, PERSONAL_DATA, POLICY, SEALER, TEXTS, TIMERS } from './tokens';

export interface CoreOptions {
  readonly connections: Connections;
  /** Folder of the master keys; never in the same backup as the key database. */
  readonly masterKeysDir: string;
  readonly policy: Policy;
  /** The rules shipped with Homeward when absent. */
  readonly ruleSets?: RuleSets;
  /** PostgreSQL when absent. */
  readonly storeChoice?: StoreChoice;
  /** False for a service that opens nothing sealed: it gets no key store, and no part that needs one. */
  readonly opensSealed?: boolean;
  /** How long PostgreSQL may take over one statement, in milliseconds; 30,000 when absent. */
  readonly statementTimeoutMs?: number;
  /** How far the machine's clock may be from the database's; 2 and 60 seconds when absent. */
  readonly clockLimits?: ClockLimits;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** Closes what the factories below opened. Shutdown comes after every request and subscription has drained. */
class CoreShutdown implements OnApplicationShutdown {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Optional() @Inject(KEY_STORE) private readonly keyStore: PostgresKeyStore | undefined,
    private readonly readModels: DataSource,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.store.close(), this.keyStore?.close(), this.readModels.destroy()]);
  }
}

/** The ports of a running system, global to its modules. Each app imports it, so each can also run alone. */
@Global()
@Module({})
export class CoreModule {
  static forRoot(options: CoreOptions): DynamicModule {
    const providers = providersOf(options);
    return {
      module: CoreModule,
      providers: [...providers, CoreShutdown],
      exports: providers.map((provider) => (typeof provider === 'function' ? provider : provider.provide)),
    };
  }
}

function providersOf(options: CoreOptions): Provider[] {
  return [...portsOf(options), ...(options.opensSealed === false ? [] : sealedPortsOf(options))];
}

function portsOf({ connections, storeChoice, statementTimeoutMs = DEFAULT_STATEMENT_TIMEOUT_MS, policy, ruleSets = new RuleSets(), clock, clockLimits, ids, timers, logger }: CoreOptions): Provider[] {
  return [
    { provide: CLOCK, useValue: clock },
    { provide: IDS, useValue: ids },
    { provide: TIMERS, useValue: timers },
    { provide: LOGGER, useValue: logger },
    { provide: POLICY, useValue: policy },
    { provide: RuleSets, useValue: ruleSets },
    { provide: Standings, useValue: new Standings() },
    { provide: EVENT_STORE, useFactory: () => openEventStore(connections, { timers, statementTimeoutMs, ...(storeChoice && { choice: storeChoice }) }) },
    { provide: DataSource, useFactory: () => readModelDataSource({ url: connections.readModelUrl, statementTimeoutMs }).initialize() },
    { provide: DatabaseClock, useFactory: (readModels: DataSource) => new DatabaseClock(readModels, clockLimits), inject: [DataSource] },
    {
      provide: ProjectionProgress,
      useFactory: (readModels: DataSource) => new ProjectionProgress(readModels, timers, PROJECTION_NAMES),
      inject: [DataSource],
    },
  ];
}

/** What opens and seals, and what is found by keyed fingerprints. */
function sealedPortsOf({ connections, statementTimeoutMs, masterKeysDir }: CoreOptions): Provider[] {
  return [
    {
      provide: KEY_STORE,
      useFactory: () => openPostgresKeyStore({ connectionString: connections.keysUrl, statementTimeoutMs, masterKeys: new FileMasterKeys(masterKeysDir) }),
    },
    { provide: PERSONAL_DATA, useFactory: (keyStore: PostgresKeyStore) => openPersonalData({ keyStore }), inject: [KEY_STORE] },
    { provide: SEALER, useFactory: ({ sealer }: PersonalData) => sealer, inject: [PERSONAL_DATA] },
    { provide: ERASER, useFactory: ({ eraser }: PersonalData) => eraser, inject: [PERSONAL_DATA] },
    { provide: Fingerprints, useFactory: ({ fingerprints }: PersonalData) => fingerprints, inject: [PERSONAL_DATA] },
    { provide: IDENTITIES, useFactory: ({ identities }: PersonalData) => identities, inject: [PERSONAL_DATA] },
    { provide: TEXTS, useFactory: ({ texts }: PersonalData) => texts, inject: [PERSONAL_DATA] },
    {
      provide: CaseLog,
      useFactory: (store: EventStore, { sealer }: PersonalData) => new CaseLog(store, sealer),
      inject: [EVENT_STORE, PERSONAL_DATA],
    },
  ];
}

/** Where the master keys are: at the configured folder, else in the data folder. */
export function masterKeysFolderOf({ dataDir, masterKeysDir }: { readonly dataDir: string; readonly masterKeysDir?: string }): string {
  return masterKeysDir ?? join(dataDir, 'master-keys');
}
