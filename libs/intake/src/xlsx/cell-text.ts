import { dateOfSerial } from './date-styles';

export interface CellContext {
  readonly sharedStrings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly from1904: boolean;
}

export interface StoredCell {
  /** ECMA-376 cell type: `s` shared string, `inlineStr`, `str` formula text, `b`, `e`, `d` ISO date, `n` number. */
  readonly type: string;
  readonly style: number;
  readonly value: string;
}

/** What the person at the spreadsheet sees, as text: a date as `yyyy-mm-dd`, a number without exponent. */
export function cellText({ type, style, value }: StoredCell, context: CellContext): string {
  if (value === '') return '';
  switch (type) {
    case 's':
      return context.sharedStrings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.slice(0, 10);
    case 'n':
      return numberText(value, context.dateStyles.has(style), context.from1904);
    default:
      return value;
  }
}

function numberText(value: string, isDate: boolean, from1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (isDate) return dateOfSerial(number, from1904) ?? value;
  return Number.isSafeInteger(number) ? String(number) : value;
}
