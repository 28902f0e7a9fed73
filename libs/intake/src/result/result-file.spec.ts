import fc from 'fast-check';
import { GOOD, csvOf, openSheet, rowsOf, CONTEXT } from '../testing/sheets';
import { readIntakeRows } from '../intake-rows';
import { withFormulaGuard, withoutFormulaGuard } from './formula-guard';
import { resultHeader, resultLine } from './result-file';

async function resultOf(content: string): Promise<string> {
  const sheet = await openSheet(content);
  let file = resultHeader(sheet.columns);
  for await (const { cells, errors } of readIntakeRows(sheet, CONTEXT)) {
    if (errors) file += resultLine(sheet.columns, { cells, result: 'refused', errors });
  }
  return file;
}

describe('a result file', () => {
  const SHEET = csvOf({ ...GOOD, contact: '+227 90 00 00 00', sex: 'q', notes: '=1+1' });

  it('holds the refused row as it was, with what is wrong beside it', async () => {
    const [row] = await rowsOf(await resultOf(SHEET));
    expect(row?.cells.slice(-4)).toEqual(['refused', '', 'sex', 'sex must be one of: female, male, other, unknown.']);
  });

  it('runs nothing in a spreadsheet', async () => {
    expect(await resultOf(SHEET)).toContain("'=1+1");
    expect(await resultOf(SHEET)).toContain("'+227 90 00 00 00");
  });

  it('lands once it is corrected and sent again, with its phone number whole', async () => {
    const [row] = await rowsOf((await resultOf(SHEET)).replace(',q,', ',f,'));
    expect(row?.registration?.data).toMatchObject({ sex: 'female', contact: '+227 90 00 00 00' });
  });

  it('does not grow when it is sent again uncorrected', async () => {
    const once = await resultOf(SHEET);
    expect(await resultOf(once)).toBe(once);
  });
});

describe('the guard against formulas', () => {
  const cell = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', '1', ' '), maxLength: 6 });

  it('gives every cell back that it guarded, and leaves nothing that runs', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(withoutFormulaGuard(withFormulaGuard(text))).toBe(text);
        expect(withFormulaGuard(text)).not.toMatch(/^[=+\-@\t]/);
      }),
    );
  });
});
