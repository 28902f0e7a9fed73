import { type DynamicModule, Module, type FactoryProvider } from '@nestjs/common';
import { parseRecorded } from '@homeward/case-log';
import type { EventStore } from '@homeward/event-store';
import { Standings } from '@homeward/leadership';
import type { Offices } from '@homeward/office-calendar';
import { type Logger, systemClock, type Timers } from '@homeward/platform';
import { caseProjections, caseViewFold, ProjectionProgress } from '@homeward/read-model';
import type { Policy } from '@homeward/return-case';
import { EVENT_STORE, LOGGER, POLICY, TIMERS } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { ProjectorService } from './projector.service';
import { ProjectorTelemetry } from './projector-telemetry';

type Ports = [EventStore, DataSource, ProjectionProgress, Timers, Logger, Policy, Standings, ProjectorTelemetry];

const serviceFor = (offices: Offices): FactoryProvider<ProjectorService> => ({
  provide: ProjectorService,
  useFactory: (...[store, dataSource, progress, timers, logger, policy, standings, telemetry]: Ports) =>
    new ProjectorService({ store, dataSource, progress, timers, logger, standings, projections: caseProjections(dataSource, policy, (office) => offices.zoneOf(office)), fold: caseViewFold, read: parseRecorded, observeBatch: (events, work) => telemetry.observeBatch(events, work) }),
  inject: [EVENT_STORE, DataSource, ProjectionProgress, TIMERS, LOGGER, POLICY, Standings, ProjectorTelemetry],
});

// What the log recorded is of real time, even where the cases live on a demonstration clock.
const telemetry: FactoryProvider<ProjectorTelemetry> = {
  provide: ProjectorTelemetry,
  useFactory: (store: EventStore, dataSource: DataSource, progress: ProjectionProgress) => new ProjectorTelemetry({ store, dataSource, progress, clock: systemClock }),
  inject: [EVENT_STORE, DataSource, ProjectionProgress],
};

/** Keeps every read model of cases up to date with the log. */
@Module({})
export class ProjectorModule {
  static forRoot({ offices }: { readonly offices: Offices }): DynamicModule {
    return { module: ProjectorModule, providers: [telemetry, serviceFor(offices)], exports: [ProjectorService] };
  }
}
