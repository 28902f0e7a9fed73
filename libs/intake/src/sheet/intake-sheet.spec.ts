import { GOOD, bytesOf, csvOf, openSheet } from '../testing/sheets';
import { readIntakeSheet, type SheetFormat } from './intake-sheet';
import { DEFAULT_SHEET_LIMITS, type SheetLimits } from './limits';
import { workbookBytes } from '../../../../test/samples/xlsx-writer';

const HEADER = Object.keys(GOOD);
const CELLS = Object.values(GOOD);

async function cellsOf(content: string | Uint8Array, format: SheetFormat = 'csv', limits?: SheetLimits): Promise<(readonly string[])[]> {
  const cells: (readonly string[])[] = [];
  for await (const row of (await openSheet(content, format, limits)).rows) cells.push(row.cells);
  return cells;
}

describe('an intake sheet as CSV', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('is read when its cells are parted by %s', async (_, delimiter) => {
    expect(await cellsOf(`${HEADER.join(delimiter)}\r\n${CELLS.join(delimiter)}\r\n`)).toEqual([CELLS]);
  });

  it('is read when it starts with a byte order mark and its header holds the other delimiter in quotes', async () => {
    const sheet = await openSheet(`\uFEFF"Reference, if any";${HEADER.slice(1).join(';')}\n`);
    expect(sheet.columns.header[0]).toBe('Reference, if any');
    expect(sheet.columns.unknown).toEqual(['Reference, if any']);
  });

  it('keeps line ends inside quotes, and letters cut in two by a chunk', async () => {
    const [cells] = await cellsOf(csvOf({ ...GOOD, name: 'አበበ\nበቀለ', site: '阿加德兹' }));
    expect(cells).toContain('አበበ\nበቀለ');
    expect(cells).toContain('阿加德兹');
  });

  it('keeps a nickname in quotes in the middle of a cell', async () => {
    expect(await cellsOf(`${HEADER.join(',')}\nA1,Jean "Jo" Kaboré,1990,male,BFA,avr,fra,Agadez`)).toEqual([
      ['A1', 'Jean "Jo" Kaboré', '1990', 'male', 'BFA', 'avr', 'fra', 'Agadez'],
    ]);
  });

  it('passes over empty rows and counts rows as a spreadsheet does', async () => {
    const rows = [];
    for await (const { row } of (await openSheet(`${HEADER.join(',')}\n\n${CELLS.join(',')}\n,,,\n${CELLS.join(',')}\n`)).rows) rows.push(row);
    expect(rows).toEqual([3, 5]);
  });

  it.each([
    ['an empty file', '', 'NoHeader'],
    ['a file with nothing but line ends', '\n\n\n', 'NoHeader'],
    ['a sheet without needed columns', 'name,sex\nA,f', 'MissingColumns'],
    ['two columns for one field', `${HEADER.join(',')},gender\n`, 'DuplicateColumns'],
    ['text in a Windows code page', Buffer.from(`${HEADER.join(',')}\nA,Jos\xe9`, 'latin1'), 'NotUtf8'],
    ['UTF-16 text', Buffer.from(`\uFEFF${HEADER.join(',')}`, 'utf16le'), 'NotUtf8'],
    ['a quote that is never closed', `${HEADER.join(',')}\nA,"Amina`, 'QuoteNotClosed'],
    ['a row that never ends', `${HEADER.join(',')}\nA,"${'x'.repeat(30_000)}`, 'RowTooLong'],
    ['a header that never ends', 'x'.repeat(30_000), 'RowTooLong'],
  ])('is refused as a whole when it is %s', async (_, content, code) => {
    await expect(cellsOf(content)).rejects.toMatchObject({ name: 'SheetRefused', code });
  });

  it.each([
    ['bytes', { maxBytes: 100 }, 'TooLarge'],
    ['rows', { maxRows: 1 }, 'TooManyRows'],
    ['columns', { maxColumns: 3 }, 'TooManyColumns'],
  ])('is refused beyond its limit of %s', async (_, limit, code) => {
    await expect(cellsOf(csvOf(GOOD, GOOD), 'csv', { ...DEFAULT_SHEET_LIMITS, ...limit })).rejects.toMatchObject({ code });
  });

  it('names no cell in what it says of a broken row', async () => {
    const error: unknown = await cellsOf(`${HEADER.join(',')}\nA,"Secretname`).catch((caught: unknown) => caught);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error)).not.toContain('Secretname');
  });
});

