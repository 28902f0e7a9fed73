import { stringify } from 'csv-stringify/sync';
import type { RowError } from '../cells/row-error';
import { RESULT_COLUMNS } from '../sheet/column-catalogue';
import type { SheetColumns } from '../sheet/columns';
import { withFormulaGuard } from './formula-guard';

/** What became of a row: a new case, a case that was there with the same content, or nothing. */
export type RowResult = 'registered' | 'unchanged' | 'refused';

export interface ResultRow {
  readonly cells: readonly string[];
  readonly result: RowResult;
  readonly caseId?: string;
  readonly errors: readonly RowError[];
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The header of a result file: the sheet's own columns and then the result. It starts with a byte order mark, without
 * which spreadsheets read every script but Latin wrongly.
 */
export function resultHeader({ header }: SheetColumns): string {
  return BYTE_ORDER_MARK + line([...header, ...RESULT_COLUMNS]);
}

/** One line of a result file, which can be corrected and sent again as it is. */
export function resultLine({ kept }: SheetColumns, { cells, result, caseId, errors }: ResultRow): string {
  const columns = [...new Set(errors.map(({ column }) => column))].join('; ');
  return line([...kept.map((index) => cells[index] ?? ''), result, caseId ?? '', columns, errors.map(({ reason }) => reason).join(' ')]);
}

function line(cells: readonly string[]): string {
  return stringify([cells.map(withFormulaGuard)]);
}
