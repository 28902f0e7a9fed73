import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HOMEWARD } from '@homeward/access';
import { openPostgresEventStore } from '@homeward/event-store';
import { IntegrationFeed, type IntegrationEvent, readRange, sequenceOf } from '@homeward/integration';
import { describeWithNats, NatsServer } from '../../../libs/nats/src/testing';
import { buildServices } from '../../e2e/services/service-process';
import type { FaultProxy } from '../../support/fault-proxy';
import { until } from '../../support/until';
import { Ledger } from '../harness/ledger';
import { type LoggedEvent, LogCheck } from '../harness/log-check';
import { readLog } from '../harness/read-log';
import { readyAgain } from '../harness/ready-again';
import { HealthWatch } from '../network/health-watch';
import { Installation, type WiredService } from '../network/installation';
import { Load } from '../network/load';
import { NOISE, SILENCE, suffer } from '../network/trouble';
import { Correspondent } from './correspondent';
import { throughDisorder } from './disorder';
import { contentOf, countIn, sizeOf } from './stream-content';

const SLOW_MS = 180_000;
const PATIENCE_MS = 60_000;
const WAITING = 'relay: Integration events wait in the log: NATS cannot be reached or refuses them.';
/** What still fits into a broker that is about to have no room. */
const ROOM_BYTES = 20_000;
const FED_EVENTS = 400;

const rounds = process.env['HOMEWARD_FAULTS'] === 'long' ? 10 : 1;

describeWithNats('casework and the relay beside a broker that fails', (binary) => {
  let installation: Installation;
  let nats: NatsServer;
  let relay: WiredService;
  let casework: WiredService;
  let toRelay: FaultProxy;
  let toCasework: FaultProxy;
  let load: Load;
  let watch: HealthWatch;
  let correspondent: Correspondent;
  const ledger = new Ledger();

  beforeAll(async () => {
    await buildServices();
    installation = await Installation.start();
    nats = await NatsServer.start(binary);
    [toRelay, toCasework] = [await installation.wire(nats.url), await installation.wire(nats.url)];
    [casework, relay] = await Promise.all([
      installation.service('casework', { HOMEWARD_NATS_URL: toCasework.through(nats.url) }),
      installation.service('relay', { HOMEWARD_NATS_URL: toRelay.through(nats.url) }),
    ]);
    watch = new HealthWatch({ relay: relay.process, casework: casework.process });
    const token = (subject: string) => installation.issuer.token(subject);
    load = new Load({ url: await casework.process.url(), ledger, token, seed: 2 });
    correspondent = await Correspondent.start({ url: nats.url, ledger, token });
    await load.served();
  }, SLOW_MS);
  afterAll(async () => {
    await correspondent.end();
    await load.end();
    await watch.end();
    await nats.remove();
    await installation.stop();
  }, SLOW_MS);

  async function logged(): Promise<readonly LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    for await (const event of readLog(installation.connections.eventStoreUrl)) events.push(event);
    return events;
  }

  /** Ready, and what was recorded before now is in the stream. */
  async function isWell(): Promise<void> {
    await readyAgain(await relay.process.url());
    const { length } = await logged();
    await until(async () => ((await countIn(nats.url)) ?? 0) >= length, 'that the stream has grown', PATIENCE_MS);
    await correspondent.answered();
    await load.served();
    watch.takeReasons();
  }

  it.each<[string, () => readonly FaultProxy[]]>([
    ['the relay and the log', () => [relay.wires.log]],
    ['the relay and its progress', () => [relay.wires['read models']]],
    ['both and the broker', () => [toRelay, toCasework]],
  ])('get over a network between %s that breaks, loses, refuses, slices and goes silent', async (_, wires) => {
    for (const trouble of [...NOISE, SILENCE]) await Promise.all(wires().map((wire) => suffer(wire, trouble)));
    await isWell();
  }, SLOW_MS);

  it.each<[string, () => Promise<void>]>([
    ['stopped', () => nats.kill('SIGTERM')],
    ['killed', () => nats.kill()],
    ['killed and emptied', () => nats.kill().then(() => nats.wipe())],
  ])('wait for a broker that is %s under load, say so, and go on', async (_, end) => {
    for (let round = 0; round < rounds; round += 1) {
      await end();
      await until(() => watch.reasons.includes(WAITING), 'that health says so', PATIENCE_MS);
      await load.served();
      await nats.start();
      await isWell();
    }
  }, SLOW_MS);

  it('wait for a broker that has no room, say so, and go on when it has', async () => {
    const limit = join(installation.workplace.folder, 'no-room.conf');
    await writeFile(limit, `jetstream { max_file_store: ${(await sizeOf(nats.url)) + ROOM_BYTES} }\n`);
    await nats.kill();
    await nats.start('-c', limit);
    await until(() => watch.reasons.includes(WAITING), 'that health says so', PATIENCE_MS);
    const count = await countIn(nats.url);
    await load.served();
    expect(await countIn(nats.url)).toBe(count);
    await nats.kill();
    await nats.start();
    await isWell();
  }, SLOW_MS);

  it('have lost nothing that was acknowledged, doubled nothing, and answered every look at their health', async () => {
    await correspondent.end();
    await load.end();
    const check = new LogCheck(ledger, HOMEWARD.actor);
    for (const event of await logged()) check.take(event);
    expect(check.finish()).toEqual([]);
    expect(ledger.unanswered).toBe(0);
    expect(correspondent.recovered).toBeGreaterThan(0);
    expect(watch.unanswered).toEqual([]);
  }, SLOW_MS);

  it('have filled the stream with every event of the log, once and in its order', async () => {
    const events = await logged();
    await until(async () => (await countIn(nats.url)) === events.length, 'that the stream holds the log', PATIENCE_MS);
    const content = await contentOf(nats.url);
    expect(content.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(content.map(sequenceOf)).toEqual(events.map((_, index) => index + 1));
  }, SLOW_MS);

  it('feed a reader whose transport doubles, loses and shuffles: each event once, in order', async () => {
    const store = await openPostgresEventStore({ connectionString: installation.connections.eventStoreUrl });
    try {
      const content = (await contentOf(nats.url)).slice(0, FED_EVENTS);
      const delivered: string[] = [];
      const deliver = ({ id }: IntegrationEvent) => Promise.resolve(void delivered.push(id));
      const feed = new IntegrationFeed({ fetchRange: (after, last) => readRange(store, after, last), deliver });
      await throughDisorder(nats.url, content, { seed: 2, receive: (event) => feed.receive(event) });
      expect(delivered).toEqual(content.map(({ id }) => id));
    } finally {
      await store.close();
    }
  }, SLOW_MS);
});
