import { HOMEWARD } from '@homeward/access';
import { buildServices } from '../../e2e/services/service-process';
import { isFollowedByCasework } from '../../support/followed-by-casework';
import { type FaultProxy, STALL } from '../../support/fault-proxy';
import { Ledger } from '../harness/ledger';
import { LogCheck } from '../harness/log-check';
import { readLog } from '../harness/read-log';
import { digestsOf, rebuiltDigestsOf } from '../harness/read-models';
import { readyAgain } from '../harness/ready-again';
import { HealthWatch } from './health-watch';
import { ANSWER_SECONDS, Installation, type WiredService } from './installation';
import { Load } from './load';
import { NOISE, SILENCE, SLICES, suffer } from './trouble';

const SLOW_MS = 180_000;
/** The last request, then five seconds; the rest is for a busy machine. */
const STOPPED_WITHIN_MS = (ANSWER_SECONDS + 5 + 5) * 1_000;
/** Who asks is found out first, which takes five seconds at most. */
const ANSWERED_WITHIN_MS = (ANSWER_SECONDS + 6) * 1_000;

describe('services whose wires suffer under load', () => {
  let installation: Installation;
  let casework: WiredService;
  let projector: WiredService;
  let door: FaultProxy;
  let load: Load;
  let watch: HealthWatch;
  /** Others suffer meanwhile. */
  let stoppedAfterMs: Promise<number>;
  const ledger = new Ledger();

  beforeAll(async () => {
    await buildServices();
    installation = await Installation.start();
    [casework, projector] = await Promise.all([installation.service('casework'), installation.service('projector')]);
    door = await installation.wire(await casework.process.url());
    watch = new HealthWatch({ casework: casework.process, projector: projector.process });
    const url = door.through(await casework.process.url()).replace(/\/$/, '');
    load = new Load({ url, ledger, token: (subject) => installation.issuer.token(subject), seed: 1 });
    await load.served();
    stoppedAfterMs = stopInSilence();
  }, SLOW_MS);
  afterAll(async () => {
    await load.end();
    await watch.end();
    await installation.stop();
  }, SLOW_MS);

  /** How long a service takes that is told to stop when its network is silent. */
  async function stopInSilence(): Promise<number> {
    const { process, wires } = await installation.service('audit');
    for (const wire of Object.values(wires)) wire.set(STALL);
    const toldAtMs = performance.now();
    await process.stop();
    return performance.now() - toldAtMs;
  }

  /** Ready, all of them, and somebody is served. */
  async function isWell(): Promise<void> {
    for (const { process } of [casework, projector]) await readyAgain(await process.url());
    await load.served();
    watch.takeReasons();
  }

  it.each<[string, () => FaultProxy]>([
    ['casework and the log', () => casework.wires.log],
    ['casework and the read models', () => casework.wires['read models']],
    ['casework and the keys', () => casework.wires.keys],
    ['the projector and the log', () => projector.wires.log],
    ['the projector and the read models', () => projector.wires['read models']],
  ])('get over a network between %s that breaks, loses, refuses and slices', async (_, wire) => {
    for (const trouble of NOISE) await suffer(wire(), trouble);
    await isWell();
  }, SLOW_MS);

  it.each<[string, () => readonly FaultProxy[], readonly string[]]>([
    ['casework and the log', () => [casework.wires.log], ['casework: The log cannot be reached.']],
    ['casework and the keys, and the projector and the log', () => [casework.wires.keys, projector.wires.log], ['casework: The key store cannot be reached.', 'projector: The log cannot be reached.']],
    ['both and the read models', () => [casework.wires['read models'], projector.wires['read models']], ['casework: The read models cannot be reached.', 'projector: The read models cannot be reached.']],
  ])('say that they are not ready, and why, while the network between %s is silent, and get over it', async (_, wires, reasons) => {
    await Promise.all(wires().map((wire) => suffer(wire, SILENCE)));
    expect(watch.takeReasons()).toEqual(reasons);
    await isWell();
  }, SLOW_MS);

  describe('between reporting and', () => {
    let keys: FaultProxy;
    let reporting: WiredService;
    let token: string;
    beforeAll(async () => {
      keys = await installation.wire(installation.issuer.url);
      reporting = await installation.service('reporting', installation.issuer.settings(keys.through(installation.issuer.url)));
      token = await installation.issuer.token('reader-1');
    }, SLOW_MS);

    /** What somebody is answered who asks for their work, in time. */
    async function ask(): Promise<{ readonly status: number; readonly body: unknown }> {
      const answer = await fetch(`${await reporting.process.url()}/v1/worklist`, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) });
      return { status: answer.status, body: await answer.json() };
    }

    const away = { status: 503, body: expect.objectContaining({ status: 503, code: 'StoreUnavailable' }) as unknown };

    it.each([...NOISE, SILENCE].filter(({ name }) => name !== SLICES.name).map((trouble) => [trouble.name, trouble] as const))(
      'the keys of the issuer, a network that %s has everybody told to come again, until it is well',
      async (_, { begin }) => {
        await begin(keys);
        expect(await ask()).toEqual(away);
        await keys.heal();
      },
      SLOW_MS,
    );

    it('the keys of the issuer, a network that delivers in pieces delivers them', async () => {
      await SLICES.begin(keys);
      expect(await ask()).toMatchObject({ status: 200 });
    });

    it.each([...NOISE, SILENCE].filter(({ name }) => name !== SLICES.name).map((trouble) => [trouble.name, trouble] as const))(
      'the read models, a network that %s has everybody told to come again, until it is well',
      async (_, { begin }) => {
        const wire = reporting.wires['read models'];
        await begin(wire);
        expect((await ask()).status).toBe(503);
        await wire.heal();
        await readyAgain(await reporting.process.url());
        expect(await ask()).toMatchObject({ status: 200 });
      },
      SLOW_MS,
    );
  });

  it('stop in time when they are told to, though their network is silent and nothing can be said good-bye to', async () => {
    expect(await stoppedAfterMs).toBeLessThan(STOPPED_WITHIN_MS);
  }, SLOW_MS);

  it('have answered every request in time, and every question about their health', () => {
    expect(watch.unanswered).toEqual([]);
    const why = [...ledger.unknownOutcomes.keys()].sort();
    expect(why.filter((reason) => !['503 NotReady', '503 StoreUnavailable', '429 TooManyRequests'].includes(reason))).toEqual([]);
    expect(why).toContain('503 StoreUnavailable');
  });

  it('serve clients again after everything a network between them can do', async () => {
    for (const trouble of [...NOISE, SILENCE]) await suffer(door, trouble);
    await isWell();
  }, SLOW_MS);

  it('have lost nothing that was acknowledged, doubled nothing and left no gap', async () => {
    await load.end();
    const check = new LogCheck(ledger, HOMEWARD.actor);
    for await (const event of readLog(installation.connections.eventStoreUrl)) check.take(event);
    expect(check.finish()).toEqual([]);
    expect(ledger.unanswered).toBe(0);
    expect(ledger.recovered).toBeGreaterThan(0);
    process.stderr.write(`${ledger.acknowledged} commands acknowledged, ${ledger.recovered} of them after an unknown outcome: ${JSON.stringify(Object.fromEntries(ledger.unknownOutcomes))}\n`);
  }, SLOW_MS);

  it('have read models that are what a rebuild makes', async () => {
    await readyAgain(await projector.process.url(), ({ projections }) => projections.length > 0 && projections.every(({ name, lagEvents }) => isFollowedByCasework(name) || lagEvents === 0));
    expect(await projector.process.stop()).toBe(0);
    const live = await digestsOf(installation.connections);
    expect(await rebuiltDigestsOf(installation.connections)).toEqual(live);
  }, SLOW_MS);
});
