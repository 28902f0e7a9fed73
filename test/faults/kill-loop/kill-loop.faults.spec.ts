import { systemRandomness } from '@homeward/platform';
import { roleConnections } from '@homeward/wiring';
import { buildServices, ServiceProcess } from '../../e2e/services/service-process';
import { freePort } from '../harness/free-port';
import { describeWhereServersCanBeKilled } from '../harness/kill-server';
import { Ledger } from '../harness/ledger';
import { PostgresProcess } from '../harness/postgres-process';
import { digestsOf, rebuiltDigestsOf } from '../harness/read-models';
import { settled } from '../harness/ready-again';
import { SupervisedService } from '../harness/supervised-service';
import { tell } from '../harness/tell';
import { Workplace } from '../harness/workplace';
import { faultsOfLog, type KillLoopParts, killUnderWriters } from './run-kill-loop';
import { strikesOf } from './strikes';

const KILLS = Number(process.env['KILLS'] ?? (process.env['HOMEWARD_FAULTS'] === 'long' ? 1_000 : 60));
const SEED = Number(process.env['SEED'] ?? Math.floor(systemRandomness.fraction() * 1_000_000));
const WRITERS = 32;
const READY_P99_LIMIT_MS = 10_000;
const LIMIT_MS = KILLS * 20_000 + 300_000;

describeWhereServersCanBeKilled(`${KILLS} kills of the app and of PostgreSQL under ${WRITERS} writers (SEED=${SEED})`, () => {
  let workplace: Workplace;
  let postgres: PostgresProcess;
  let app: SupervisedService;
  let parts: KillLoopParts;
  const ledger = new Ledger();

  beforeAll(async () => {
    await buildServices();
    workplace = await Workplace.make();
    postgres = await PostgresProcess.start(workplace.databaseFolder);
    const port = await freePort();
    const environment = { HOMEWARD_DATA_DIR: workplace.appFolder, HOMEWARD_DATABASE_URL: postgres.url, HOMEWARD_HTTP_PORT: `${port}`, LOG_LEVEL: 'error' };
    app = new SupervisedService(() => new ServiceProcess('standalone', environment));
    const kill = (victim: 'app' | 'postgres') => (victim === 'app' ? app.kill() : postgres.kill());
    parts = { url: `http://127.0.0.1:${port}`, workplace, ledger, seed: SEED, writers: WRITERS, kill };
    await app.ready(parts.url);
  }, LIMIT_MS);

  afterAll(async () => {
    await app.stop();
    await postgres.stop();
    await workplace.remove();
  }, LIMIT_MS);

  it('lose nothing that was acknowledged, double nothing, leave no gap, and everything is ready again within seconds', async () => {
    const { ready, readyAfter, served } = await killUnderWriters(parts, strikesOf(SEED, KILLS));
    tell(`Ready again after a kill: ${ready.toString()}. Commands acknowledged again: ${served.toString()}.`);
    for (const [victims, durations] of readyAfter) tell(`- after ${victims}: ${durations.toString()} (${durations.count})`);
    tell(`${ledger.toString()}: ${ledger.unknownToString()}.`);
    tell(`PostgreSQL was started ${postgres.starts} times, ${postgres.failedStarts.length} in vain; the app ended ${app.startsInVain} times before it answered.`);
    expect(await faultsOfLog(parts, roleConnections({ databaseUrl: postgres.url }).eventStoreUrl)).toEqual([]);
    expect(ledger.unanswered).toBe(0);
    expect(ledger.recovered).toBeGreaterThan(0);
    expect(ledger.unforeseen).toEqual([]);
    expect(app.diedAtWork).toEqual([]);
    expect(ready.percentile(99)).toBeLessThanOrEqual(READY_P99_LIMIT_MS);
  }, LIMIT_MS);

  it('leave read models that reach the end of the log and are what a rebuild makes of it', async () => {
    const { reasons, warnings } = await settled(parts.url);
    expect({ reasons, warnings }).toEqual({ reasons: [], warnings: [] });
    expect(await app.stop()).toBe(0);
    const connections = roleConnections({ databaseUrl: postgres.url });
    const live = await digestsOf(connections);
    expect(await rebuiltDigestsOf(connections)).toEqual(live);
  }, LIMIT_MS);
});
