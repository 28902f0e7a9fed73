import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findCommand } from '@homeward/contracts';
import { systemIds } from '@homeward/platform';
import { type Bench, type BenchContext, type BenchResult, compare, median } from './bench';
import type { LoadJob, LoadResult } from './http-load';
import { type BenchHttp, startBenchHttp } from './http-server';
import type { NatsLoadJob } from './nats-load';

export const CONNECTIONS = 32;
/** Enough that no case grows longer than a real one in a round. */
const CASES_PER_CONNECTION = 40;
const ROUND_SECONDS = 5;
const QUICK_SECONDS = 1;
const WARM_UP_SECONDS = 2;
export const COMMAND = '/v1/cases/{id}/commands/assign-case';
const NOOP = '/v1/noop/{id}';

/**
 * A command over HTTP, from the token to the durable event, over the same request to a handler that checks token, headers
 * and body alike and then does nothing. The load comes from another process.
 */
export const httpCommand: Bench = { name: 'http_command', goal: 0.4, run };

async function run(context: BenchContext): Promise<BenchResult> {
  const http = await startBenchHttp(context.server, 'http_command');
  const load = fork(join(__dirname, 'http-load.js'));
  try {
    const durationSeconds = context.quick ? QUICK_SECONDS : ROUND_SECONDS;
    const p99sMs: number[] = [];
    const put = async (path: string, seed: string, seconds = durationSeconds): Promise<LoadResult> => {
      const cases = path === COMMAND ? await registerCases(http) : { caseIds: Array.from({ length: CONNECTIONS }, () => systemIds.random()), firstRevision: 0 };
      return loaded(load, { url: http.url, token: http.token, connections: CONNECTIONS, durationSeconds: seconds, path, ...cases, seed });
    };
    await put(NOOP, 'warm-noop', WARM_UP_SECONDS);
    await put(COMMAND, 'warm-command', WARM_UP_SECONDS);
    const result = await compare(context.rounds, 'requests/s', {
      async ours(round) {
        const { requestsPerSecond, p99Ms } = await put(COMMAND, `command-${round}`);
        p99sMs.push(p99Ms);
        return requestsPerSecond;
      },
      baseline: async (round) => (await put(NOOP, `noop-${round}`)).requestsPerSecond,
    });
    return { ...result, details: { p99Ms: median(p99sMs) } };
  } finally {
    load.kill();
    await http.close();
  }
}

/** Cases to work on, registered through the API before the time is taken. */
export async function registerCases({ app, token }: BenchHttp): Promise<Pick<LoadJob, 'caseIds' | 'firstRevision'>> {
  const caseIds = Array.from({ length: CONNECTIONS * CASES_PER_CONNECTION }, () => systemIds.random());
  const revisions = new Set<number>();
  for (let start = 0; start < caseIds.length; start += CONNECTIONS) {
    const made = await Promise.all(caseIds.slice(start, start + CONNECTIONS).map((caseId) => registerCase(app, token, caseId)));
    for (const revision of made) revisions.add(revision);
  }
  const [firstRevision] = revisions;
  if (firstRevision === undefined || revisions.size > 1) throw new Error('The cases of a bench begin alike.');
  return { caseIds, firstRevision };
}

async function registerCase(app: BenchHttp['app'], token: string, caseId: string): Promise<number> {
  const person = { personRef: systemIds.random(), name: { full: `Person ${caseId}` } };
  const answer = await app.inject({
    method: 'POST',
    url: `/v1/cases/${caseId}/commands/register-case`,
    headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': caseId },
    payload: { ...findCommand('register-case')?.example, ...person },
  });
  if (answer.statusCode !== 201) throw new Error(`A case was not registered: ${answer.body}`);
  return (JSON.parse(answer.body) as { readonly revision: number }).revision;
}

export async function loaded(load: ChildProcess, job: LoadJob | NatsLoadJob): Promise<LoadResult> {
  load.send(job);
  const [answer] = (await Promise.race([once(load, 'message'), once(load, 'exit')])) as [LoadResult | number | null];
  if (typeof answer !== 'object' || answer === null) throw new Error('The load generator ended.');
  if (answer.failures > 0) throw new Error(`${answer.failures} requests to ${job.url} failed.`);
  return answer;
}
