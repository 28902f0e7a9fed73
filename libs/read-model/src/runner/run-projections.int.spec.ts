import { Standings } from '@homeward/leadership';
import { CaseSummaryTable } from '../case-summary/case-summary.table';
import type { CaseView } from '../case-view/case-view';
import { caseViewFold } from '../case-view/evolve-case-view';
import { digestOf } from '../rebuild/digest';
import { CASE, consented, OTHER_CASE, registered, RETURNED, screened, withdrawn } from '../testing/facts';
import { openReadModels, projectUpTo, TestRunner, type ReadModels } from '../testing/read-models';
import { caseNumber, StoryLog } from '../testing/story-log';
import { BatchProjector } from './batch-projector';
import { CheckpointMoved, ensureCheckpoints, findCheckpoint } from './checkpoints';
import { ParkedCaseTable } from './parked-case.table';
import { replayParked } from './replay-parked';

const CASES = 12;
const KILL_LEADERS = `select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
  where locktype = 'advisory' and granted and application_name = 'homeward-leadership' and datname = current_database()`;

/** Cases that go different ways, their facts mixed as a log mixes them. */
async function tellManyStories(log: StoryLog): Promise<string> {
  let last = '';
  for (let step = 0; step < RETURNED.length; step += 1) {
    for (let index = 0; index < CASES; index += 1) {
      const fact = index % 3 === 0 && step === 4 ? withdrawn() : RETURNED[step];
      const stopped = index % 3 === 0 && step > 4;
      if (fact !== undefined && !stopped) last = await log.tell(caseNumber(index), fact);
    }
  }
  return last;
}

async function digestsOf({ dataSource, projections }: ReadModels): Promise<Record<string, string>> {
  const digests = await Promise.all(projections.map(async ({ projection, table }) => [projection.name, await digestOf(dataSource, table)] as const));
  return Object.fromEntries(digests);
}

