import { findCommand } from '@homeward/contracts';
import { systemIds, systemTimers } from '@homeward/platform';
import { singleAppendRate, withStore } from './append.bench';
import { type Bench, type BenchContext, type BenchResult, compare } from './bench';
import { type BenchHttp, startBenchHttp } from './http-server';

const CASES = 2_000;
const QUICK_CASES = 200;
const REGISTERED_TOGETHER = 32;
const LOOK_EVERY_MS = 50;
const MAX_LOOKS = 10_000;

/**
 * Cases suspended per second by one bulk operation, from its request to its end, found and kept and projected on the way, over
 * bare appends of one event to as many streams.
 */
export const bulkSuspend: Bench = { name: 'bulk_suspend', goal: 0.05, run };

async function run(context: BenchContext): Promise<BenchResult> {
  const http = await startBenchHttp(context.server, 'bulk_suspend', { projects: true });
  const database = await context.server.createDatabase('bulk_suspend_appends');
  try {
    return await withStore(database, (store) =>
      compare(context.rounds, 'cases/s', {
        ours: (round) => suspendRate(http, `site ${round}`, context.quick ? QUICK_CASES : CASES),
        baseline: (round) => singleAppendRate(store, context, `single-${round}`),
      }),
    );
  } finally {
    await http.close();
  }
}

async function suspendRate(http: BenchHttp, site: string, cases: number): Promise<number> {
  await registerCases(http, site, cases);
  const started = performance.now();
  const { id } = await send(http, 'POST', '/v1/bulk-operations', { operation: 'suspend', scope: 'site', scopeRef: site, reasonCode: 'security' });
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const { status, recorded } = await send(http, 'GET', `/v1/bulk-operations/${id}`);
    if (status === 'done' && recorded === cases) return (cases * 1_000) / (performance.now() - started);
    await systemTimers.sleep(LOOK_EVERY_MS);
  }
  throw new Error('The bulk operation does not end with every case suspended.');
}

async function registerCases({ app, token }: BenchHttp, site: string, cases: number): Promise<void> {
  for (let start = 0; start < cases; start += REGISTERED_TOGETHER) {
    const answers = await Promise.all(
      Array.from({ length: Math.min(REGISTERED_TOGETHER, cases - start) }, () => {
        const caseId = systemIds.random();
        const person = { personRef: systemIds.random(), name: { full: `Person ${caseId}` }, site };
        return app.inject({
          method: 'POST',
          url: `/v1/cases/${caseId}/commands/register-case`,
          headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': caseId },
          payload: { ...findCommand('register-case')?.example, ...person },
        });
      }),
    );
    const refused = answers.find(({ statusCode }) => statusCode !== 201);
    if (refused !== undefined) throw new Error(`A case was not registered: ${refused.body}`);
  }
}

async function send({ app, chiefToken }: BenchHttp, method: 'GET' | 'POST', url: string, payload?: object): Promise<{ readonly id: string; readonly status: string; readonly recorded: number }> {
  const answer = await app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${chiefToken}`, ...(payload && { 'content-type': 'application/json', 'idempotency-key': systemIds.random() }) },
    ...(payload && { payload }),
  });
  if (answer.statusCode >= 300) throw new Error(`A bulk operation failed: ${answer.body}`);
  return answer.json();
}
