/**
 * The questions readers ask of the cases, each answered by rows that are folded from the log: one folder a question.
 * Guarantees: the rows of a batch and the checkpoint are one transaction, so nothing is lost or doubled; a case that
 * cannot be applied is parked and no other waits for it; a rebuild gives the same rows, and no reader sees it half done.
 * Refuses: to hold a readable identifier, to decide anything, to read a clock.
 */
export { caseProjections, PROJECTION_NAMES, type ProjectionName } from './all-projections';
export { AuditLeaves, type LastLeaf } from './audit-leaf/audit-leaves';
export { AUDIT_LEAVES, LeafNumbering, type LeafNumberingPorts, LogDiffers } from './audit-leaf/leaf-numbering';
export { CaseFactsQuery, type FactsOptions } from './case-facts/case-facts.query';
export { CaseFactsTable, type CaseFacts } from './case-facts/case-facts.table';
export { CaseSummaryQuery, type CaseFilter, type CaseListOptions } from './case-summary/case-summary.query';
export { CaseSummaryTable, type CaseSummary, type CaseSummaryRow } from './case-summary/case-summary.table';
export { CaseTimelineQuery, type TimelineOptions } from './case-timeline/case-timeline.query';
export { CaseTimelineTable, type TimelineEntry } from './case-timeline/case-timeline.table';
export { STEPS, type CaseView, type Movement, type Step, type StepTimes } from './case-view/case-view';
export { caseViewFold } from './case-view/evolve-case-view';
export { CASELOAD_DIMENSIONS, CaseloadQuery, type CaseloadCount, type CaseloadDimension, type CaseloadOptions } from './caseload/caseload.query';
export { ANY_FLAG, CaseloadTable, type CaseloadCell } from './caseload/caseload.table';
export { DdpDecisionsQuery, type ListedDecision, type PastDecision, type PastDecisionsOptions } from './ddp-decisions/ddp-decisions.query';
export { DdpDecisionsTable, type DdpDecisionRow } from './ddp-decisions/ddp-decisions.table';
export { DdpStalenessTable, type DdpStalenessRow } from './ddp-decisions/ddp-staleness.table';
export { DdpOverridesQuery, MAX_OVERRIDES, type OverridesOptions } from './ddp-overrides/ddp-overrides.query';
export { DdpOverridesTable, type DdpOverrideRow } from './ddp-overrides/ddp-overrides.table';
export { DEPARTURE_DIMENSIONS, DeparturesQuery, type DepartureCount, type DepartureDimension, type DeparturesOptions } from './departures/departures.query';
export { DeparturesTable, type DepartureCell } from './departures/departures.table';
export { DutiesQuery, type DutyConflict, EXCLUSIONS, MAX_CONFLICTS } from './duties/duties.query';
export { DUTIES, DutiesTable, type Duty, type DutyRow } from './duties/duties.table';
export { FamilyMemberTable, type FamilyMember } from './family-member/family-member.table';
export { FAMILIES, FamilyMembers } from './family-member/family-members';
export type { CaseFold, CaseProjection } from './projection/case-projection';
export { InvalidCursor, MAX_PAGE_ROWS, type Page } from './query/page';
export type { ReadScope } from './query/read-scope';
export { clearAwayHalfBuilt } from './rebuild/clear-away';
export { digestOf } from './rebuild/digest';
export type { FoldProgress } from './rebuild/fold-log';
export { rebuild, RebuildUnderWay, type RebuildOptions, type RebuildResult } from './rebuild/rebuild';
export type { RebuildPorts } from './rebuild/rebuild-ports';
export { CheckpointMoved } from './runner/checkpoints';
export { FollowerProgress } from './runner/follower-progress';
export { lockServerOf } from './runner/leadership';
export { RelayProgress, RelayProgressMoved } from './relay/relay-progress';
export type { BoundProjection } from './runner/apply-cases';
export type { ProjectorPorts } from './runner/batch-projector';
export type { FactReader } from './runner/case-states';
export { ParkedCaseTable, type ParkedCase } from './runner/parked-case.table';
export { ProjectionProgress, type WaitOptions } from './runner/progress';
export { replayParked } from './runner/replay-parked';
export { runProjections, type RunOptions } from './runner/run-projections';
export { migrateReadModels, pendingMigrationsOf } from './table/migrate-read-models';
export { ReadModelsUnavailable } from './table/read-model-database';
export { READ_MODEL_ENTITIES, READ_MODEL_MIGRATIONS, readModelDataSource, type ReadModelDataSourceOptions } from './table/read-model-data-source';
export { ensureReadModelRole, READ_MODEL_ROLE } from './table/read-model-role';
export { CaseTimerQuery, type DueCase } from './case-timer/case-timer.query';
export type { ZoneOf } from './case-timer/case-timer.projection';
export { WORKLIST_HORIZON_DAYS, WORKLIST_STATUSES, WorklistQuery, type WorklistEntry, type WorklistOptions, type WorklistStatus } from './worklist/worklist.query';
export { WorklistTable, type WorklistItem, type WorklistKind } from './worklist/worklist.table';
