/** A spreadsheet runs a cell that starts so. Full-width forms count, as some spreadsheets fold them. */
const STARTS_FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const GUARD = "'";

/**
 * Puts an apostrophe before a cell that a spreadsheet would run, and before one that already starts with apostrophes and
 * would then run, so that taking one away always gives the cell back.
 */
export function withFormulaGuard(cell: string): string {
  return STARTS_FORMULA.test(cell.replace(/^'+/, '')) ? GUARD + cell : cell;
}

/** Takes the apostrophe away again, so that a result file can be sent back with its phone numbers whole. */
export function withoutFormulaGuard(cell: string): string {
  return cell.startsWith(GUARD) && STARTS_FORMULA.test(cell.replace(/^'+/, '')) ? cell.slice(GUARD.length) : cell;
}
