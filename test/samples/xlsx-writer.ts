import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A cell of a sample workbook: a text, a number, or a calendar date stored the way spreadsheets store dates. */
export type SampleCell = string | number | { readonly date: string };

export interface WorkbookOptions {
  /** Texts in a shared table, as spreadsheets write them, or in the cells, as reporting programs do. */
  readonly strings?: 'shared' | 'inline';
  /** Unpacked and without a time stamp, so that the same rows give the same bytes on every machine. */
  readonly compress?: boolean;
}

const EPOCH_MS = Date.UTC(1899, 11, 30);
const MS_PER_DAY = 86_400_000;
const DATE_STYLE = 1;
/** The earliest time a ZIP archive can state. */
const FIXED_TIME = new Date(1980, 0, 1);
const ROWS_IN_CHUNK = 1_000;
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Writes a workbook with one sheet. Enough for samples and tests; reports have their own writer. */
export function writeWorkbook(rows: Iterable<readonly SampleCell[]>, options: WorkbookOptions = {}): Readable {
  const { strings = 'shared', compress = false } = options;
  const zip = new ZipFile();
  const add = (path: string, xml: string) => zip.addBuffer(Buffer.from(XML + xml), path, { mtime: FIXED_TIME, compress });
  add('[Content_Types].xml', CONTENT_TYPES);
  add('_rels/.rels', relations([['rId1', `${RELATIONSHIPS}/officeDocument`, 'xl/workbook.xml']]));
  add('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets><sheet name="Intake" sheetId="1" r:id="rId1"/></sheets></workbook>`);
  add('xl/_rels/workbook.xml.rels', relations([
    ['rId1', `${RELATIONSHIPS}/worksheet`, 'worksheets/sheet1.xml'],
    ['rId2', `${RELATIONSHIPS}/styles`, 'styles.xml'],
    ['rId3', `${RELATIONSHIPS}/sharedStrings`, 'sharedStrings.xml'],
  ]));
  add('xl/styles.xml', STYLES);
  const table = new Map<string, number>();
  const sheet = Buffer.concat([...sheetChunks(rows, strings === 'shared' ? table : undefined)]);
  zip.addBuffer(sheet, 'xl/worksheets/sheet1.xml', { mtime: FIXED_TIME, compress });
  add('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${[...table.keys()].map((text) => `<si>${textElement(text)}</si>`).join('')}</sst>`);
  zip.end();
  return zip.outputStream as Readable;
}

export async function workbookBytes(rows: Iterable<readonly SampleCell[]>, options?: WorkbookOptions): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const stream = writeWorkbook(rows, options);
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(stream, 'end');
  return Buffer.concat(chunks);
}

function* sheetChunks(rows: Iterable<readonly SampleCell[]>, table: Map<string, number> | undefined): Generator<Buffer> {
  let text = `${XML}<worksheet xmlns="${MAIN}"><sheetData>`;
  let row = 0;
  for (const cells of rows) {
    row += 1;
    text += `<row r="${row}">${cells.map((cell, column) => cellElement(cell, `${columnName(column)}${row}`, table)).join('')}</row>`;
    if (row % ROWS_IN_CHUNK === 0) {
      yield Buffer.from(text);
      text = '';
    }
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`);
}

function cellElement(cell: SampleCell, reference: string, table: Map<string, number> | undefined): string {
  if (cell === '') return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${reference}" s="${DATE_STYLE}"><v>${serialOf(cell.date)}</v></c>`;
  if (!table) return `<c r="${reference}" t="inlineStr"><is>${textElement(cell)}</is></c>`;
  const index = table.get(cell) ?? table.size;
  table.set(cell, index);
  return `<c r="${reference}" t="s"><v>${index}</v></c>`;
}

function textElement(text: string): string {
  const escaped = text
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
    // A workbook writes what XML cannot hold as an escape.
    .replace(/(?![\t\n\r])\p{Cc}/gu, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`);
  return `<t xml:space="preserve">${escaped}</t>`;
}

function serialOf(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - EPOCH_MS) / MS_PER_DAY;
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function relations(entries: readonly (readonly [id: string, type: string, target: string])[]): string {
  const elements = entries.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">${elements.join('')}</Relationships>`;
}

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>` +
  `<Override PartName="/xl/sharedStrings.xml" ContentType="${SPREADSHEET}.sharedStrings+xml"/></Types>`;
const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>` +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>';
