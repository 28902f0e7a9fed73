import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemRandomness } from '@homeward/platform';
import type { Connections } from '@homeward/wiring';
import { buildServices, ServiceProcess } from '../../e2e/services/service-process';
import { freePort } from '../harness/free-port';
import { describeWhereServersCanBeKilled, killServer } from '../harness/kill-server';
import { Ledger } from '../harness/ledger';
import { SupervisedService } from '../harness/supervised-service';
import { tell } from '../harness/tell';
import { Workplace } from '../harness/workplace';
import { faultsOfLog, type KillLoopParts, killUnderWriters } from './run-kill-loop';
import { strikesOf } from './strikes';

const KILLS = process.env['HOMEWARD_FAULTS'] === 'long' ? 100 : 8;
const SEED = Number(process.env['SEED'] ?? Math.floor(systemRandomness.fraction() * 1_000_000));
const WRITERS = 8;
const LIMIT_MS = KILLS * 30_000 + 120_000;

/** Here the app owns its database: whichever is killed, both go and come back together. */
describeWhereServersCanBeKilled(`${KILLS} kills of a standalone system and of the embedded PostgreSQL that it owns (SEED=${SEED})`, () => {
  let workplace: Workplace;
  let app: SupervisedService;
  let parts: KillLoopParts;
  const ledger = new Ledger();

  beforeAll(async () => {
    await buildServices();
    workplace = await Workplace.make();
    const port = await freePort();
    const environment = { HOMEWARD_DATA_DIR: workplace.appFolder, HOMEWARD_HTTP_PORT: `${port}`, LOG_LEVEL: 'error' };
    app = new SupervisedService(() => new ServiceProcess('standalone', environment));
    const kill = (victim: 'app' | 'postgres') => (victim === 'app' ? app.kill() : killServer(join(workplace.appFolder, 'postgres', 'cluster')));
    parts = { url: `http://127.0.0.1:${port}`, workplace, ledger, seed: SEED, writers: WRITERS, kill };
    await app.ready(parts.url);
  }, LIMIT_MS);

  afterAll(async () => {
    await app.stop();
    await workplace.remove();
  }, LIMIT_MS);

  it('lose and double nothing, and the next start always gets the data folder', async () => {
    const { ready } = await killUnderWriters(parts, strikesOf(SEED, KILLS));
    tell(`Ready again after a kill: ${ready.toString()}; ${ledger.toString()}: ${ledger.unknownToString()}; ${app.startsInVain} starts in vain.`);
    const { eventStoreUrl } = JSON.parse(await readFile(join(workplace.appFolder, 'connections.json'), 'utf8')) as Connections;
    expect(await faultsOfLog(parts, eventStoreUrl)).toEqual([]);
    expect(ledger.unanswered).toBe(0);
    expect(ledger.unforeseen).toEqual([]);
    expect(app.diedAtWork.filter((said) => !said.includes('The embedded database server ended by itself'))).toEqual([]);
  }, LIMIT_MS);
});
