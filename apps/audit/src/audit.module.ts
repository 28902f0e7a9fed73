import { Module } from '@nestjs/common';
import { HistoryController } from './history.controller';

/** Replay of cases from the log. */
@Module({ controllers: [HistoryController] })
export class AuditModule {}
