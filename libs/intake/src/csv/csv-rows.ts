import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { SheetLimits } from '../sheet/limits';
import type { RawRow } from '../sheet/raw-row';
import { SheetRefused } from '../sheet/sheet-refused';
import { delimiterOf, endOfFirstLine } from './delimiter';
import { decodedUtf8 } from './utf8';

/**
 * Rows of a CSV text (RFC 4180, with `,`, `;` or a tab), read while the bytes arrive.
 * A quote in the middle of an unquoted cell is kept as it stands: people have nicknames in quotes.
 */
export async function* readCsvRows(source: AsyncIterable<Uint8Array>, limits: SheetLimits): AsyncGenerator<RawRow> {
  const text = decodedUtf8(source, limits.maxBytes);
  const start = await firstLine(text, limits);
  const parser = parse({ delimiter: delimiterOf(start), relax_column_count: true, relax_quotes: true, max_record_size: limits.maxRowLength });
  // The parser rethrows the source's error to its reader, so the pipeline's own report would only repeat it.
  pipeline(Readable.from(joined(start, text)), parser, () => undefined);
  let row = 0;
  try {
    for await (const cells of parser) {
      row += 1;
      yield { row, cells: cells as string[] };
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, row + 1) : error;
  } finally {
    parser.destroy();
  }
}

async function firstLine(text: AsyncGenerator<string>, limits: SheetLimits): Promise<string> {
  let start = '';
  while (endOfFirstLine(start) < 0) {
    if (start.length > limits.maxRowLength) throw new SheetRefused('RowTooLong', `The header row is longer than ${limits.maxRowLength} characters.`, 1);
    const next = await text.next();
    if (next.done) break;
    start += next.value;
  }
  return start;
}

async function* joined(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

function refusalOf(error: CsvError, row: number): SheetRefused {
  // The parser's own message quotes the cell, which is personal data; it is not kept, not even as a cause.
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new SheetRefused('RowTooLong', `Row ${row} is too long; a quote that is never closed is the usual reason.`, row);
  }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new SheetRefused('QuoteNotClosed', `A quote opened in row ${row} is never closed.`, row);
  }
  return new SheetRefused('BrokenCsv', `Row ${row} is not readable as CSV.`, row);
}
