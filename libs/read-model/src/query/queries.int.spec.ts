import type { CaseFacts } from '../case-facts/case-facts.table';
import { CaseFactsQuery } from '../case-facts/case-facts.query';
import { CaseSummaryQuery } from '../case-summary/case-summary.query';
import { CaseTimelineQuery } from '../case-timeline/case-timeline.query';
import { CaseloadQuery } from '../caseload/caseload.query';
import { DeparturesQuery } from '../departures/departures.query';
import { assigned, consented, deadlineSet, registered, RETURNED, screened, withdrawn } from '../testing/facts';
import { openReadModels, TestRunner, type ReadModels } from '../testing/read-models';
import { caseNumber, StoryLog } from '../testing/story-log';
import { WorklistQuery, type WorklistEntry } from '../worklist/worklist.query';
import { cursorOf, InvalidCursor, type Page } from './page';

const EVERYTHING = {};
const NOON = '2026-03-05T12:00:00.000Z';

/** Every row of a list, a page at a time. */
async function allPages<Row>(list: (cursor: string | undefined) => Promise<Page<Row>>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(cursor);
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== undefined);
  return rows;
}

describe('asking the read models', () => {
  let models: ReadModels;
  let runner: TestRunner;
  let past: string;
  const log = new StoryLog();

  beforeAll(async () => {
    models = await openReadModels();
    runner = new TestRunner(models.options(log));
    await log.tell(caseNumber(1), registered(), assigned('officer-1'), deadlineSet('consent', '2026-03-05T08:00:00.000Z'));
    await log.tell(caseNumber(2), registered({ office: 'MISRATA', sex: 'male' }), consented(), deadlineSet('screening', '2026-03-05T08:00:00.000Z'));
    await log.tell(caseNumber(3), registered({ claimedNationality: 'GHA', returnCountry: 'GHA' }), consented(), screened(['pregnant', 'health_need']), deadlineSet('counselling', '2026-03-11T08:00:00.000Z'));
    past = await log.tell(caseNumber(4), ...RETURNED.slice(0, 11));
    await runner.reaches(past);
  });
  afterAll(async () => {
    await runner.stop();
    await models.close();
  });

  it('finds a case only within the scope', async () => {
    const query = new CaseSummaryQuery(models.dataSource);
    expect(await query.findCase(caseNumber(2), { office: 'MISRATA' })).toMatchObject({
      phase: 'consented',
      nextCommands: expect.arrayContaining(['ScreenVulnerability']) as unknown,
    });
    expect(await query.findCase(caseNumber(2), { office: 'TRIPOLI' })).toBeUndefined();
    expect(await query.findCase(caseNumber(3), { returnCountry: 'GHA' })).toMatchObject({ flags: ['pregnant', 'health_need'] });
    expect(await query.findCase(caseNumber(99), EVERYTHING)).toBeUndefined();
    expect(await query.findCase('no id at all', EVERYTHING)).toBeUndefined();
  });

  it('lists every case once over pages, and by filter', async () => {
    const query = new CaseSummaryQuery(models.dataSource);
    const all = await allPages((cursor) => query.list({ scope: EVERYTHING, limit: 2, ...(cursor === undefined ? {} : { cursor }) }));
    expect(all.map(({ caseId }) => caseId)).toEqual([1, 2, 3, 4].map(caseNumber));
    const idsOf = async (filter: NonNullable<Parameters<typeof query.list>[0]['filter']>) =>
      (await query.list({ scope: EVERYTHING, filter, limit: 10 })).rows.map(({ caseId }) => caseId);
    expect(await idsOf({ flag: 'pregnant' })).toEqual([caseNumber(3)]);
    expect(await idsOf({ phases: ['consented', 'verified'] })).toEqual([caseNumber(2), caseNumber(4)]);
    expect(await idsOf({ officer: 'officer-1', nationality: 'NGA' })).toEqual([caseNumber(1), caseNumber(4)]);
  });

  it.each([['nothing of ours'], [cursorOf(['a', 'b'])], [cursorOf(['a\u0000b'])], [cursorOf(['x'.repeat(40)])]])('refuses the cursor %s', async (cursor) => {
    const lists = [
      new CaseSummaryQuery(models.dataSource).list({ scope: EVERYTHING, limit: 2, cursor }),
      new WorklistQuery(models.dataSource).list({ scope: EVERYTHING, asOf: NOON, limit: 2, cursor }),
      new CaseTimelineQuery(models.dataSource).list(caseNumber(1), { limit: 2, cursor }),
    ];
    for (const list of lists) await expect(list).rejects.toBeInstanceOf(InvalidCursor);
  });

  it('lists what is overdue, due and expiring within 14 days, the oldest first, each once over pages', async () => {
    const query = new WorklistQuery(models.dataSource);
    const list = (over: Partial<Parameters<typeof query.list>[0]>) =>
      allPages<WorklistEntry>((cursor) => query.list({ scope: EVERYTHING, asOf: NOON, limit: 1, ...over, ...(cursor === undefined ? {} : { cursor }) }));
    const told = (entries: readonly WorklistEntry[]) => entries.map(({ caseId, status, step }) => [Number.parseInt(caseId.slice(0, 8), 16), status, step]);
    expect(told(await list({}))).toEqual([
      [1, 'overdue', 'consent'],
      [2, 'overdue', 'screening'],
      [3, 'due', 'counselling'],
    ]);
    expect(told(await list({ asOf: '2026-03-20T12:00:00.000Z', scope: { office: 'TRIPOLI' } }))).toEqual([
      [1, 'overdue', 'consent'],
      [3, 'overdue', 'counselling'],
      [4, 'expiring', 'COO_INFORMATION'],
    ]);
    expect(told(await list({ officer: 'officer-1' }))).toEqual([[1, 'overdue', 'consent']]);
    expect(told(await list({ status: 'due' }))).toEqual([[3, 'due', 'counselling']]);
    expect(told(await list({ scope: { returnCountry: 'GHA' } }))).toEqual([[3, 'due', 'counselling']]);
  });

  it('tells the timeline of one case in order, over pages', async () => {
    const query = new CaseTimelineQuery(models.dataSource);
    const entries = await allPages((cursor) => query.list(caseNumber(4), { limit: 4, ...(cursor === undefined ? {} : { cursor }) }));
    expect(entries.map(({ type }) => type)).toEqual(RETURNED.slice(0, 11).map(({ type }) => type));
  });

  it('counts each case once, and under each flag when asked by flag', async () => {
    const query = new CaseloadQuery(models.dataSource);
    expect(await query.count({ scope: EVERYTHING, by: [] })).toEqual([{ cases: 4 }]);
    expect(await query.count({ scope: { office: 'TRIPOLI' }, by: ['returnCountry'] })).toEqual([
      { returnCountry: 'GHA', cases: 1 },
      { returnCountry: 'NGA', cases: 2 },
    ]);
    expect(await query.count({ scope: { returnCountry: 'GHA' }, by: ['phase', 'flag'] })).toEqual([
      { phase: 'screened', flag: '(any)', cases: 1 },
      { phase: 'screened', flag: 'health_need', cases: 1 },
      { phase: 'screened', flag: 'pregnant', cases: 1 },
    ]);
  });

  it('gives the same facts of a past position while the log goes on', async () => {
    const facts = new CaseFactsQuery(models.dataSource);
    const asOfPast = async (): Promise<readonly CaseFacts[]> => {
      const rows: CaseFacts[] = [];
      // A version's end becomes known later; what the version says of the moment does not change.
      for await (const row of facts.asOf({ scope: EVERYTHING, asOf: past })) rows.push({ ...row, toPosition: null });
      return rows;
    };
    const before = await asOfPast();
    expect(before.map(({ phase }) => phase)).toEqual(['registered', 'consented', 'screened', 'verified']);

    await log.tell(caseNumber(2), withdrawn());
    await log.tell(caseNumber(4), ...RETURNED.slice(11));
    const last = await log.tell(caseNumber(5), registered());
    await runner.reaches(last);
    expect(await asOfPast()).toEqual(before);
    const departures = new DeparturesQuery(models.dataSource);
    expect(await departures.count({ scope: EVERYTHING, by: ['month', 'transport'], fromMonth: '2026-03' })).toEqual([{ month: '2026-03', transport: 'air', cases: 1 }]);
    expect(await departures.count({ scope: EVERYTHING, by: ['month'], fromMonth: '2026-04' })).toEqual([]);
  });

  it('finds the same position for an instant, though the clock of the log steps back afterwards', async () => {
    const query = new CaseTimelineQuery(models.dataSource);
    const head = (await log.store.head()) ?? '';
    const copy = `insert into read_model.case_timeline select (jsonb_populate_record(entry, $1)).* from read_model.case_timeline entry limit 1`;
    const later = [
      { revision: 9_001, position: `${head}-1`, recorded_at: '2026-03-30T09:00:00Z' },
      { revision: 9_002, position: `${head}-2`, recorded_at: '2026-03-30T08:30:00Z' },
    ];
    const before: unknown[] = [];
    for (const entry of later) {
      await models.dataSource.query(copy, [entry]);
      before.push(await query.findPositionAt('2026-03-30T08:45:00.000Z'));
    }
    await models.dataSource.query('delete from read_model.case_timeline where revision > 9000');
    expect(before).toEqual([head, head]);
  });

  it('finds the last position recorded at or before an instant', async () => {
    const query = new CaseTimelineQuery(models.dataSource);
    const head = await log.store.head();
    expect(await query.findPositionAt('2026-03-30T08:00:00.000Z')).toBe(head);
    expect(await query.findPositionAt('2026-03-30T07:59:59.999Z')).toBeUndefined();
  });
});
