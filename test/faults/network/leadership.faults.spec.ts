import { type EmbeddedPostgres, startEmbeddedPostgres } from '@homeward/embedded-postgres';
import { whileLeading } from '@homeward/leadership';
import { silentLogger, systemTimers } from '@homeward/platform';
import { FaultProxy, STALL } from '../../support/fault-proxy';
import { Workplace } from '../harness/workplace';

const LOOK_EVERY_MS = 20;
/** A server frees the lock of a session it hears nothing from after eight seconds, and who stands by asks once a second. */
const TAKEN_OVER_WITHIN_MS = 20_000;
const LIMIT_MS = 60_000;

/** Who led from when to when, in milliseconds. */
interface Reign {
  readonly who: string;
  readonly fromMs: number;
  toMs: number;
}

describe('the lock of those who compete for one piece of work', () => {
  let workplace: Workplace;
  let postgres: EmbeddedPostgres;
  let proxy: FaultProxy;
  const reigns: Reign[] = [];
  const stop = new AbortController();
  const competing: Promise<void>[] = [];

  const leaderNow = (): string | undefined => reigns.find(({ toMs }) => toMs === Infinity)?.who;
  const compete = (who: string, connectionString: string): void => {
    const options = { connectionString, name: 'work', timers: systemTimers, logger: silentLogger, signal: stop.signal };
    const work = (leading: AbortSignal) =>
      new Promise<void>((resolve) => {
        const reign = { who, fromMs: performance.now(), toMs: Infinity };
        reigns.push(reign);
        leading.addEventListener('abort', () => {
          reign.toMs = performance.now();
          resolve();
        });
      });
    competing.push(whileLeading(options, work));
  };
  async function until(isSo: () => boolean): Promise<void> {
    for (let waitedMs = 0; !isSo(); waitedMs += LOOK_EVERY_MS) {
      if (waitedMs > TAKEN_OVER_WITHIN_MS) throw new Error(`Nobody took over: ${JSON.stringify(reigns)}`);
      await systemTimers.sleep(LOOK_EVERY_MS);
    }
  }

  beforeAll(async () => {
    workplace = await Workplace.make();
    postgres = await startEmbeddedPostgres({ dataDir: workplace.databaseFolder, durable: false });
    proxy = await FaultProxy.start(postgres.url('postgres'));
  }, LIMIT_MS);
  afterAll(async () => {
    stop.abort();
    await proxy.heal();
    await Promise.all(competing);
    await proxy.stop();
    await postgres.stop();
    await workplace.remove();
  }, LIMIT_MS);

  it('is freed by a leader whose network goes silent, who has stopped before another begins, and is competed for again', async () => {
    compete('far away', proxy.through(postgres.url('postgres')));
    await until(() => leaderNow() === 'far away');
    compete('near by', postgres.url('postgres'));
    proxy.set(STALL);
    await until(() => leaderNow() === 'near by');
    const [first, second] = reigns;
    expect(first?.toMs).toBeLessThanOrEqual(second?.fromMs ?? 0);
    await proxy.heal();
    await systemTimers.sleep(LOOK_EVERY_MS);
    expect(leaderNow()).toBe('near by');
  }, LIMIT_MS);

  it('is led by one at a time when the connections of all are reset over and over', async () => {
    compete('far away too', proxy.through(postgres.url('postgres')));
    for (let round = 0; round < 10; round += 1) {
      await systemTimers.sleep(LOOK_EVERY_MS * round);
      proxy.resetAll();
    }
    await until(() => leaderNow() !== undefined);
    const byTime = [...reigns].sort((one, other) => one.fromMs - other.fromMs);
    byTime.slice(1).forEach((reign, index) => expect(byTime[index]?.toMs).toBeLessThanOrEqual(reign.fromMs));
  }, LIMIT_MS);
});
