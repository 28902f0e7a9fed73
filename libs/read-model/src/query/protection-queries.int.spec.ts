import { DdpDecisionsQuery, type PastDecision } from '../ddp-decisions/ddp-decisions.query';
import { DdpOverridesQuery } from '../ddp-overrides/ddp-overrides.query';
import { DutiesQuery } from '../duties/duties.query';
import { digestOf } from '../rebuild/digest';
import { rebuild } from '../rebuild/rebuild';
import { areaAssessed, by, decided, decisionOf, inputsOf, markedStale, overridden, reopened } from '../testing/decisions';
import { arrived, booked, corrected, departed, registered, signedOff, submitted, type Told } from '../testing/facts';
import { openReadModels, projectUpTo, type ReadModels } from '../testing/read-models';
import { caseNumber, StoryLog } from '../testing/story-log';

const EVERYTHING = {};
const LAST = '9999999999999999';

/** Everybody keeps to their part. */
const SEGREGATED: readonly Told[] = [
  registered(),
  by('officer-1', areaAssessed()),
  by('officer-1', submitted()),
  by('chief-1', overridden()),
  by('senior-1', decided()),
  by('senior-1', signedOff()),
  by('logistics-1', booked()),
  by('officer-3', departed()),
  by('receiver-1', arrived()),
];

