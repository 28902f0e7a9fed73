import type { ReturnCaseEvent } from '@homeward/return-case';
import fc from 'fast-check';
import { NEAR_A_DEPARTURE, walk } from '../../../return-case/src/testing';
import type { Told } from '../testing/facts';
import { openReadModels, projectUpTo, type ReadModels } from '../testing/read-models';
import { caseNumber, StoryLog } from '../testing/story-log';
import { DutiesQuery } from './duties.query';

const LIVES = 150;
const LAST = '9999999999999999';

const told = ({ type, data, by, at }: ReturnCaseEvent): Told => ({ type, data, by, at });

describe('whatever anybody asks of a case', () => {
  let models: ReadModels;
  const log = new StoryLog();

  beforeAll(async () => {
    models = await openReadModels();
  });
  afterAll(() => models.close());

  it('leaves the duties segregated: the rules and the query that proves it agree', async () => {
    const lives: (readonly ReturnCaseEvent[])[] = [];
    fc.assert(
      fc.property(fc.gen(), (draw) => void lives.push(walk(draw, () => undefined, NEAR_A_DEPARTURE))),
      { numRuns: LIVES, endOnFailure: true },
    );
    let last = '';
    for (const [index, life] of lives.entries()) last = await log.tell(caseNumber(index), ...life.map(told));
    await projectUpTo(models.options(log), last);

    const query = new DutiesQuery(models.dataSource);
    expect(await query.conflicts({ scope: {}, asOf: LAST })).toEqual({ conflicts: 0, rows: [] });
    expect(await query.count({ scope: {}, asOf: LAST })).toBeGreaterThan(LIVES * 10);
  }, 120_000);
});
