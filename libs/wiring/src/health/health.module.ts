import { type Abstract, type DynamicModule, type FactoryProvider, Module, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { EventStore } from '@homeward/event-store';
import { Standings } from '@homeward/leadership';
import type { KeyStore } from '@homeward/personal-data';
import { DataSource } from 'typeorm';
import { DatabaseClock } from '../clock/database-clock';
import { EVENT_STORE, KEY_STORE } from '../tokens';
import { Draining } from './draining';
import { HealthController } from './health.controller';
import { type Reporting, ServiceHealth } from './service-health';

/** The class of a provider of this application that says what stands in the way of its work. */
export type Watched = Type<Reporting> | Abstract<Reporting>;

export interface HealthOptions {
  readonly service: string;
  /** Parts without which the service takes no work. */
  readonly watches: readonly Watched[];
  /** Parts whose trouble an operator is told of while other work goes on. */
  readonly warns?: readonly Watched[];
}

type Ports = [EventStore, DataSource, DatabaseClock, KeyStore | undefined, Standings, Draining, ModuleRef];

/** `/health/live` and `/health/ready`, the same document for every service. */
@Module({})
export class HealthModule {
  static forRoot({ service, watches, warns = [] }: HealthOptions): DynamicModule {
    const health: FactoryProvider<ServiceHealth> = {
      provide: ServiceHealth,
      useFactory: (...[store, readModels, databaseClock, keyStore, standings, draining, modules]: Ports) => {
        const found = (parts: readonly Watched[]) => parts.map((part) => modules.get<Reporting>(part, { strict: false }));
        return new ServiceHealth({ service, store, readModels, databaseClock, standings, draining, needed: () => found(watches), helpful: () => found(warns), ...(keyStore && { keyStore }) });
      },
      inject: [EVENT_STORE, DataSource, DatabaseClock, { token: KEY_STORE, optional: true }, Standings, Draining, ModuleRef],
    };
    return { module: HealthModule, controllers: [HealthController], providers: [Draining, health], exports: [Draining] };
  }
}
