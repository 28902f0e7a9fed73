import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';
import type { EventStore } from '@homeward/event-store';
import { Standings } from '@homeward/leadership';
import { type Logger, systemClock, type Timers } from '@homeward/platform';
import { lockServerOf, RelayProgress } from '@homeward/read-model';
import { EVENT_STORE, LOGGER, TIMERS } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { type RelayOptions, RelayService } from './relay.service';
import { RelayTelemetry } from './relay-telemetry';

type Ports = [EventStore, DataSource, Timers, Logger, RelayTelemetry, Standings?];

const serviceFor = (options: RelayOptions): FactoryProvider<RelayService> => ({
  provide: RelayService,
  useFactory: (...[store, dataSource, timers, logger, telemetry, standings]: Ports) =>
    new RelayService(options, { leadershipUrl: lockServerOf(dataSource), store, progress: new RelayProgress(dataSource), timers, logger, telemetry, standings }),
  inject: [EVENT_STORE, DataSource, TIMERS, LOGGER, RelayTelemetry, { token: Standings, optional: true }],
});

// What the log recorded is of real time, even where the cases live on a demonstration clock.
const telemetry: FactoryProvider<RelayTelemetry> = {
  provide: RelayTelemetry,
  useFactory: (store: EventStore, dataSource: DataSource) => new RelayTelemetry({ store, progress: new RelayProgress(dataSource), clock: systemClock }),
  inject: [EVENT_STORE, DataSource],
};

/** Tells other systems over NATS JetStream what the log records. It needs the ports of `CoreModule`. */
@Module({})
export class RelayModule {
  static forRoot(options: RelayOptions): DynamicModule {
    return { module: RelayModule, providers: [telemetry, serviceFor(options)], exports: [RelayService] };
  }
}
