import { readIntakeRows, type IntakeRow } from '../intake-rows';
import type { IntakeContext } from '../registration';
import { readIntakeSheet, type IntakeSheet, type SheetFormat } from '../sheet/intake-sheet';
import type { SheetLimits } from '../sheet/limits';

export const CONTEXT: IntakeContext = {
  namespace: '6f1d5a3e-1111-4222-8333-444455556666',
  office: 'niamey',
  hostCountry: 'NER',
  today: '2026-11-23',
  maxAgeYears: 110,
};

/** A good row, field by field. */
export const GOOD: Readonly<Record<string, string>> = {
  reference: 'NIA-0001',
  name: 'Amina Diallo',
  birth_date: '1990-04-17',
  sex: 'female',
  nationality: 'GIN',
  return_type: 'avr',
  language: 'ful',
  site: 'Agadez transit centre',
};

/** Bytes cut into pieces of the given size, so that every boundary between chunks is met. */
export async function* bytesOf(text: string | Uint8Array, pieceBytes = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** A comma-separated sheet with every cell quoted. */
export function csvOf(...rows: readonly Readonly<Record<string, string>>[]): string {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return [line(fields), ...rows.map((row) => line(fields.map((field) => row[field] ?? '')))].join('\r\n');
}

export function openSheet(content: string | Uint8Array, format: SheetFormat = 'csv', limits?: SheetLimits): Promise<IntakeSheet> {
  return readIntakeSheet(bytesOf(content, format === 'csv' ? 7 : 1_000), format, limits);
}

export async function rowsOf(content: string | Uint8Array, format: SheetFormat = 'csv', context: Partial<IntakeContext> = {}): Promise<IntakeRow[]> {
  const rows: IntakeRow[] = [];
  for await (const row of readIntakeRows(await openSheet(content, format), { ...CONTEXT, ...context })) rows.push(row);
  return rows;
}

/** The only row of a sheet with one good row, altered. */
export async function rowWith(cells: Readonly<Record<string, string>>, context: Partial<IntakeContext> = {}): Promise<IntakeRow> {
  const [row] = await rowsOf(csvOf({ ...GOOD, ...cells }), 'csv', context);
  if (!row) throw new Error('The sheet has no row.');
  return row;
}
