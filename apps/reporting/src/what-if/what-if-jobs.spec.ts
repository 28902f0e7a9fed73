import type { Caller } from '@homeward/access';
import { DEFAULT_RULE_SET } from '@homeward/due-diligence';
import { seededIds, silentLogger, VirtualTime } from '@homeward/platform';
import type { DdpDecisionsQuery, PastDecision } from '@homeward/read-model';
import { MAX_UNFINISHED_JOBS, WhatIfJobs } from './what-if-jobs';

const CHIEF: Caller = { actor: 'chief-1', role: 'chief-of-mission', office: 'tripoli' };
const OTHER: Caller = { actor: 'chief-2', role: 'chief-of-mission', office: 'tripoli' };
const request = { caller: CHIEF, candidate: DEFAULT_RULE_SET, past: { scope: {}, asOf: '0000000000000001' } };

/** Decisions that come when the test says so. */
function gated(failure?: Error) {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const decisions = {
    async count() {
      await gate;
      if (failure) throw failure;
      return 0;
    },
    async *pages(): AsyncGenerator<readonly PastDecision[], void> {},
  } as unknown as DdpDecisionsQuery;
  const time = new VirtualTime();
  return { jobs: new WhatIfJobs(decisions, time, seededIds(1, time), silentLogger), open: () => open() };
}
const settled = async (jobs: WhatIfJobs): Promise<void> => jobs.beforeApplicationShutdown();

describe('what-if jobs', () => {
  it('run one after the other and keep their results for who asked', async () => {
    const { jobs, open } = gated();
    const first = jobs.start(request);
    const second = jobs.start(request);
    expect([first, second].map(({ status }) => status)).toEqual(['waiting', 'waiting']);
    open();
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));

    expect(jobs.get(CHIEF, first.id).document()).toMatchObject({ status: 'done', result: { total: { decisions: 0 } } });
    expect(jobs.get(CHIEF, second.id).status).toBe('done');
    expect(() => jobs.get(OTHER, first.id)).toThrow('Nothing with this address exists');
  });

  it('are refused when too many wait', () => {
    const { jobs } = gated();
    for (let index = 0; index < MAX_UNFINISHED_JOBS; index += 1) jobs.start(request);
    expect(() => jobs.start(request)).toThrow('Too many what-ifs wait already');
  });

  it('are gone when they are removed, whether they wait, run or are done', async () => {
    const { jobs, open } = gated();
    const [running, waiting, done] = [jobs.start(request), jobs.start(request), jobs.start(request)];
    await Promise.resolve();
    jobs.remove(CHIEF, running.id);
    jobs.remove(CHIEF, waiting.id);
    expect(() => jobs.get(CHIEF, running.id)).toThrow('Nothing with this address exists');
    open();
    for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(waiting.status).toBe('waiting');
    expect(jobs.get(CHIEF, done.id).status).toBe('done');
    jobs.remove(CHIEF, done.id);
    expect(() => jobs.get(CHIEF, done.id)).toThrow('Nothing with this address exists');
  });

  it('say so when they fail', async () => {
    const { jobs, open } = gated(new Error('the database is gone'));
    const job = jobs.start(request);
    open();
    for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(jobs.get(CHIEF, job.id).document()).toMatchObject({ status: 'failed', finishedAt: expect.any(String) as string });
  });

  it('stop when the process stops, and none begins then', async () => {
    const { jobs, open } = gated();
    const job = jobs.start(request);
    const stopped = settled(jobs);
    open();
    await stopped;
    expect(job.isFinished).toBe(false);
    expect(() => jobs.start(request)).toThrow('Too many what-ifs wait already');
  });
});