describe('an intake sheet as XLSX', () => {
  it.each([
    ['shared', true],
    ['inline', true],
    ['shared', false],
  ] as const)('gives the same rows as the CSV, with %s strings, packed: %s', async (strings, compress) => {
    const bytes = await workbookBytes([HEADER, ['NIA-0001', 'እድሪስ <&> "x"', { date: '1990-04-17' }, 'female', 22_790_123_456, 'avr', '', 'Agadez']], { strings, compress });
    expect(await cellsOf(bytes, 'xlsx')).toEqual([['NIA-0001', 'እድሪስ <&> "x"', '1990-04-17', 'female', '22790123456', 'avr', '', 'Agadez']]);
  });

  it.each([
    ['no archive at all', Buffer.from('name,sex'), 'BrokenXlsx'],
    ['empty', Buffer.alloc(0), 'BrokenXlsx'],
  ])('is refused when it is %s', async (_, bytes, code) => {
    await expect(cellsOf(bytes, 'xlsx')).rejects.toMatchObject({ name: 'SheetRefused', code });
  });

  it('is refused when it was cut off on its way', async () => {
    const bytes = await workbookBytes([HEADER, CELLS]);
    await expect(cellsOf(bytes.subarray(0, bytes.length / 2), 'xlsx')).rejects.toMatchObject({ code: 'BrokenXlsx' });
  });

  it.each([
    ['a part unpacks to more than allowed', { maxUnpackedBytes: 2_000 }, 'TooLarge'],
    ['it holds more parts than allowed', { maxArchiveEntries: 3 }, 'BrokenXlsx'],
    ['its shared texts are longer than allowed', { maxSharedStringLength: 500 }, 'TooLarge'],
    ['a row is longer than allowed', { maxRowLength: 500 }, 'RowTooLong'],
    ['a row has more columns than allowed', { maxColumns: 8 }, 'TooManyColumns'],
  ])('is refused when %s', async (_, limit, code) => {
    const bytes = await workbookBytes([HEADER, CELLS, [...CELLS, 'x'.repeat(5_000)]], { compress: true });
    await expect(cellsOf(bytes, 'xlsx', { ...DEFAULT_SHEET_LIMITS, ...limit })).rejects.toMatchObject({ name: 'SheetRefused', code });
  });
});

describe('a sheet of 100,000 rows', () => {
  const ROWS = 100_000;
  const CHUNK_ROWS = 100;

  it('is read while it arrives: never more than a few chunks are ahead of the reader', async () => {
    let sent = 0;
    let read = 0;
    let furthestAhead = 0;
    async function* source(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${HEADER.join(',')}\n`);
      for (; sent < ROWS; sent += CHUNK_ROWS) {
        furthestAhead = Math.max(furthestAhead, sent - read);
        yield Buffer.from(Array.from({ length: CHUNK_ROWS }, (_, index) => `NIA-${sent + index},አበበ በቀለ,~1990,male,ETH,avr,amh,Agadez\n`).join(''));
      }
    }
    for await (const { cells } of (await readIntakeSheet(source(), 'csv')).rows) {
      if (cells[0] !== `NIA-${read}`) throw new Error(`Row ${read} is missing.`);
      read += 1;
    }
    expect(read).toBe(ROWS);
    expect(furthestAhead).toBeLessThanOrEqual(2_000);
  });

  it('releases its source when the reader leaves early', async () => {
    let released = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield* bytesOf(csvOf(...Array.from({ length: 1_000 }, () => GOOD)), 1_000);
      } finally {
        released = true;
      }
    }
    for await (const row of (await readIntakeSheet(source(), 'csv')).rows) if (row.row > 3) break;
    await new Promise(setImmediate);
    expect(released).toBe(true);
  });
});
