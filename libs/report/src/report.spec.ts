import { parse } from 'csv-parse/sync';
import { VirtualTime } from '@homeward/platform';
import type { CaseFacts } from '@homeward/read-model';
import { DEFAULT_POLICY } from '@homeward/return-case';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { casesBehind, makeReport, reportCsv, reportJson, reportXlsx, type ReportRequest, type ReportSource } from './index';

const LAST = '0000000000000090';
const PERIOD = { fromMonth: '2026-03', toMonth: '2026-04' };

function known(caseId: string, over: Partial<CaseFacts> = {}): CaseFacts {
  return {
    caseId,
    fromPosition: '0000000000000001',
    toPosition: null,
    phase: 'registered',
    office: 'TRIPOLI',
    hostCountry: 'LBY',
    nationality: 'NGA',
    returnCountry: 'NGA',
    returnType: 'vhr',
    sex: 'female',
    ageBand: '18-59',
    flags: [],
    movements: [{ kind: 'registered', on: '2026-03-02' }],
    steps: { registered: '2026-03-02T08:00:00.000Z' },
    ...over,
  };
}

const FACTS: readonly CaseFacts[] = [
  known('a', { phase: 'consented', flags: ['pregnant', 'health_need'], steps: { registered: '2026-03-01T00:00:00.000Z', consented: '2026-03-02T00:00:00.000Z' } }),
  known('b', {
    phase: 'arrived',
    movements: [
      { kind: 'registered', on: '2026-02-27' },
      { kind: 'held', on: '2026-03-05' },
      { kind: 'held', on: '2026-03-09' },
      { kind: 'ddp', on: '2026-03-16', result: 'CONDITIONAL' },
      { kind: 'departed', on: '2026-03-31', transport: 'air' },
      { kind: 'arrived', on: '2026-04-01' },
    ],
    steps: { registered: '2026-02-27T00:00:00.000Z', consented: '2026-03-03T12:00:00.000Z' },
  }),
  known('c', { phase: 'consented', sex: 'male', steps: { registered: '2026-03-03T00:00:00.000Z', consented: '2026-03-03T00:00:00.000Z' } }),
  known('d', { phase: 'consented', sex: 'male', steps: { registered: '2026-03-09T00:00:00.000Z', consented: '2026-03-03T00:00:00.000Z' } }),
  known('e', { phase: 'consented', sex: 'male', steps: { registered: '2026-01-01T00:00:00.000Z', consented: '2026-02-03T00:00:00.000Z' } }),
];

async function* some(facts: readonly CaseFacts[]): AsyncGenerator<CaseFacts, void> {
  yield* facts;
}

function sourceOf(facts: readonly CaseFacts[] = FACTS): ReportSource & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    position: async () => LAST,
    findPositionAt: async (instant) => (instant < '2026-01-01' ? undefined : '0000000000000042'),
    facts: (options) => {
      asked.push(options);
      return some(facts);
    },
  };
}

const make = (over: Partial<ReportRequest> = {}, source: ReportSource = sourceOf()) =>
  makeReport({ source, clock: new VirtualTime('2026-05-01T08:00:00.000Z'), policy: DEFAULT_POLICY }, { scope: {}, period: PERIOD, ...over });

