import type { Field } from '../sheet/column-catalogue';
import type { SheetColumns } from '../sheet/columns';
import type { RawRow } from '../sheet/raw-row';
import { faultOf, isPlain, singleLine } from './cell-text';
import type { RowError, RowErrorCode } from './row-error';

const DEFAULT_MAX_LENGTH = 200;

/** The cells of one row by field, and the faults found in them so far. All faults of a row are gathered before it is refused. */
export class RowCells {
  private readonly faults: RowError[] = [];

  constructor(
    readonly raw: RawRow,
    private readonly columns: SheetColumns,
  ) {}

  get errors(): readonly RowError[] {
    return this.faults;
  }

  /** The cell as one line of clean text; undefined when it is empty, or faulty, which is then noted. */
  text(field: Field, maxLength = DEFAULT_MAX_LENGTH): string | undefined {
    const cell = this.cellOf(field);
    if (cell.length <= maxLength && isPlain(cell)) return cell;
    const fault = faultOf(cell);
    if (fault === 'ControlCharacter') return this.refuse(field, fault, 'holds a character that cannot be typed, such as a control character; type the text again');
    if (fault === 'DamagedText') return this.refuse(field, fault, 'holds a replacement character, so a letter was lost before; type the text again');
    const text = singleLine(cell);
    if (text.length > maxLength) return this.refuse(field, 'TooLong', `is longer than ${maxLength} characters`);
    return text === '' ? undefined : text;
  }

  isEmpty(field: Field): boolean {
    return this.cellOf(field).trim() === '';
  }

  private cellOf(field: Field): string {
    return this.raw.cells[this.columns.indexOf.get(field) ?? -1] ?? '';
  }

  /** The header as written: some values mean different things under headers of other languages. */
  headerOf(field: Field): string {
    const index = this.columns.indexOf.get(field);
    return index === undefined ? field : (this.columns.header[this.columns.kept.indexOf(index)] ?? field);
  }

  /** Notes that a needed cell is empty, unless the cell was already found faulty. */
  needs<Value>(field: Field, value: Value | undefined): Value | undefined {
    if (value === undefined && this.isEmpty(field)) this.refuse(field, 'MissingValue', 'is empty');
    return value;
  }

  refuse(field: Field, code: RowErrorCode, sentence: string): undefined {
    const column = this.headerOf(field);
    this.faults.push({ column, code, reason: `${column} ${sentence}.` });
    return undefined;
  }
}
