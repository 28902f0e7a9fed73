/** One column of a printed table: its title, and where its text comes from. */
export interface TextColumn<Row> {
  readonly title: string;
  readonly text: (row: Row) => string | number;
}

const GAP = '  ';

/** A table for a terminal: texts to the left, numbers to the right. */
export function textTable<Row>(columns: readonly TextColumn<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map(({ text }) => text(row)));
  const widths = columns.map(({ title }, column) => Math.max(title.length, ...cells.map((line) => String(line[column]).length)));
  const isNumber = columns.map((_, column) => cells.length > 0 && cells.every((line) => typeof line[column] === 'number'));
  const line = (texts: readonly (string | number)[]) =>
    texts.map((text, column) => (isNumber[column] ? String(text).padStart(widths[column] ?? 0) : String(text).padEnd(widths[column] ?? 0))).join(GAP).trimEnd();
  return [line(columns.map(({ title }) => title)), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}
