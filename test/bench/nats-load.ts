import { commandSubjectOf } from '@homeward/integration';
import { ask, NatsLink } from '@homeward/nats';
import type { LoadJob, LoadResult } from './http-load';

/** The same job as over HTTP, asked over the broker at `url`: as many requests under way as there would be connections. */
export type NatsLoadJob = Omit<LoadJob, 'path'>;

const OFFICERS = ['po-1', 'po-2'] as const;
const TIMEOUT_MS = 10_000;
const MS_PER_SECOND = 1_000;
const SLOWEST = 0.99;

process.on('message', (job: NatsLoadJob) => {
  put(job).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      throw error;
    },
  );
});

async function put(job: NatsLoadJob): Promise<LoadResult> {
  const link = await NatsLink.open({ url: job.url, name: 'bench' });
  const tookMs: number[] = [];
  let failures = 0;
  const startedMs = performance.now();
  const endMs = startedMs + job.durationSeconds * MS_PER_SECOND;
  const client = async (place: number): Promise<void> => {
    const caseIds = job.caseIds.filter((_, index) => index % job.connections === place);
    for (let sent = 0; performance.now() < endMs; sent += 1) {
      const askedMs = performance.now();
      if (await isDone(link, job, { caseId: caseIds[sent % caseIds.length] ?? '', revision: job.firstRevision + Math.floor(sent / caseIds.length), key: `${job.seed}-${place}-${sent}` })) {
        tookMs.push(performance.now() - askedMs);
      } else failures += 1;
    }
  };
  await Promise.all(Array.from({ length: job.connections }, (_, place) => client(place)));
  const seconds = (performance.now() - startedMs) / MS_PER_SECOND;
  await link.close();
  const sorted = tookMs.sort((a, b) => a - b);
  return { requestsPerSecond: sorted.length / seconds, p99Ms: sorted[Math.floor(sorted.length * SLOWEST)] ?? Number.NaN, failures };
}

async function isDone(link: NatsLink, { token }: NatsLoadJob, { caseId, revision, key }: { readonly caseId: string; readonly revision: number; readonly key: string }): Promise<boolean> {
  const message = { caseId, ifMatch: `"${revision}"`, idempotencyKey: key, body: { officer: OFFICERS[revision % OFFICERS.length] } };
  const answered = await ask(link, commandSubjectOf('assign-case'), { text: JSON.stringify(message), headers: { Authorization: `Bearer ${token}` }, timeoutMs: TIMEOUT_MS });
  return answered.header('Homeward-Status') === '201';
}
