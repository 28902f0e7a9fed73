import { readCsvRows } from '../csv/csv-rows';
import { readXlsxRows } from '../xlsx/xlsx-rows';
import { withoutFormulaGuard } from '../result/formula-guard';
import { mapHeader, type SheetColumns } from './columns';
import { DEFAULT_SHEET_LIMITS, type SheetLimits } from './limits';
import { isEmptyRow, type RawRow } from './raw-row';
import { SheetRefused } from './sheet-refused';

export type SheetFormat = 'csv' | 'xlsx';

/** An open sheet: its header is read and understood, its rows arrive as they are asked for. */
export interface IntakeSheet {
  readonly columns: SheetColumns;
  /** Data rows in order, without the empty ones. Can be walked once; leaving the walk early releases the source. */
  readonly rows: AsyncIterable<RawRow>;
}

/**
 * Opens an intake sheet. Rows are streamed, so 100,000 of them take no more memory than a hundred.
 * Throws `SheetRefused` here, or from `rows`, when the sheet itself cannot be read further.
 */
export async function readIntakeSheet(source: AsyncIterable<Uint8Array>, format: SheetFormat, limits: SheetLimits = DEFAULT_SHEET_LIMITS): Promise<IntakeSheet> {
  const rows = unguarded(format === 'csv' ? readCsvRows(source, limits) : readXlsxRows(source, limits));
  try {
    const header = await firstFilledRow(rows);
    if (!header) throw new SheetRefused('NoHeader', 'The sheet is empty; its first row must name the columns.');
    return { columns: mapHeader(header, limits), rows: dataRows(rows, limits) };
  } catch (error) {
    await rows.return(undefined);
    throw error;
  }
}

/** Result files come back with guarded cells; everything behind this point sees them as they were before. */
async function* unguarded(rows: AsyncIterable<RawRow>): AsyncGenerator<RawRow> {
  for await (const { row, cells } of rows) yield { row, cells: cells.map(withoutFormulaGuard) };
}

async function firstFilledRow(rows: AsyncGenerator<RawRow>): Promise<RawRow | undefined> {
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    if (!isEmptyRow(next.value)) return next.value;
  }
  return undefined;
}

async function* dataRows(rows: AsyncGenerator<RawRow>, limits: SheetLimits): AsyncGenerator<RawRow> {
  let count = 0;
  for await (const row of rows) {
    if (isEmptyRow(row)) continue;
    count += 1;
    if (count > limits.maxRows) throw new SheetRefused('TooManyRows', `The sheet has more than ${limits.maxRows} rows; split it.`, row.row);
    yield row;
  }
}
