/** The closed list of reasons to refuse a sheet as a whole. Stable: clients branch on it. */
export const SHEET_REFUSAL_CODES = [
  'TooLarge',
  'TooManyRows',
  'TooManyColumns',
  'RowTooLong',
  'NotUtf8',
  'QuoteNotClosed',
  'BrokenCsv',
  'BrokenXlsx',
  'NoHeader',
  'MissingColumns',
  'DuplicateColumns',
  'OfficeUnknown',
] as const;
export type SheetRefusalCode = (typeof SHEET_REFUSAL_CODES)[number];

/** The sheet, not one of its rows, cannot be read further. Rows before `row` were read. The message names no person. */
export class SheetRefused extends Error {
  override readonly name = 'SheetRefused';

  constructor(
    readonly code: SheetRefusalCode,
    message: string,
    /** The row where reading ended, counted as a spreadsheet shows it; absent when no row was reached. */
    readonly row?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