describe('the caseload and movement report', () => {
  it('counts each case once, and once more under each of its flags', async () => {
    const { totals, caseload } = await make();
    expect(totals.cases).toBe(5);
    expect(caseload).toEqual([
      { phase: 'arrived', nationality: 'NGA', sex: 'female', ageBand: '18-59', flag: '(any)', count: 1 },
      { phase: 'consented', nationality: 'NGA', sex: 'female', ageBand: '18-59', flag: '(any)', count: 1 },
      { phase: 'consented', nationality: 'NGA', sex: 'female', ageBand: '18-59', flag: 'health_need', count: 1 },
      { phase: 'consented', nationality: 'NGA', sex: 'female', ageBand: '18-59', flag: 'pregnant', count: 1 },
      { phase: 'consented', nationality: 'NGA', sex: 'male', ageBand: '18-59', flag: '(any)', count: 3 },
    ]);
  });

  it('counts the movements of the period in their months, and those outside not at all', async () => {
    const { totals, movements } = await make();
    expect(totals).toMatchObject({ registered: 4, held: 2, 'ddp:CONDITIONAL': 1, departed: 1, arrived: 1, withdrawn: 0 });
    const ofB = movements.filter(({ measure }) => measure !== 'registered').map(({ month, measure, count }) => [month, measure, count]);
    expect(ofB).toEqual([
      ['2026-03', 'ddp:CONDITIONAL', 1],
      ['2026-03', 'departed', 1],
      ['2026-03', 'held', 2],
      ['2026-04', 'arrived', 1],
    ]);
  });

  it('measures each step for the cases that ended it in the period, leaving out what cannot be', async () => {
    const { steps } = await make();
    expect(steps[0]).toEqual({ from: 'registered', to: 'consented', cases: 3, medianDays: 1, p90Days: 4.5, excluded: 1 });
    expect(steps[8]).toEqual({ from: 'departed', to: 'arrived', cases: 0, medianDays: null, p90Days: null, excluded: 0 });
  });

  it('names the cases behind each of its numbers', async () => {
    const report = await make();
    for (const line of [...report.caseload, ...report.movements]) {
      const caseIds = await casesBehind(line, FACTS, report.basis);
      // A case that was held twice is one case behind two movements.
      expect(caseIds).toHaveLength('measure' in line && line.measure === 'held' ? 1 : line.count);
    }
  });

  it('states what it rests on: the position, when it was made, the policy and what was asked', async () => {
    const source = sourceOf();
    const { basis } = await make({ scope: { office: 'TRIPOLI' }, asOf: { instant: '2026-04-30T00:00:00.000Z' } }, source);
    expect(basis).toEqual({
      asOfPosition: '0000000000000042',
      asOfInstant: '2026-04-30T00:00:00.000Z',
      generatedAt: '2026-05-01T08:00:00.000Z',
      policyVersion: 'default-1',
      period: PERIOD,
      office: 'TRIPOLI',
      returnCountry: null,
    });
    expect(source.asked).toEqual([{ scope: { office: 'TRIPOLI' }, asOf: '0000000000000042' }]);
  });

  it.each([
    [{ asOf: { position: '0000000000000091' } }, 'PositionNotReached'],
    [{ asOf: { instant: '2025-01-01T00:00:00.000Z' } }, 'NothingRecorded'],
    [{ period: { fromMonth: '2026-13', toMonth: '2026-12' } }, 'InvalidPeriod'],
    [{ period: { fromMonth: '2026-05', toMonth: '2026-04' } }, 'InvalidPeriod'],
  ])('is refused for %j', async (over, code) => {
    await expect(make(over)).rejects.toMatchObject({ code });
  });

  it('is the same JSON for the same facts in whatever order they come', async () => {
    const text = reportJson(await make());
    expect(text).toBe(reportJson(await make({}, sourceOf([...FACTS].reverse()))));
    expect(JSON.parse(text)).toMatchObject({ basis: { asOfPosition: LAST } });
  });
});

const HOSTILE = known('f', { nationality: '=HYPERLINK("http://example.org")' });

describe('the report as CSV', () => {
  it('holds every figure on a line of its own, and what the report rests on', async () => {
    const lines = parse(reportCsv(await make()), { columns: true }) as readonly Record<string, string>[];
    expect(lines).toContainEqual(expect.objectContaining({ section: 'about', item: 'as of position', value: LAST }));
    expect(lines).toContainEqual(expect.objectContaining({ section: 'caseload', item: 'consented', sex: 'male', flag: '(any)', value: '3' }));
    expect(lines).toContainEqual(expect.objectContaining({ section: 'movement', month: '2026-03', item: 'held', value: '2' }));
    expect(lines).toContainEqual(expect.objectContaining({ section: 'step', item: 'registered to consented', value: '4.5', unit: 'days, p90' }));
  });

  it('holds no text that a spreadsheet would run as a formula', async () => {
    const lines = parse(reportCsv(await make({}, sourceOf([HOSTILE]))), { columns: true }) as readonly Record<string, string>[];
    expect(lines.flatMap((line) => Object.values(line)).filter((value) => /^[=+\-@\t\r]/.test(value))).toEqual([]);
    expect(lines.some(({ nationality }) => nationality === `'${HOSTILE.nationality}`)).toBe(true);
  });
});

describe('the report as XLSX', () => {
  it('has a sheet for each part, figures as numbers and no formula', async () => {
    const parts = await partsOf(await reportXlsx(await make({}, sourceOf([...FACTS, HOSTILE]))));
    const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    expect(sheets).toHaveLength(5);
    expect(parts.get('xl/workbook.xml')).toMatch(/About.*Totals.*Caseload.*Movements.*Days per step/s);
    for (const [, xml] of sheets) expect(xml).not.toMatch(/<f[ >]/);
    expect([...parts.values()].join('')).toContain(LAST);
  });
});

/** The texts of the files in a ZIP archive. */
async function partsOf(archive: Buffer): Promise<ReadonlyMap<string, string>> {
  const zip = await new Promise<ZipFile>((resolve, reject) => fromBuffer(archive, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file))));
  const parts = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject).on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject).on('end', () => {
          parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
  return parts;
}
