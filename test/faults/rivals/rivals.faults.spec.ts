import { join } from 'node:path';
import { HOMEWARD } from '@homeward/access';
import { sequenceOf } from '@homeward/integration';
import { seededRandomness, systemIds, systemTimers } from '@homeward/platform';
import { streamOf } from '@homeward/return-case';
import { Client } from 'pg';
import { findNatsServer, NatsServer } from '../../../libs/nats/src/testing';
import { buildServices } from '../../e2e/services/service-process';
import { Ledger } from '../harness/ledger';
import { type LoggedEvent, LogCheck } from '../harness/log-check';
import { readLog } from '../harness/read-log';
import { digestsOf, rebuiltDigestsOf } from '../harness/read-models';
import { readyAgain } from '../harness/ready-again';
import { Writer } from '../harness/writer';
import { contentOf, countIn } from '../nats/stream-content';
import { Installation } from '../network/installation';
import { Load } from '../network/load';
import { Overdue } from './overdue';
import { PATIENCE_MS, Rivals } from './rivals';
import { isFollowedByCasework } from '../../support/followed-by-casework';
import { until } from '../../support/until';

const ROUNDS = process.env['HOMEWARD_FAULTS'] === 'long' ? 20 : 1;
const SLOW_MS = 240_000 + ROUNDS * 30_000;
const LATE_MS = 500;
const DAY_MS = 86_400_000;
const LONG_AGO_MS = -60 * DAY_MS;
const SHIFT_CLOCK = join(__dirname, '..', 'harness', 'shift-clock.cjs');
const TWICE = "select stream, count(*)::integer as times from event_store.event where type = 'DeadlineMissed' group by stream, data::text having count(*) > 1";
/** Of the projector that leads: it has begun a transaction and waits for the rows it moves on. */
const WAITING_FOR_CHECKPOINTS = "select 1 from pg_stat_activity where application_name = 'homeward-read-model' and wait_event_type = 'Lock'";
const MISSED = "select distinct stream from event_store.event where type = 'DeadlineMissed'";

const binary = findNatsServer();
if (binary === undefined) process.stderr.write('Two relays do not fight here: there is no nats-server on the path and no NATS_SERVER_BIN.\n');

