import { AskCase } from './ask-case';
import { BulkOperations } from './bulk-operations';
import { BulkOperationsController } from './bulk-operations.controller';
import { BulkQueue } from './bulk-queue';
import { BulkStore } from './bulk-store';
import { ReadModelsReached } from './read-models-reached';
import { RunBulkJob } from './run-bulk-job';

/** What the casework module adds to ask one thing of many cases: they share its command handler. */
export const BULK_CONTROLLERS = [BulkOperationsController];
export const BULK_PROVIDERS = [BulkStore, AskCase, ReadModelsReached, RunBulkJob, BulkQueue, BulkOperations];
