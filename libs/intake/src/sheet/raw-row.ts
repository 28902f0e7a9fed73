/** One row as written in the sheet: nothing trimmed, nothing interpreted. */
export interface RawRow {
  /** Counted as a spreadsheet shows it: the first row of the sheet is 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

export function isEmptyRow({ cells }: RawRow): boolean {
  return cells.every((cell) => cell.trim() === '');
}
