/**
 * The caseload and movement report: who is in care as of any past position of the log, what happened in a period, how long
 * each step took; as JSON, CSV and XLSX. The layout is Homeward's own.
 * Guarantees: the same position, period and scope give the same figures for ever; each file states what it rests on; every
 * number can be traced to its cases. Refuses: to be published, since small numbers are not suppressed; to touch a database.
 */
export { casesBehind, computeReport } from './compute';
export { makeReport, ReportRefused, type ReportRefusalCode, type ReportRequest, type ReportScope, type ReportSource } from './make-report';
export { reportCsv } from './render/csv';
export { reportJson } from './render/json';
export { reportXlsx } from './render/xlsx';
export type { CaseloadAndMovementReport, CaseloadLine, Group, Measure, MovementLine, Period, ReportBasis, StepLine } from './report';
