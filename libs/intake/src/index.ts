/**
 * Reads intake sheets (CSV, XLSX) into registrations, row by row, and writes what became of each row.
 * Guarantees: bounded memory; names in any script kept as given; the same row has the same case id whatever the file's
 * format; a refused row tells everything that is wrong with it, and its line of the result file can be sent again.
 * Refuses: to guess an encoding, a date's order or a country; to know commands, storage or HTTP.
 */
export type { DateOrder } from './cells/date';
export { DATE_ORDERS } from './cells/date';
export { ROW_ERROR_CODES, type RowError, type RowErrorCode } from './cells/row-error';
export { contentDigest } from './identity';
export { readIntakeRows, type IntakeRow } from './intake-rows';
export type { IntakeContext, Registration, RegistrationData } from './registration';
export { resultHeader, resultLine, type ResultRow, type RowResult } from './result/result-file';
export { COLUMN_CATALOGUE, type ColumnDefinition, type Field } from './sheet/column-catalogue';
export type { SheetColumns } from './sheet/columns';
export { readIntakeSheet, type IntakeSheet, type SheetFormat } from './sheet/intake-sheet';
export { DEFAULT_SHEET_LIMITS, type SheetLimits } from './sheet/limits';
export { SHEET_REFUSAL_CODES, SheetRefused, type SheetRefusalCode } from './sheet/sheet-refused';