describe('running projections', () => {
  let models: ReadModels;
  let log: StoryLog;

  beforeAll(async () => {
    models = await openReadModels();
  });
  beforeEach(async () => {
    await models.reset();
    log = new StoryLog();
  });
  afterAll(() => models.close());

  it('gives every question its rows and says how far it has come', async () => {
    const last = await tellManyStories(log);
    await projectUpTo(models.options(log), last);
    expect(await models.dataSource.query("select flag, phase, cases from read_model.caseload where flag = '(any)' order by phase")).toEqual([
      { flag: '(any)', phase: 'arrived', cases: 8 },
      { flag: '(any)', phase: 'withdrawn', cases: 4 },
    ]);
    expect(await models.dataSource.query('select month, cases from read_model.departures')).toEqual([{ month: '2026-03', cases: 8 }]);
    expect(await models.dataSource.getRepository(CaseSummaryTable).countBy({ phase: 'arrived' })).toBe(8);
    expect(await findCheckpoint(models.dataSource, 'worklist')).toBe(last);
  });

  it('reads back a summary exactly as the projection made it', async () => {
    const last = await log.tell(CASE, ...RETURNED);
    await projectUpTo(models.options(log), last);
    const [row] = await models.dataSource.getRepository(CaseSummaryTable).findBy({ caseId: CASE });
    const { projection } = models.bound('case-summary');
    let view: CaseView | undefined;
    for await (const event of log.store.read(`returnCase-${CASE}`)) view = caseViewFold.evolve(view, models.options(log).read(event));
    if (projection.kind !== 'rows' || view === undefined) throw new Error('the case has one summary');
    expect(row).toEqual(projection.rows(view)[0]);
  });

  it('comes to the same rows whether events come one by one, in batches or after restarts', async () => {
    const last = await tellManyStories(log);
    await projectUpTo(models.options(log, { batchEvents: 7 }), last);
    const oneWay = await digestsOf(models);
    const others = await openReadModels();
    try {
      await projectUpTo(others.options(log, { batchEvents: 1_000 }), last);
      expect(await digestsOf(others)).toEqual(oneWay);
    } finally {
      await others.close();
    }
  });

  it('doubles nothing after a crash between the rows and the checkpoint', async () => {
    await log.tell(CASE, registered(), consented());
    const events = await log.store.readAll({ limit: 10 });
    const { dataSource } = models;
    const options = models.options(log);
    const names = models.projections.map(({ projection }) => projection.name);
    await ensureCheckpoints(dataSource, names);
    await dataSource.query(`create function refuse() returns trigger language plpgsql as $$ begin raise 'crash' using errcode = '57P01'; end $$`);
    await dataSource.query('create trigger crash before update on read_model.checkpoint for each row execute function refuse()');
    await expect(new BatchProjector(options).project(undefined, events)).rejects.toMatchObject({ code: 'ReadModelsUnavailable', cause: { code: '57P01' } });
    await dataSource.query('drop trigger crash on read_model.checkpoint');
    expect(await dataSource.query('select * from read_model.caseload')).toEqual([]);

    await new BatchProjector(options).project(undefined, events);
    expect(await dataSource.query('select phase, cases from read_model.caseload')).toEqual([{ phase: 'consented', cases: 1 }]);
  });

  it('refuses a batch that does not follow what is in the rows', async () => {
    await log.tell(CASE, registered(), consented());
    const events = await log.store.readAll({ limit: 10 });
    const options = models.options(log);
    await ensureCheckpoints(models.dataSource, models.projections.map(({ projection }) => projection.name));
    await new BatchProjector(options).project(undefined, events);
    await expect(new BatchProjector(options).project(undefined, events)).rejects.toBeInstanceOf(CheckpointMoved);
    expect(await models.dataSource.query('select cases from read_model.caseload')).toEqual([{ cases: 1 }]);
  });

  it('doubles nothing when two runners have the same projections', async () => {
    const first = new TestRunner(models.options(log, { batchEvents: 10 }));
    const second = new TestRunner(models.options(log, { batchEvents: 10 }));
    const last = await tellManyStories(log);
    await Promise.all([first.reaches(last), second.reaches(last)]);
    await Promise.all([first.stop(), second.stop()]);
    expect(await models.dataSource.query("select sum(cases)::int as cases from read_model.caseload where flag = '(any)'")).toEqual([{ cases: CASES }]);
    expect(await models.dataSource.query('select count(*)::int as entries from read_model.case_timeline')).toEqual([
      { entries: (await log.store.readAll({ limit: 10_000 })).length },
    ]);
  });

  it('doubles and loses nothing when the connection that makes one of two the leader is killed again and again', async () => {
    const standings = [new Standings(), new Standings()];
    const runners = standings.map((own) => new TestRunner(models.options(log, { batchEvents: 3, standings: own })));
    let last = await log.tell(OTHER_CASE, registered());
    let killed = 0;
    for (let round = 0; round < 6; round += 1) {
      last = await tellManyStories(log);
      killed += (await models.dataSource.query<unknown[]>(KILL_LEADERS)).length;
      await Promise.race(runners.map((runner) => runner.reaches(last)));
    }
    expect(killed).toBeGreaterThan(0);
    await Promise.all(runners.map((runner) => runner.stop()));
    expect(standings.map((own) => own.list().map(({ standing }) => standing))).toEqual([['stopped'], ['stopped']]);
    expect(await models.dataSource.query('select count(*)::int as entries from read_model.case_timeline')).toEqual([
      { entries: (await log.store.readAll({ limit: 10_000 })).length },
    ]);
  });

  it('lets a leader that does not know yet that it leads no more commit nothing', async () => {
    await log.tell(CASE, registered(), consented());
    const events = await log.store.readAll({ limit: 10 });
    const names = models.projections.map(({ projection }) => projection.name);
    await ensureCheckpoints(models.dataSource, names);
    const stale = new BatchProjector(models.options(log));
    await stale.project(undefined, events.slice(0, 1));
    await new BatchProjector(models.options(log)).project(events[0]?.position, events.slice(1));
    await expect(stale.project(events[0]?.position, events.slice(1))).rejects.toBeInstanceOf(CheckpointMoved);
    expect(await models.dataSource.query('select phase, cases from read_model.caseload')).toEqual([{ phase: 'consented', cases: 1 }]);
  });

  it('answers at once a reader whose position is reached, and late for one that never will be', async () => {
    const reached = await log.tell(CASE, registered());
    const runner = new TestRunner(models.options(log));
    await runner.reaches(reached);
    expect(await runner.progress.waitFor(reached, { timeoutMs: 1 })).toBe(true);
    expect(await runner.progress.waitFor('9999999999999999', { timeoutMs: 20 })).toBe(false);
    expect(await runner.progress.minimumCheckpoint()).toBe(reached);
    await runner.stop();
    // Without a runner in this process the checkpoints themselves are looked at.
    expect(await runner.progress.waitFor(reached, { timeoutMs: 5_000 })).toBe(true);
  });

  describe('a case that cannot be projected', () => {
    const poisoned = {
      evolve(state: CaseView | undefined, fact: Parameters<typeof caseViewFold.evolve>[1]) {
        if (fact.caseId === CASE && fact.type === 'VulnerabilityScreened') throw new TypeError('a fault of the fold');
        return caseViewFold.evolve(state, fact);
      },
    };

    it('is parked with its order kept, alarmed, and in nobody else\'s way', async () => {
      await log.tell(CASE, registered(), consented());
      await log.tell(CASE, screened());
      await log.tell(CASE, withdrawn());
      const last = await log.tell(OTHER_CASE, registered(), consented(), screened());
      await projectUpTo(models.options(log, { fold: poisoned, batchEvents: 2 }), last);

      const parked = await models.dataSource.getRepository(ParkedCaseTable).findBy({ projection: 'caseload' });
      expect(parked).toMatchObject([{ caseId: CASE, fromRevision: 2, eventType: 'VulnerabilityScreened', errorCode: 'TypeError' }]);
      expect(await models.dataSource.query('select case_id, phase from read_model.case_summary order by phase')).toEqual([
        { case_id: CASE, phase: 'consented' },
        { case_id: OTHER_CASE, phase: 'screened' },
      ]);
      expect(models.lines.filter((line) => line.includes('parked') && line.includes(CASE))).toHaveLength(models.projections.length);
    });

    it('is taken back by a replay after the fault is mended, as if nothing had been', async () => {
      await log.tell(CASE, registered(), consented(), screened(), withdrawn());
      const last = await log.tell(OTHER_CASE, ...RETURNED);
      await projectUpTo(models.options(log, { fold: poisoned, batchEvents: 2 }), last);
      const mended = models.options(log);
      for (const bound of models.projections) {
        await expect(replayParked({ ...mended, fold: poisoned }, bound, CASE)).rejects.toThrow('a fault of the fold');
        expect(await replayParked(mended, bound, CASE)).toBe(true);
        expect(await replayParked(mended, bound, CASE)).toBe(false);
      }

      const untroubled = await openReadModels();
      try {
        await projectUpTo(untroubled.options(log), last);
        expect(await digestsOf(models)).toEqual(await digestsOf(untroubled));
      } finally {
        await untroubled.close();
      }
    });

    it('is found among the others when it is the database that refuses its row', async () => {
      await models.dataSource.query(`alter table read_model.case_summary add constraint no_ghana check (nationality <> 'GHA')`);
      await log.tell(CASE, registered({ claimedNationality: 'GHA' }), consented());
      const last = await log.tell(OTHER_CASE, registered(), consented());
      await projectUpTo(models.options(log), last);
      await models.dataSource.query('alter table read_model.case_summary drop constraint no_ghana');
      expect(await models.dataSource.query('select case_id from read_model.case_summary')).toEqual([{ case_id: OTHER_CASE }]);
      expect(await models.dataSource.query('select projection, error_code from read_model.parked_case')).toEqual([
        { projection: 'case-summary', error_code: '23514' },
      ]);
      expect(await models.dataSource.query("select sum(cases)::int as cases from read_model.caseload where flag = '(any)'")).toEqual([{ cases: 2 }]);
    });
  });
});
