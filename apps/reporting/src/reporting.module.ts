import { Module, type Provider, type Type } from '@nestjs/common';
import { CaseFactsQuery, CaseloadQuery, CaseSummaryQuery, CaseTimelineQuery, DdpDecisionsQuery, DdpOverridesQuery, DeparturesQuery, WorklistQuery } from '@homeward/read-model';
import { DataSource } from 'typeorm';
import { CaseViewsController } from './case-views.controller';
import { DecisionsController } from './due-diligence/decisions.controller';
import { OverridesController } from './due-diligence/overrides.controller';
import { FeedConnections } from './feed/feed-connections';
import { FeedController } from './feed/feed.controller';
import { FeedSource } from './feed/feed-source';
import { ReadPosition } from './read-position';
import { ReportController } from './report.controller';
import { ReportFacts } from './report-facts';
import { StatisticsController } from './statistics.controller';
import { WhatIfJobs } from './what-if/what-if-jobs';
import { WhatIfController } from './what-if/what-if.controller';
import { WorklistController } from './worklist.controller';

const QUERIES: readonly (Type<unknown> & (new (dataSource: DataSource) => unknown))[] = [
  CaseFactsQuery,
  CaseSummaryQuery,
  CaseTimelineQuery,
  WorklistQuery,
  CaseloadQuery,
  DdpDecisionsQuery,
  DdpOverridesQuery,
  DeparturesQuery,
];

const queryProviders: Provider[] = QUERIES.map((Query) => ({
  provide: Query,
  useFactory: (dataSource: DataSource) => new Query(dataSource),
  inject: [DataSource],
}));

/** Answers questions from the read models. It decides nothing and never reaches the event store. */
@Module({
  controllers: [CaseViewsController, WorklistController, StatisticsController, ReportController, OverridesController, DecisionsController, WhatIfController, FeedController],
  providers: [ReadPosition, ReportFacts, WhatIfJobs, FeedSource, FeedConnections, ...queryProviders],
})
export class ReportingModule {}
