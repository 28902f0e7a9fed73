import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';
import type { EventStore } from '@homeward/event-store';
import { Standings } from '@homeward/leadership';
import type { Logger, Timers } from '@homeward/platform';
import { lockServerOf, RelayProgress } from '@homeward/read-model';
import { EVENT_STORE, LOGGER, TIMERS } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { type RelayOptions, RelayService } from './relay.service';

type Ports = [EventStore, DataSource, Timers, Logger, Standings?];

const serviceFor = (options: RelayOptions): FactoryProvider<RelayService> => ({
  provide: RelayService,
  useFactory: (...[store, dataSource, timers, logger, standings]: Ports) =>
    new RelayService(options, { leadershipUrl: lockServerOf(dataSource), store, progress: new RelayProgress(dataSource), timers, logger, standings }),
  inject: [EVENT_STORE, DataSource, TIMERS, LOGGER, { token: Standings, optional: true }],
});

/** Tells other systems over NATS JetStream what the log records. It needs the ports of `CoreModule`. */
@Module({})
export class RelayModule {
  static forRoot(options: RelayOptions): DynamicModule {
    return { module: RelayModule, providers: [serviceFor(options)], exports: [RelayService] };
  }
}
