import { type FactoryProvider, Module } from '@nestjs/common';
import type { EventStore } from '@homeward/event-store';
import { FeedPlaces } from '@homeward/integration';
import { Standings } from '@homeward/leadership';
import type { Logger, Timers } from '@homeward/platform';
import { AuditLeaves, DutiesQuery } from '@homeward/read-model';
import { EVENT_STORE, LOGGER, TIMERS } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { HistoryController } from './history.controller';
import { IntegrationEventsController } from './integration-events.controller';
import { LeafNumberingService } from './leaves/leaf-numbering.service';
import { RecomputeController } from './recompute.controller';
import { SegregationController } from './segregation.controller';

type Ports = [EventStore, DataSource, Timers, Logger, Standings?];

const numbering: FactoryProvider<LeafNumberingService> = {
  provide: LeafNumberingService,
  useFactory: (...[store, dataSource, timers, logger, standings]: Ports) => new LeafNumberingService({ store, leaves: new AuditLeaves(dataSource), timers, logger, standings }),
  inject: [EVENT_STORE, DataSource, TIMERS, LOGGER, { token: Standings, optional: true }],
};

/** Replay of cases from the log, proofs about the decisions on them, and the numbers of all events for the audit tree. */
@Module({
  controllers: [HistoryController, IntegrationEventsController, RecomputeController, SegregationController],
  providers: [
    { provide: FeedPlaces, useFactory: (store: EventStore) => new FeedPlaces(store), inject: [EVENT_STORE] },
    { provide: DutiesQuery, useFactory: (dataSource: DataSource) => new DutiesQuery(dataSource), inject: [DataSource] },
    numbering,
  ],
})
export class AuditModule {}
