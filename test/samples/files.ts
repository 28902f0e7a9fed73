import { stringify } from 'csv-stringify/sync';
import { BAD_ROWS, BAD_ROW_COLUMNS, SHIFTED_ROW } from './bad-rows';
import { frenchWorkbook } from './french-workbook';
import { populationOf, SAMPLE_COLUMNS } from './population';

export const SAMPLE_SEED = 20_250_301;

/** Every committed sample file with its content, made from the seed. */
export async function sampleFiles(): Promise<ReadonlyMap<string, Buffer>> {
  return new Map([
    ['intake.csv', Buffer.from(stringify([...populationOf(SAMPLE_SEED)], { header: true, columns: [...SAMPLE_COLUMNS] }))],
    ['intake-bad-rows.csv', Buffer.from(stringify(BAD_ROWS.map(({ cells }) => cells), { header: true, columns: [...BAD_ROW_COLUMNS] }) + SHIFTED_ROW)],
    ['intake-fr.xlsx', await frenchWorkbook()],
  ]);
}
