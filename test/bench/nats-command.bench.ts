import { fork } from 'node:child_process';
import { join } from 'node:path';
import { systemTimers } from '@homeward/platform';
import { NatsEdge } from '../../apps/casework/src/nats/nats-edge.service';
import { NatsServer } from '../../libs/nats/src/testing';
import { type Bench, type BenchContext, type BenchResult, compare, median } from './bench';
import { COMMAND, CONNECTIONS, loaded, registerCases } from './http-command.bench';
import { type BenchHttp, startBenchHttp } from './http-server';
import { missingNats, natsBinary } from './nats-binary';

const ROUND_SECONDS = 5;
const QUICK_SECONDS = 1;
const WARM_UP_SECONDS = 2;
const LOOK_EVERY_MS = 20;
const MAX_LOOKS = 500;

/** A durable command over NATS, over the same command over HTTP, both with 32 under way and the load in another process. */
export const natsCommand: Bench = { name: 'nats_command', goal: 0.8, missing: missingNats, run };

async function run(context: BenchContext): Promise<BenchResult> {
  const broker = await NatsServer.start(natsBinary());
  const http = await startBenchHttp(context.server, 'nats_command', { natsUrl: broker.url });
  const loads = { nats: fork(join(__dirname, 'nats-load.js')), http: fork(join(__dirname, 'http-load.js')) };
  try {
    await isListening(http);
    const p99sMs: Record<'nats' | 'http', number[]> = { nats: [], http: [] };
    const put = async (way: 'nats' | 'http', seed: string, durationSeconds = context.quick ? QUICK_SECONDS : ROUND_SECONDS): Promise<number> => {
      const job = { token: http.token, connections: CONNECTIONS, durationSeconds, seed: `${way}-${seed}`, ...(await registerCases(http)) };
      const { requestsPerSecond, p99Ms } = await loaded(loads[way], way === 'nats' ? { ...job, url: broker.url } : { ...job, url: http.url, path: COMMAND });
      p99sMs[way].push(p99Ms);
      return requestsPerSecond;
    };
    await put('nats', 'warm', WARM_UP_SECONDS);
    await put('http', 'warm', WARM_UP_SECONDS);
    p99sMs.nats.length = p99sMs.http.length = 0;
    const result = await compare(context.rounds, 'requests/s', { ours: (round) => put('nats', String(round)), baseline: (round) => put('http', String(round)) });
    return { ...result, details: { p99Ms: median(p99sMs.nats), httpP99Ms: median(p99sMs.http) } };
  } finally {
    loads.nats.kill();
    loads.http.kill();
    await http.close();
    await broker.remove();
  }
}

async function isListening({ app }: BenchHttp): Promise<void> {
  const edge = app.get(NatsEdge, { strict: false });
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    if (edge.problems().length === 0) return;
    await systemTimers.sleep(LOOK_EVERY_MS);
  }
  throw new Error('Nobody takes commands over NATS.');
}
