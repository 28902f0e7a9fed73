import type { FactoryProvider, Provider } from '@nestjs/common';
import { Standings } from '@homeward/leadership';
import type { Logger, Timers } from '@homeward/platform';
import { lockServerOf } from '@homeward/read-model';
import { LOGGER, TIMERS } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { AskCase } from './ask-case';
import { BulkOperations } from './bulk-operations';
import { BulkOperationsController } from './bulk-operations.controller';
import { BulkQueue } from './bulk-queue';
import { BulkStore } from './bulk-store';
import { ReadModelsReached } from './read-models-reached';
import { RunBulkJob } from './run-bulk-job';

type Ports = [BulkStore, RunBulkJob, DataSource, Timers, Logger, Standings];

const queue: FactoryProvider<BulkQueue> = {
  provide: BulkQueue,
  useFactory: (...[store, runner, dataSource, timers, logger, standings]: Ports) => new BulkQueue({ store, runner, lockServer: lockServerOf(dataSource), timers, logger, standings }),
  inject: [BulkStore, RunBulkJob, DataSource, TIMERS, LOGGER, Standings],
};

/** What the casework module adds to ask one thing of many cases: they share its command handler. */
export const BULK_CONTROLLERS = [BulkOperationsController];
export const BULK_PROVIDERS: readonly Provider[] = [BulkStore, AskCase, ReadModelsReached, RunBulkJob, queue, BulkOperations];
