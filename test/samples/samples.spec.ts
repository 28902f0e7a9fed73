import { DEFAULT_RULE_SET } from '@homeward/due-diligence';
import { Offices } from '@homeward/office-calendar';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readIntakeRows, readIntakeSheet, ROW_ERROR_CODES, type IntakeRow, type SheetFormat } from '@homeward/intake';
import { ageOn, DEFAULT_POLICY, returnCase } from '@homeward/return-case';
import { BAD_ROWS } from './bad-rows';
import { sampleFiles } from './files';
import { MIX, SHEET_DATE } from './population';

const CONTEXT = { namespace: '6f1d5a3e-1111-4222-8333-444455556666', office: 'niamey', hostCountry: 'NER', today: SHEET_DATE, maxAgeYears: 110 };
/** Codes that need a running system, or a file of their own. */
const NOT_IN_A_FILE = ['AmbiguousValue', 'AlreadyRegisteredDifferently', 'Rejected'];

function sample(name: string): string {
  return join(__dirname, '../../samples', name);
}

async function rowsOf(name: string, format: SheetFormat = 'csv'): Promise<IntakeRow[]> {
  const rows: IntakeRow[] = [];
  for await (const row of readIntakeRows(await readIntakeSheet(createReadStream(sample(name)), format), CONTEXT)) rows.push(row);
  return rows;
}

describe('the committed samples', () => {
  it('are what the generator makes from its seed', async () => {
    for (const [name, content] of await sampleFiles()) expect({ name, same: (await readFile(sample(name))).equals(content) }).toEqual({ name, same: true });
  });
});

describe('the sample of 1,000 people', () => {
  let rows: IntakeRow[];
  beforeAll(async () => {
    rows = await rowsOf('intake.csv');
  });

  it('holds no bad row, and nobody twice', () => {
    expect(rows.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    expect(rows).toHaveLength(MIX.people);
  });

  it('has the published mix', () => {
    const people = rows.flatMap(({ registration }) => registration ?? []);
    const children = people.filter(({ data }) => ageOn(data.birthDate, SHEET_DATE) < 18);
    const share = (count: number) => count / people.length;
    expect(share(people.filter(({ data }) => data.sex === 'female').length)).toBeCloseTo(MIX.female, 2);
    expect(share(children.length)).toBeCloseTo(MIX.children, 2);
    expect(share(children.filter(({ family }) => !family).length)).toBeCloseTo(MIX.unaccompaniedChildren, 3);
    expect(share(people.filter(({ data }) => data.documents.length === 0).length)).toBeCloseTo(MIX.undocumented, 1);
  });

  it.each(['Latin', 'Arabic', 'Ethiopic', 'Cyrillic', 'Bengali', 'Han', 'Nko', 'Tamil'])('has names in %s', (script) => {
    const names = rows.map(({ registration }) => registration?.data.name.full ?? '');
    expect(names.some((name) => new RegExp(`\\p{Script=${script}}`, 'u').test(name))).toBe(true);
  });

  it('is taken row by row by the domain', () => {
    const context = { actor: 'officer-1', role: 'protection-officer', now: `${SHEET_DATE}T09:00:00.000Z`, zone: 'Africa/Niamey', policy: DEFAULT_POLICY, ruleSet: DEFAULT_RULE_SET, calendar: new Offices().calendarOf('niamey', SHEET_DATE) } as const;
    for (const { row, registration } of rows) {
      if (!registration) throw new Error(`Row ${row} was refused.`);
      const events = returnCase.decide({ type: 'RegisterCase', data: { ...registration.data, possibleDuplicates: [] }, context }, returnCase.initial);
      expect(events.map(({ type }) => type)).toEqual(['CaseRegistered', 'DeadlineSet']);
    }
  });
});

describe('the sample of bad rows', () => {
  it('has each row refused for its own reasons, and the good ones between them taken', async () => {
    const rows = await rowsOf('intake-bad-rows.csv');
    expect(rows.map(({ errors }) => (errors ?? []).map(({ code }) => code))).toEqual([...BAD_ROWS.map(({ faults }) => [...faults]), expect.arrayContaining(['TooManyCells'])]);
  });

  it('shows every kind of fault a row can have by itself', async () => {
    const shown = new Set((await rowsOf('intake-bad-rows.csv')).flatMap(({ errors }) => errors ?? []).map(({ code }) => code));
    expect(ROW_ERROR_CODES.filter((code) => !shown.has(code))).toEqual(NOT_IN_A_FILE);
  });
});

describe('the French workbook', () => {
  it('lands its good rows and tells every fault of the bad ones', async () => {
    const rows = await rowsOf('intake-fr.xlsx', 'xlsx');
    expect(rows.map(({ errors }) => errors?.length ?? 0)).toEqual([0, 0, 0, 0, 0, 2, 5]);
    expect(rows[1]?.registration?.data).toMatchObject({ birthDate: { value: '1998', precision: 'year' }, language: 'ful', contact: '22791334455' });
  });
});
