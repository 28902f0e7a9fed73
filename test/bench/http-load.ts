import autocannon from 'autocannon';

/** What the load generator is told. It runs in a process of its own, so that the server is not measured with its client. */
export interface LoadJob {
  /** The revision the cases are at. */
  readonly firstRevision: number;
  readonly url: string;
  readonly token: string;
  readonly connections: number;
  readonly durationSeconds: number;
  /** `POST` there, where `{id}` stands for the case. */
  readonly path: string;
  /** Cases all at the same revision, shared out among the connections. */
  readonly caseIds: readonly string[];
  /** Part of every idempotency key, so that no round repeats another's. */
  readonly seed: string;
}

export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p99Ms: number;
  /** Answers that were not 2xx, and connections that failed. */
  readonly failures: number;
}

const OFFICERS = ['po-1', 'po-2'] as const;

process.on('message', (job: LoadJob) => {
  put(job).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      throw error;
    },
  );
});

async function put(job: LoadJob): Promise<LoadResult> {
  let connection = 0;
  const result = await autocannon({
    url: job.url,
    connections: job.connections,
    duration: job.durationSeconds,
    setupClient(client) {
      const mine = job.caseIds.filter((_, index) => index % job.connections === connection % job.connections);
      connection += 1;
      client.setRequests([{ method: 'POST', setupRequest: requestsOver(mine, `${job.seed}-${connection}`, job) }]);
    },
  });
  return {
    requestsPerSecond: result['2xx'] / result.duration,
    p99Ms: result.latency.p99,
    failures: result.non2xx + result.errors,
  };
}

/** Goes round the cases of one connection; each request names the revision that the one before it on its case made. */
function requestsOver(caseIds: readonly string[], seed: string, { path, token, firstRevision }: LoadJob): (request: autocannon.Request) => autocannon.Request {
  let sent = 0;
  return (request) => {
    const caseId = caseIds[sent % caseIds.length] ?? '';
    const revision = firstRevision + Math.floor(sent / caseIds.length);
    sent += 1;
    return {
      ...request,
      method: 'POST',
      path: path.replace('{id}', caseId),
      headers: {
        'authorization': `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `${seed}-${sent}`,
        'if-match': `"${revision}"`,
      },
      body: JSON.stringify({ officer: OFFICERS[revision % OFFICERS.length] }),
    };
  };
}