describe('two processes of each service that fight for one subscription under load', () => {
  let installation: Installation;
  let nats: NatsServer | undefined;
  let loads: readonly Load[] = [];
  let overdueCases: readonly string[] = [];
  const rivals = new Map<string, Rivals>();
  const ledger = new Ledger();
  const of = (name: string): Rivals => {
    const found = rivals.get(name);
    if (found === undefined) throw new Error(`There are no two of ${name}.`);
    return found;
  };

  beforeAll(async () => {
    await buildServices();
    installation = await Installation.start();
    nats = binary === undefined ? undefined : await NatsServer.start(binary);
    const names = ['casework', 'projector', 'deadlines', ...(nats === undefined ? [] : ['relay'])];
    const settings = nats === undefined ? {} : { HOMEWARD_NATS_URL: nats.url };
    // One pair after the other: all at once would keep each other from starting in time.
    for (const name of names) rivals.set(name, await Rivals.start({ installation, name, settings: name === 'relay' ? settings : {} }));
    const token = (subject: string) => installation.issuer.token(subject);
    loads = of('casework').urls.map((url, index) => new Load({ url, ledger, token, seed: index + 10 }));
  }, SLOW_MS);
  afterAll(async () => {
    await Promise.all(loads.map((load) => load.end()));
    await nats?.remove();
    await installation.stop();
  }, SLOW_MS);

  async function startOverdue(): Promise<Overdue> {
    const { process } = await installation.service('casework', { HOMEWARD_TEST_CLOCK_SHIFT_MS: `${LONG_AGO_MS}` }, ['--require', SHIFT_CLOCK]);
    const actor = 'officer-long-ago';
    const token = await installation.issuer.token(actor, 'protection-officer', LONG_AGO_MS);
    const officer = new Writer({ url: await process.url(), actor, token, ledger, ids: systemIds, randomness: seededRandomness(1), hotCases: [] });
    return new Overdue(officer, process);
  }

  const query = <Row extends object>(text: string): Promise<readonly Row[]> => asAdministrator(async (client) => (await client.query<Row>(text)).rows);

  async function asAdministrator<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({ connectionString: installation.administratorUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  const isAny = async (condition: string): Promise<boolean> => (await query(condition)).length > 0;

  async function logged(): Promise<readonly LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    for await (const event of readLog(installation.connections.eventStoreUrl)) events.push(event);
    return events;
  }

  it('deadlines: one is killed, or sleeps past its locks and wakes late', async () => {
    const overdue = await startOverdue();
    for (let round = 0; round < ROUNDS; round += 1) {
      await of('deadlines').pauseFirst(LATE_MS);
      await of('deadlines').restartFirst();
    }
    overdueCases = await overdue.end();
    expect(overdueCases.length).toBeGreaterThan(0);
  }, SLOW_MS);

  it.each(['projector', 'casework', ...(binary === undefined ? [] : ['relay'])])('%s: who leads is killed, or sleeps past its lock and wakes late, and one leads all the same', async (name) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await of(name).killLeader();
      await of(name).whileLeaderSleeps(() => systemTimers.sleep(LATE_MS));
    }
    await of(name).settled();
    await Promise.all(loads.map((load) => load.served()));
  }, SLOW_MS);

  it('projector: who falls asleep in the middle of a transaction keeps nobody waiting for its locks', async () => {
    await asAdministrator(async (client) => {
      await client.query('begin');
      const { rows } = await client.query<{ position: string }>("select coalesce(max(position), '') as position from read_model.checkpoint");
      await client.query('select 1 from read_model.checkpoint for update');
      await until(() => isAny(WAITING_FOR_CHECKPOINTS), 'somebody who waits for the checkpoints', PATIENCE_MS);
      await of('projector').whileLeaderSleeps(async () => {
        await client.query('commit');
        await until(() => isAny(`select 1 from read_model.checkpoint where position > '${rows[0]?.position}'`), 'that projecting goes on', PATIENCE_MS);
      });
    });
    await of('projector').settled();
  }, SLOW_MS);

  it('have lost nothing that was acknowledged, and recorded each deadline once', async () => {
    await Promise.all(loads.map((load) => load.end()));
    const check = new LogCheck(ledger, HOMEWARD.actor);
    for (const event of await logged()) check.take(event);
    expect(check.finish()).toEqual([]);
    expect(ledger.unanswered).toBe(0);
    await until(async () => {
      const missed = new Set((await query<{ stream: string }>(MISSED)).map(({ stream }) => stream));
      return overdueCases.every((caseId) => missed.has(streamOf(caseId)));
    }, 'that every deadline is recorded', PATIENCE_MS);
    expect(await query(TWICE)).toEqual([]);
  }, SLOW_MS);

  it('have filled the stream of the broker with every event once and in order', async () => {
    if (nats === undefined) return;
    const { url } = nats;
    await Promise.all(of('deadlines').services.map(({ process }) => process.stop()));
    await Promise.all(of('casework').services.map(({ process }) => process.stop()));
    const events = await logged();
    await until(async () => (await countIn(url)) === events.length, 'that the stream holds the log', PATIENCE_MS);
    const content = await contentOf(url);
    expect(content.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(content.map(sequenceOf)).toEqual(events.map((_, index) => index + 1));
  }, SLOW_MS);

  it('have read models that are what a rebuild makes', async () => {
    const [url = ''] = of('projector').urls;
    await readyAgain(url, ({ projections }) => projections.length > 0 && projections.every(({ name, lagEvents }) => isFollowedByCasework(name) || lagEvents === 0));
    await Promise.all(of('projector').services.map(({ process }) => process.stop()));
    const live = await digestsOf(installation.connections);
    expect(await rebuiltDigestsOf(installation.connections)).toEqual(live);
  }, SLOW_MS);
});
