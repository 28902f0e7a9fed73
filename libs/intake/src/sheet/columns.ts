import { folded } from '../cells/folded';
import { COLUMN_CATALOGUE, RESULT_COLUMNS, type Field } from './column-catalogue';
import type { SheetLimits } from './limits';
import type { RawRow } from './raw-row';
import { SheetRefused } from './sheet-refused';

/** What the header row means. */
export interface SheetColumns {
  /** The header's cells as written, without the columns of a result file. */
  readonly header: readonly string[];
  /** Where each of `header` stands in a row. */
  readonly kept: readonly number[];
  /** Where a field stands in a row, for the fields the sheet has. */
  readonly indexOf: ReadonlyMap<Field, number>;
  /** Cells the header row has. */
  readonly width: number;
  /** Headers that name no known column: their cells are carried to the result file and otherwise passed over. */
  readonly unknown: readonly string[];
}

const FIELD_BY_HEADER: ReadonlyMap<string, Field> = new Map(
  COLUMN_CATALOGUE.flatMap(({ field, headers }) => [field, ...headers].map((header) => [folded(header), field] as const)),
);
const RESULT_HEADERS: ReadonlySet<string> = new Set(RESULT_COLUMNS.map(folded));

/** Each group needs one of its columns; without it every single row would be refused for the same reason. */
const NEEDED: readonly (readonly Field[])[] = [['name', 'given_name', 'family_name'], ['birth_date', 'age'], ['sex'], ['nationality'], ['return_type'], ['language'], ['site']];

export function mapHeader({ row, cells }: RawRow, limits: SheetLimits): SheetColumns {
  if (cells.length > limits.maxColumns) throw new SheetRefused('TooManyColumns', `The sheet has ${cells.length} columns; ${limits.maxColumns} are allowed.`, row);
  const kept = cells.flatMap((cell, index) => (RESULT_HEADERS.has(folded(cell)) ? [] : [index]));
  const indexOf = new Map<Field, number>();
  const unknown: string[] = [];
  for (const index of kept) {
    const header = cells[index] ?? '';
    const field = FIELD_BY_HEADER.get(folded(header));
    if (!field) {
      if (header.trim() !== '') unknown.push(header);
    } else if (indexOf.has(field)) {
      throw new SheetRefused('DuplicateColumns', `Two columns give the ${field}: “${cells[indexOf.get(field) ?? 0]}” and “${header}”.`, row);
    } else {
      indexOf.set(field, index);
    }
  }
  refuseMissing(indexOf, row);
  return { width: cells.length, header: kept.map((index) => cells[index] ?? ''), kept, indexOf, unknown };
}

function refuseMissing(indexOf: ReadonlyMap<Field, number>, row: number): void {
  const missing = NEEDED.filter((group) => !group.some((field) => indexOf.has(field)));
  if (missing.length === 0) return;
  throw new SheetRefused('MissingColumns', `The sheet lacks the column ${missing.map((group) => group.join(' or ')).join(', and ')}.`, row);
}
