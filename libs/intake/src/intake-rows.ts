import type { RowError } from './cells/row-error';
import { readRegistration, type IntakeContext, type Registration } from './registration';
import type { IntakeSheet } from './sheet/intake-sheet';

/** One row of a sheet, read: either what is to be registered, or everything that is wrong with it. */
export type IntakeRow = { readonly row: number; readonly cells: readonly string[] } & (
  | { readonly registration: Registration; readonly errors?: never }
  | { readonly errors: readonly RowError[]; readonly registration?: never }
);

/**
 * Reads the rows of a sheet in order, one at a time. A second row that means the same case is refused and names the first:
 * which of the two is right is not ours to say. Remembers one id a row, so the sheet's row limit bounds it.
 */
export async function* readIntakeRows(sheet: IntakeSheet, context: IntakeContext): AsyncGenerator<IntakeRow> {
  const firstRowOf = new Map<string, number>();
  const column = sheet.columns.indexOf.has('reference') ? sheet.columns.header[sheet.columns.kept.indexOf(sheet.columns.indexOf.get('reference') ?? -1)] : undefined;
  for await (const raw of sheet.rows) {
    const read = readRegistration(raw, sheet.columns, context);
    if ('errors' in read) {
      yield { ...raw, errors: read.errors };
      continue;
    }
    const { registration } = read;
    const first = firstRowOf.get(registration.caseId);
    if (first === undefined) {
      firstRowOf.set(registration.caseId, raw.row);
      yield { ...raw, registration };
    } else {
      yield { ...raw, errors: [duplicateOf(first, registration, column ?? 'reference')] };
    }
  }
}

function duplicateOf(first: number, { data }: Registration, column: string): RowError {
  const reason =
    data.externalReference === undefined
      ? `The row says the same as row ${first}; give both a reference if they are two people, or delete one.`
      : `${column} is the same as in row ${first}; one row for each person.`;
  return { column, code: 'DuplicateInFile', reason };
}
