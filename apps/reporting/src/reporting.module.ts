import { Module } from '@nestjs/common';
import { CaseViewsController } from './case-views.controller';
import { ReadPosition } from './read-position';
import { StatisticsController } from './statistics.controller';
import { WorklistController } from './worklist.controller';

/** Answers questions from the read models. It decides nothing and never reaches the event store. */
@Module({ controllers: [CaseViewsController, WorklistController, StatisticsController], providers: [ReadPosition] })
export class ReportingModule {}