describe('asking what was decided, and by whom', () => {
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

  const project = (position: string): Promise<void> => projectUpTo(models.options(log), position);
  const pagesOf = async (options: Partial<Parameters<DdpDecisionsQuery['pages']>[0]> = {}): Promise<readonly PastDecision[]> => {
    const rows: PastDecision[] = [];
    for await (const page of new DdpDecisionsQuery(models.dataSource).pages({ scope: EVERYTHING, asOf: LAST, ...options })) rows.push(...page);
    return rows;
  };

  it('lists the decisions of a case with what became of each, by pages', async () => {
    const causes = [{ input: 'risk', checks: ['P1'] }];
    await project(await log.tell(caseNumber(1), registered(), signedOff(), decided(), signedOff(), markedStale(causes), decided(decisionOf(inputsOf('high'))), signedOff()));
    const query = new DdpDecisionsQuery(models.dataSource);

    const first = await query.list(caseNumber(1), { limit: 2 });
    const second = await query.list(caseNumber(1), { limit: 2, cursor: first.next ?? '' });

    expect(first.rows.map(({ revision, replayable, staleAt, staleCauses }) => ({ revision, replayable, staleAt, staleCauses }))).toEqual([
      { revision: 1, replayable: false, staleAt: null, staleCauses: [] },
      { revision: 2, replayable: true, staleAt: '2026-03-17T08:00:00.000Z', staleCauses: causes },
    ]);
    expect(first.rows[0]).not.toHaveProperty('inputs');
    expect(second).toMatchObject({ rows: [{ revision: 5, replayable: true, staleAt: null, level: 'senior', asOf: '2026-03-16' }] });
    expect(second.next).toBeUndefined();
    expect(await query.find(caseNumber(1), 2)).toMatchObject({ inputs: inputsOf('low'), ruleSetVersion: 1 });
    expect(await query.find(caseNumber(1), 3)).toBeUndefined();
    expect(await query.find(caseNumber(1), 2 ** 40)).toBeUndefined();
  });

  it('passes every decision of a moment once, whatever comes later, and only those of the scope and the days', async () => {
    const position = await log.tell(caseNumber(1), registered(), decided(decisionOf(), '2026-03-16T23:59:59.000Z'), decided(decisionOf(), '2026-03-17T00:00:00.000Z'));
    await project(await log.tell(caseNumber(2), registered({ office: 'MISRATA' }), decided()));

    const told = (rows: readonly PastDecision[]): readonly string[] => rows.map(({ caseId, revision }) => `${caseId.slice(7, 8)}/${revision}`);
    expect(told(await pagesOf())).toEqual(['1/1', '1/2', '2/1']);
    expect(told(await pagesOf({ asOf: position }))).toEqual(['1/1', '1/2']);
    expect(told(await pagesOf({ scope: { office: 'MISRATA' } }))).toEqual(['2/1']);
    expect(told(await pagesOf({ from: '2026-03-17' }))).toEqual(['1/2']);
    expect(told(await pagesOf({ to: '2026-03-16' }))).toEqual(['1/1', '2/1']);
    expect(await new DdpDecisionsQuery(models.dataSource).count({ scope: EVERYTHING, asOf: position })).toBe(2);
  });

  it('lists the overrides of a time, the first instant included and the last left out', async () => {
    const position = await log.tell(
      caseNumber(1),
      registered(),
      overridden('P2', '2026-03-01T23:59:59.999Z'),
      overridden('P3', '2026-03-02T00:00:00.000Z'),
      overridden('P4', '2026-03-08T23:59:59.999Z'),
      overridden('P1', '2026-03-09T00:00:00.000Z'),
    );
    await project(position);
    const week = { from: '2026-03-02T00:00:00.000Z', before: '2026-03-09T00:00:00.000Z' };
    const query = new DdpOverridesQuery(models.dataSource);
    expect((await query.list({ scope: EVERYTHING, ...week })).map(({ check }) => check)).toEqual(['P3', 'P4']);
    expect(await query.list({ scope: { office: 'MISRATA' }, ...week })).toEqual([]);
  });

  describe('the segregation of duties', () => {
    const conflictsOf = async (...stories: readonly (readonly Told[])[]) => {
      let last = '';
      for (const [index, story] of stories.entries()) last = await log.tell(caseNumber(index), ...story);
      await project(last);
      const { rows } = await new DutiesQuery(models.dataSource).conflicts({ scope: EVERYTHING, asOf: LAST });
      return rows.map(({ actor, earlier, earlierRevision, later, laterRevision }) => [actor, `${earlier} ${earlierRevision}`, `${later} ${laterRevision}`]);
    };
    /** The story with one fact done by somebody else. */
    const but = (index: number, actor: string): readonly Told[] => SEGREGATED.map((told, at) => (at === index ? by(actor, told) : told));

    it('is kept where everybody keeps to their part', async () => {
      expect(await conflictsOf(SEGREGATED)).toEqual([]);
    });

    it.each([
      ['an assessor signs', but(5, 'officer-1'), ['officer-1', 'assess 2', 'sign 5']],
      ['an assessor overrides', but(3, 'officer-1'), ['officer-1', 'assess 2', 'override 3']],
      ['who overrode signs', but(5, 'chief-1'), ['chief-1', 'override 3', 'sign 5']],
      ['an assessor hands over', but(7, 'officer-1'), ['officer-1', 'assess 2', 'hand-over 7']],
      ['the signer hands over', but(7, 'senior-1'), ['senior-1', 'sign 5', 'hand-over 7']],
      ['who booked confirms the arrival', but(8, 'logistics-1'), ['logistics-1', 'book 6', 'confirm-arrival 8']],
    ])('is found broken when %s', async (_, story, conflict) => {
      expect(await conflictsOf(SEGREGATED, story)).toEqual([conflict]);
    });

    it('is found broken when the specialist is the signer', async () => {
      const signature = by('senior-1', { ...signedOff(), data: { ...signedOff().data, specialist: 'senior-1' } });
      expect(await conflictsOf([registered(), signature])).toEqual([['senior-1', 'sign 1', 'specialist 1']]);
    });

    it('does not bind a signer whose signature another one replaced', async () => {
      const story = [registered(), by('senior-1', signedOff()), by('senior-2', signedOff()), by('senior-1', departed())];
      expect(await conflictsOf(story)).toEqual([]);
    });

    it('does not bind anybody by what was done before a case was reopened', async () => {
      expect(await conflictsOf([registered(), by('officer-1', areaAssessed()), reopened(), by('officer-1', signedOff())])).toEqual([]);
    });

    it('is told of a moment and of a scope, with the number of duties it rests on', async () => {
      const before = await log.tell(caseNumber(1), ...but(5, 'officer-1').slice(0, 5));
      await project(await log.tell(caseNumber(1), ...but(5, 'officer-1').slice(5)));
      const query = new DutiesQuery(models.dataSource);
      expect(await query.conflicts({ scope: EVERYTHING, asOf: before })).toEqual({ conflicts: 0, rows: [] });
      expect(await query.conflicts({ scope: { office: 'MISRATA' }, asOf: LAST })).toEqual({ conflicts: 0, rows: [] });
      expect(await query.conflicts({ scope: { office: 'TRIPOLI' }, asOf: LAST })).toMatchObject({ conflicts: 1, rows: [{ caseId: caseNumber(1) }] });
      expect(await query.count({ scope: EVERYTHING, asOf: before })).toBe(3);
    });
  });

  it('gives the same rows when built anew, from the few facts they are about', async () => {
    await log.tell(caseNumber(1), ...SEGREGATED, markedStale([{ input: 'risk', checks: ['P1'] }]), reopened());
    const last = await log.tell(caseNumber(2), registered(), corrected({ sex: 'other' }), signedOff(), decided());
    await project(last);
    for (const name of ['ddp-decisions', 'ddp-staleness', 'ddp-overrides', 'duties']) {
      const bound = models.bound(name);
      const live = await digestOf(models.dataSource, bound.table);
      const [rows] = await models.dataSource.query<readonly { rows: number }[]>(`select count(*)::int as rows from ${bound.table.live}`);
      const built = await rebuild(models.options(log), bound, { signal: new AbortController().signal, maxCasesInMemory: 1 });
      expect([name, built.digest, rows?.rows === 0]).toEqual([name, live, false]);
    }
  });
});
