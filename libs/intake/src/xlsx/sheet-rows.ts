import type { SheetLimits } from '../sheet/limits';
import type { RawRow } from '../sheet/raw-row';
import { SheetRefused } from '../sheet/sheet-refused';
import { cellText, type CellContext } from './cell-text';
import { unescaped } from './text-nodes';
import { visitXml, type XmlVisitor } from './xml';

const LETTERS_IN_ALPHABET = 26;

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
}

/** Rows of one worksheet while it unpacks. Only the cells of the rows in the current chunk are held. */
export async function* readSheetRows(source: AsyncIterable<Uint8Array>, context: CellContext, limits: SheetLimits): AsyncGenerator<RawRow> {
  const gatherer = new RowGatherer(context, limits);
  for await (const _ of visitXml(source, gatherer)) yield* gatherer.take();
}

class RowGatherer implements XmlVisitor {
  private ready: RawRow[] = [];
  private row = 0;
  private cells: string[] = [];
  private rowLength = 0;
  private cell: OpenCell | undefined;
  private inValue = false;
  private inPhonetic = false;

  constructor(
    private readonly context: CellContext,
    private readonly limits: SheetLimits,
  ) {}

  take(): RawRow[] {
    const taken = this.ready;
    this.ready = [];
    return taken;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 'v' || name === 't') this.inValue = !this.inPhonetic;
  }

  text(piece: string): void {
    if (!this.inValue || !this.cell) return;
    this.cell.value += piece;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.ready.push({ row: this.row, cells: this.cells });
  }

  private openRow(attributes: Readonly<Record<string, string>>): void {
    const stated = Number(attributes['r']);
    this.row = Number.isInteger(stated) && stated > this.row ? stated : this.row + 1;
    this.cells = [];
    this.rowLength = 0;
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    const column = columnOf(attributes['r']) ?? this.cells.length;
    if (column >= this.limits.maxColumns) {
      throw new SheetRefused('TooManyColumns', `Row ${this.row} has cells beyond column ${this.limits.maxColumns}.`, this.row);
    }
    this.cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '' };
  }

  private closeCell(): void {
    if (!this.cell) return;
    const { column, type, style, value } = this.cell;
    while (this.cells.length < column) this.cells.push('');
    const text = cellText({ type, style, value: unescaped(value) }, this.context);
    // A cell may point to a long shared text, so the length counts after it is looked up.
    this.rowLength += text.length;
    if (this.rowLength > this.limits.maxRowLength) throw new SheetRefused('RowTooLong', `Row ${this.row} is too long.`, this.row);
    this.cells[column] = text;
    this.cell = undefined;
  }
}

/** `C5` is column 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((column, letter) => column * LETTERS_IN_ALPHABET + letter.charCodeAt(0) - 64, 0) - 1;
}
