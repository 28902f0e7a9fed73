import { consented, registered, RETURNED, screened, withdrawn } from '../testing/facts';
import { openReadModels, projectUpTo, TestRunner, type ReadModels } from '../testing/read-models';
import { caseNumber, StoryLog } from '../testing/story-log';
import { clearAwayHalfBuilt } from './clear-away';
import { digestOf } from './digest';
import type { FoldProgress } from './fold-log';
import { rebuild, RebuildUnderWay } from './rebuild';
import { REBUILD_LOCK } from './rebuild-lock';

const CASES = 12;

async function tellStories(log: StoryLog, from = 0, to = CASES): Promise<string> {
  let last = '';
  for (let index = from; index < to; index += 1) {
    last = await log.tell(caseNumber(index), registered({ sex: index % 2 === 0 ? 'female' : 'male' }), consented());
  }
  for (let index = from; index < to; index += 1) {
    const caseId = caseNumber(index);
    last = index % 4 === 0 ? await log.tell(caseId, withdrawn()) : await log.tell(caseId, screened(['pregnant']), ...RETURNED.slice(4));
  }
  return last;
}

describe('rebuilding', () => {
  let models: ReadModels;
  let log: StoryLog;
  const { signal } = new AbortController();

  beforeAll(async () => {
    models = await openReadModels();
  });
  beforeEach(async () => {
    await models.reset();
    log = new StoryLog();
  });
  afterAll(() => models.close());

  const namesOfIndexes = () =>
    models.dataSource.query<unknown>("select tablename, indexname from pg_indexes where schemaname = 'read_model' order by 1, 2");

  it('gives every projection the digest of its live rows, and the same again', async () => {
    const last = await tellStories(log);
    await projectUpTo(models.options(log, { batchEvents: 11 }), last);
    const indexes = await namesOfIndexes();
    for (const bound of models.projections) {
      const live = await digestOf(models.dataSource, bound.table);
      const first = await rebuild(models.options(log), bound, { signal });
      const second = await rebuild(models.options(log), bound, { signal });
      expect([bound.projection.name, first.digest, second.digest]).toEqual([bound.projection.name, live, live]);
      expect(first).toMatchObject({ position: last, cases: CASES, parked: 0 });
    }
    expect(await namesOfIndexes()).toEqual(indexes);
  });

  it('leaves a schema that the entities still describe', async () => {
    await projectUpTo(models.options(log), await tellStories(log));
    for (const bound of models.projections) await rebuild(models.options(log), bound, { signal });
    const drift = await models.dataSource.driver.createSchemaBuilder().log();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('needs no more memory for a longer log, only more passes', async () => {
    const last = await tellStories(log);
    await projectUpTo(models.options(log), last);
    for (const name of ['caseload', 'case-facts', 'case-summary', 'case-timeline']) {
      const bound = models.bound(name);
      const live = await digestOf(models.dataSource, bound.table);
      const passes: FoldProgress[] = [];
      const built = await rebuild(models.options(log), bound, { signal, maxCasesInMemory: 5, onProgress: (progress) => passes.push(progress) });
      expect([name, built.digest]).toEqual([name, live]);
      expect(passes.at(-1)).toMatchObject({ pass: 3, cases: CASES });
    }
  });

  it('replaces what somebody broke', async () => {
    const last = await tellStories(log);
    await projectUpTo(models.options(log), last);
    const { table } = models.bound('caseload');
    const live = await digestOf(models.dataSource, table);
    await models.dataSource.query('update read_model.caseload set cases = cases + 1');
    expect(await digestOf(models.dataSource, table)).not.toBe(live);
    await rebuild(models.options(log), models.bound('caseload'), { signal });
    expect(await digestOf(models.dataSource, table)).toBe(live);
  });

  it('swaps under live writes and readers: nothing is missed, nothing doubled, and nobody sees half a table', async () => {
    await projectUpTo(models.options(log), await tellStories(log));
    const runner = new TestRunner(models.options(log, { batchEvents: 25 }));
    const totals = new Set<number>();
    let reading = true;
    const reader = (async () => {
      while (reading) {
        const [row] = await models.dataSource.query<{ cases: number }[]>("select coalesce(sum(cases), 0)::int as cases from read_model.caseload where flag = '(any)'");
        totals.add(row?.cases ?? 0);
      }
    })();
    const writer = tellStories(log, CASES, 3 * CASES);
    const rebuilds = (async () => {
      for (const name of ['caseload', 'case-facts', 'caseload', 'case-timeline']) await rebuild(models.options(log), models.bound(name), { signal });
    })();
    const last = await writer;
    await rebuilds;
    await runner.reaches(last);
    await runner.stop();
    reading = false;
    await reader;

    expect(Math.min(...totals)).toBeGreaterThanOrEqual(CASES);
    const fresh = await openReadModels();
    try {
      await projectUpTo(fresh.options(log), last);
      for (const { projection, table } of models.projections) {
        expect([projection.name, await digestOf(models.dataSource, table)]).toEqual([projection.name, await digestOf(fresh.dataSource, fresh.bound(projection.name).table)]);
      }
    } finally {
      await fresh.close();
    }
  });

  it('drops the half-built version when it is cancelled, and leaves the live one alone', async () => {
    const last = await tellStories(log);
    await projectUpTo(models.options(log), last);
    const bound = models.bound('case-timeline');
    const live = await digestOf(models.dataSource, bound.table);
    const cancelling = new AbortController();
    const cancelled = rebuild(models.options(log), bound, { signal: cancelling.signal, onProgress: () => cancelling.abort(new Error('cancelled')) });
    await expect(cancelled).rejects.toThrow('cancelled');
    expect(await models.dataSource.query("select tablename from pg_tables where schemaname = 'read_model_next'")).toEqual([]);
    expect(await digestOf(models.dataSource, bound.table)).toBe(live);
    await expect(rebuild(models.options(log), bound, { signal })).resolves.toMatchObject({ digest: live });
  });

  it('leaves nothing half built for long: whoever begins to project or to rebuild clears it away, unless its builder is at work', async () => {
    const last = await tellStories(log);
    const halfBuilt = async () => (await models.dataSource.query<{ name: string }[]>("select tablename as name from pg_tables where schemaname = 'read_model_next' order by 1")).map(({ name }) => name);
    const tables = ['caseload', 'case-timeline'].map((name) => models.bound(name).table);
    for (const { live, underConstruction } of tables) await models.dataSource.query(`create table ${underConstruction} (like ${live})`);
    const builder = models.dataSource.createQueryRunner();
    try {
      await builder.query(`select pg_advisory_lock(${REBUILD_LOCK})`, ['caseload']);
      await projectUpTo(models.options(log), last);
      expect(await halfBuilt()).toEqual(['caseload']);
    } finally {
      await builder.query('select pg_advisory_unlock_all()');
      await builder.release();
    }
    await clearAwayHalfBuilt(models.dataSource, models.projections);
    expect(await halfBuilt()).toEqual([]);
  });

  it('is refused while the same projection is being rebuilt', async () => {
    await projectUpTo(models.options(log), await tellStories(log));
    const bound = models.bound('caseload');
    let second: Promise<unknown> | undefined;
    await rebuild(models.options(log), bound, {
      signal,
      onProgress: () => {
        second ??= expect(rebuild(models.options(log), bound, { signal })).rejects.toBeInstanceOf(RebuildUnderWay);
      },
    });
    await second;
  });

  it('parks what it cannot fold, builds the rest, and takes it back once mended', async () => {
    const last = await tellStories(log);
    const options = models.options(log);
    await projectUpTo(options, last);
    const bound = models.bound('caseload');
    const live = await digestOf(models.dataSource, bound.table);
    const poisoned = { evolve: (...[state, fact]: Parameters<typeof options.fold.evolve>) => {
      if (fact.caseId === caseNumber(3) && fact.type === 'DdpSubmitted') throw new RangeError('fault');
      return options.fold.evolve(state, fact);
    } };
    await expect(rebuild({ ...options, fold: poisoned }, bound, { signal })).resolves.toMatchObject({ parked: 1 });
    expect(await models.dataSource.query('select case_id, event_type, error_code from read_model.parked_case')).toEqual([
      { case_id: caseNumber(3), event_type: 'DdpSubmitted', error_code: 'RangeError' },
    ]);
    await expect(rebuild(options, bound, { signal })).resolves.toMatchObject({ parked: 0, digest: live });
    expect(await models.dataSource.query('select * from read_model.parked_case')).toEqual([]);
  });

  it('builds a projection that is new to its group before the group goes on', async () => {
    const last = await tellStories(log);
    await projectUpTo(models.options(log, { projections: [models.bound('case-summary')] }), last);
    const next = await log.tell(caseNumber(500), registered());
    await projectUpTo(models.options(log, { projections: [models.bound('case-summary'), models.bound('caseload')] }), next);
    expect(await models.dataSource.query("select sum(cases)::int as cases from read_model.caseload where flag = '(any)'")).toEqual([{ cases: CASES + 1 }]);
  });
});
