/**
 * What crosses the edge: the commands a client may send, the problems it may be answered with, and their schemas.
 * Guarantees: every command is here with a class, a summary and a valid example; a body that passes has exactly the
 * described fields and is stored as it came. Refuses to convert, to fill in, and to repeat a value in an error.
 */
export {
  LoggedOutDocument,
  LogoutBody,
  RevocationBody,
  RevocationDocument,
  revocationFaultsOf,
  RevocationsDocument,
  RevocationsQuery,
} from './access-revocations';
export {
  AdvisoryPart,
  BULK_OPERATIONS,
  bulkFaultsOf,
  type BulkOperation,
  BulkOperationBody,
  BulkOperationDocument,
  BulkOperationsDocument,
  BulkRefusalDocument,
  type BulkScope,
  type BulkStatus,
  LostGateDocument,
} from './bulk-operations';
export { type CataloguedCommand, commandNameOf, COMMANDS, findCommand } from './catalogue';
export type { CommandBody, CommandEntry } from './command-entry';
export { InvalidRequest, type RequestFault } from './invalid-request';
export { plainObjectOf } from './plain-json';
export { ObstacleDocument, ProblemDocument, RequestFaultDocument } from './problems/problem-document';
export {
  EDGE_CODES,
  type EdgeCode,
  isRejectionCode,
  PROBLEM_CODES,
  type ProblemCode,
  type ProblemType,
  problemTypeOf,
  problemUrnOf,
} from './problems/problem-types';
export { AvailableCommandDocument, AvailableCommandsDocument, CommandReceipt, RefusalDocument } from './receipts';
export {
  CASE_SCHEMA,
  CASELOAD_SCHEMA,
  CaseloadParameters,
  CASES_SCHEMA,
  CasesQuery,
  DEPARTURES_SCHEMA,
  DeparturesParameters,
  MinPositionQuery,
  TIMELINE_SCHEMA,
  TimelineQuery,
  WORKLIST_SCHEMA,
  WorklistParameters,
} from './reads/cases';
export {
  DECISIONS_SCHEMA,
  DecisionsQuery,
  EVALUATION_SCHEMA,
  EXPLANATION_SCHEMA,
  ExplanationLanguageQuery,
  ExplanationQuery,
  OVERRIDES_SCHEMA,
  OverridesQuery,
  RECOMPUTED_SCHEMA,
  RULE_SET_SCHEMA,
  SEGREGATION_SCHEMA,
  SegregationQuery,
  WHAT_IF_RESULT_SCHEMA,
  WHAT_IF_SCHEMA,
  WhatIfQuery,
} from './reads/due-diligence';
export { FEED_CHANGE_SCHEMA, FEED_ENDINGS, FEED_SCHEMA, type FeedEnding } from './reads/feed';
export { isPosition } from './reads/position';
export { INFORMATION_REQUESTS_SCHEMA } from './reads/information-requests';
export { HISTORY_SCHEMA, HistoryQuery, MAX_HISTORY_PAGE } from './reads/history';
export { INTEGRATION_EVENTS_SCHEMA, IntegrationEventsQuery } from './reads/integration';
export { REPORT_CASES_SCHEMA, REPORT_SCHEMA, ReportFileParameters, ReportLineParameters, ReportParameters } from './reads/reports';
export { NoFields, validBody } from './validate';
