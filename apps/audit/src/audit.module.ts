import { Module } from '@nestjs/common';
import { DutiesQuery } from '@homeward/read-model';
import { DataSource } from 'typeorm';
import { HistoryController } from './history.controller';
import { RecomputeController } from './recompute.controller';
import { SegregationController } from './segregation.controller';

/** Replay of cases from the log, and proofs about the decisions on them. */
@Module({
  controllers: [HistoryController, RecomputeController, SegregationController],
  providers: [{ provide: DutiesQuery, useFactory: (dataSource: DataSource) => new DutiesQuery(dataSource), inject: [DataSource] }],
})
export class AuditModule {}
