import type { Policy } from '@homeward/return-case';
import type { DataSource } from 'typeorm';
import { caseFacts } from './case-facts/case-facts.projection';
import { CaseFactsTable } from './case-facts/case-facts.table';
import { caseSummary } from './case-summary/case-summary.projection';
import { CaseSummaryTable } from './case-summary/case-summary.table';
import { caseTimeline } from './case-timeline/case-timeline.projection';
import { CaseTimelineTable } from './case-timeline/case-timeline.table';
import { caseTimersUnder, type ZoneOf } from './case-timer/case-timer.projection';
import { CaseTimerTable } from './case-timer/case-timer.table';
import type { CaseView } from './case-view/case-view';
import { caseload } from './caseload/caseload.projection';
import { CaseloadTable } from './caseload/caseload.table';
import { ddpDecisions } from './ddp-decisions/ddp-decisions.projection';
import { DdpDecisionsTable } from './ddp-decisions/ddp-decisions.table';
import { ddpStaleness } from './ddp-decisions/ddp-staleness.projection';
import { DdpStalenessTable } from './ddp-decisions/ddp-staleness.table';
import { ddpOverrides } from './ddp-overrides/ddp-overrides.projection';
import { DdpOverridesTable } from './ddp-overrides/ddp-overrides.table';
import { departures } from './departures/departures.projection';
import { DeparturesTable } from './departures/departures.table';
import { duties } from './duties/duties.projection';
import { DutiesTable } from './duties/duties.table';
import type { BoundProjection } from './runner/apply-cases';
import { bindTable } from './table/bound-table';
import { worklistUnder } from './worklist/worklist.projection';
import { WorklistTable } from './worklist/worklist.table';

export const PROJECTION_NAMES = [
  'case-summary',
  'worklist',
  'case-timeline',
  'caseload',
  'departures',
  'case-facts',
  'ddp-decisions',
  'ddp-staleness',
  'ddp-overrides',
  'duties',
  'case-timer',
] as const;
export type ProjectionName = (typeof PROJECTION_NAMES)[number];

/** Every read model of cases with its table. The policy says how long things last, the zones when days end. */
export function caseProjections(dataSource: DataSource, policy: Policy, zoneOf: ZoneOf): readonly BoundProjection<CaseView>[] {
  return [
    { projection: caseSummary, table: bindTable(dataSource, CaseSummaryTable) },
    { projection: worklistUnder(policy, zoneOf), table: bindTable(dataSource, WorklistTable) },
    { projection: caseTimeline, table: bindTable(dataSource, CaseTimelineTable) },
    { projection: caseload, table: bindTable(dataSource, CaseloadTable) },
    { projection: departures, table: bindTable(dataSource, DeparturesTable) },
    { projection: caseFacts, table: bindTable(dataSource, CaseFactsTable) },
    { projection: ddpDecisions, table: bindTable(dataSource, DdpDecisionsTable) },
    { projection: ddpStaleness, table: bindTable(dataSource, DdpStalenessTable) },
    { projection: ddpOverrides, table: bindTable(dataSource, DdpOverridesTable) },
    { projection: duties, table: bindTable(dataSource, DutiesTable) },
    { projection: caseTimersUnder(policy, zoneOf), table: bindTable(dataSource, CaseTimerTable) },
  ];
}
