import { databaseLimits, KEEPALIVE_SETTINGS, startupOptions } from '@homeward/database-limits';
import type { DataSource } from 'typeorm';
import { CaseFactsTable } from '../case-facts/case-facts.table';
import { CaseSummaryTable } from '../case-summary/case-summary.table';
import { CaseTimerTable } from '../case-timer/case-timer.table';
import { CaseTimelineTable } from '../case-timeline/case-timeline.table';
import { CaseloadTable } from '../caseload/caseload.table';
import { DdpDecisionsTable } from '../ddp-decisions/ddp-decisions.table';
import { DdpStalenessTable } from '../ddp-decisions/ddp-staleness.table';
import { DdpOverridesTable } from '../ddp-overrides/ddp-overrides.table';
import { DeparturesTable } from '../departures/departures.table';
import { DutiesTable } from '../duties/duties.table';
import { FamilyMemberTable } from '../family-member/family-member.table';
import { AddAccessRevocations1764720000000 } from '../migrations/add-access-revocations';
import { AddAuditLeaves1764800000000 } from '../migrations/add-audit-leaves';
import { AddBulkOperations1764200000000 } from '../migrations/add-bulk-operations';
import { AddDeadlineEngine1764400000000 } from '../migrations/add-deadline-engine';
import { AddErasures1764900000000 } from '../migrations/add-erasures';
import { AddFamilyMembers1764300000000 } from '../migrations/add-family-members';
import { AddRelayProgress1764600000000 } from '../migrations/add-relay-progress';
import { AddTimelinePosition1764510000000 } from '../migrations/add-timeline-position';
import { CreateProtectionReadModels1764100000000 } from '../migrations/create-protection-read-models';
import { CreateReadModels1764000000000 } from '../migrations/create-read-models';
import { RelayProgressTable } from '../relay/relay-progress.table';
import { CheckpointTable } from '../runner/checkpoint.table';
import { ParkedCaseTable } from '../runner/parked-case.table';
import { WorklistTable } from '../worklist/worklist.table';
import { READ_MODEL_SCHEMA } from './define-table';
import { endWhenSilent } from './end-when-silent';
import { ReadModelDatabase } from './read-model-database';

export const READ_MODEL_ENTITIES = [
  CheckpointTable,
  ParkedCaseTable,
  CaseSummaryTable,
  WorklistTable,
  CaseTimelineTable,
  CaseloadTable,
  DeparturesTable,
  CaseFactsTable,
  DdpDecisionsTable,
  DdpStalenessTable,
  DdpOverridesTable,
  DutiesTable,
  CaseTimerTable,
  FamilyMemberTable,
  RelayProgressTable,
];

export const READ_MODEL_MIGRATIONS = [CreateReadModels1764000000000, CreateProtectionReadModels1764100000000, AddBulkOperations1764200000000, AddFamilyMembers1764300000000, AddDeadlineEngine1764400000000, AddRelayProgress1764600000000, AddTimelinePosition1764510000000, AddAccessRevocations1764720000000, AddAuditLeaves1764800000000, AddErasures1764900000000];

/** Times are told in UTC; the queries are short, so compiling their plans would take longer than running them. */
const SESSION_SETTINGS = { TimeZone: 'UTC', jit: 'off' } as const;

/** Connections of one process to the read models. */
const POOL_SIZE = 10;

export interface ReadModelDataSourceOptions {
  readonly url: string;
  /** Two at least: a migration and a rebuild hold a lock on one and work on another. */
  readonly poolSize?: number;
  /** How long the server may take over one statement, in milliseconds; as long as it takes when absent, as a rebuild needs. */
  readonly statementTimeoutMs?: number | undefined;
}

/** Connections to the read models; `initialize` opens them. Never changes the schema by itself. */
export function readModelDataSource({ url, poolSize = POOL_SIZE, statementTimeoutMs }: ReadModelDataSourceOptions): DataSource {
  const { settings, queryTimeoutMs, ...limits } = databaseLimits(statementTimeoutMs);
  return new ReadModelDatabase({
    type: 'postgres',
    url,
    poolSize,
    schema: READ_MODEL_SCHEMA,
    entities: READ_MODEL_ENTITIES,
    migrations: READ_MODEL_MIGRATIONS,
    migrationsTableName: 'migration',
    synchronize: false,
    migrationsRun: false,
    logging: false,
    applicationName: 'homeward-read-model',
    extra: {
      ...limits,
      ...(statementTimeoutMs === undefined ? { options: startupOptions({ ...SESSION_SETTINGS, ...KEEPALIVE_SETTINGS }) } : { options: startupOptions({ ...SESSION_SETTINGS, ...settings }), onConnect: endWhenSilent(queryTimeoutMs) }),
    },
  });
}
