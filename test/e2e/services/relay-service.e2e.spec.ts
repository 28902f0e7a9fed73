import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDevelopmentIssuer } from '@homeward/access';
import { findCommand } from '@homeward/contracts';
import { commandSubjectOf, eventSubjectOf, parseIntegrationEvent } from '@homeward/integration';
import { ask, NatsLink } from '@homeward/nats';
import { systemClock, systemIds } from '@homeward/platform';
import { METRICS } from '@homeward/telemetry';
import { provision } from '@homeward/wiring';
import { connect } from 'nats';
import { describeWithNats, NatsServer } from '../../../libs/nats/src/testing';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { until } from '../../support/until';
import { OtlpCollector } from './otlp-collector';
import { buildServices, ServiceProcess } from './service-process';

const SLOW_MS = 120_000;
const NAME = 'Binta Telemetry';
const SERVICES = ['casework', 'projector', 'relay'] as const;
const ROUTE = '/v1/cases/:id/commands/:name';

const serverOf = (database: TestDatabase) => ({
  url: (_: string, user?: string) => (user === undefined ? database.url : database.urlFor(user)),
  ensureDatabase: () => Promise.resolve(),
  allowLogin: () => Promise.resolve(),
});

describeWithNats('the write side, a projector and the relay as processes beside NATS', (binary) => {
  let databases: readonly [TestDatabase, TestDatabase];
  let folder: string;
  let nats: NatsServer;
  let collector: OtlpCollector;
  let services: Record<(typeof SERVICES)[number], ServiceProcess>;
  let token: string;
  const caseId = systemIds.random();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'homeward-relay-'));
    databases = [await createTestDatabase(), await createTestDatabase()];
    const { eventStoreUrl, readModelUrl, keysUrl } = await provision({ data: serverOf(databases[0]), keys: serverOf(databases[1]) });
    nats = await NatsServer.start(binary);
    collector = await OtlpCollector.start();
    await buildServices();
    const start = (name: string) =>
      new ServiceProcess(name, {
        ...collector.environment,
        HOMEWARD_DATA_DIR: folder,
        HOMEWARD_EVENT_STORE_URL: eventStoreUrl,
        HOMEWARD_READ_MODEL_URL: readModelUrl,
        HOMEWARD_KEYS_URL: keysUrl,
        HOMEWARD_NATS_URL: nats.url,
      });
    services = { casework: start('casework'), projector: start('projector'), relay: start('relay') };
    await Promise.all(SERVICES.map((name) => services[name].url()));
    const issuer = await openDevelopmentIssuer({ folder: join(folder, 'issuer'), audience: 'homeward', environment: undefined, externalIssuer: undefined, nowMs: () => systemClock.nowMs() });
    token = await issuer.issueDevelopmentToken({ role: 'protection-officer', office: 'niamey', subject: 'po-1', lifetimeSeconds: 600 });
  }, SLOW_MS);
  afterAll(async () => {
    await Promise.all(SERVICES.map((name) => services[name].stop()));
    await collector.stop();
    await nats.remove();
    await Promise.all(databases.map((database) => database.drop()));
    await rm(folder, { recursive: true, force: true });
  }, SLOW_MS);

  const command = { ...findCommand('register-case')?.example, name: { full: NAME } };

  it('take commands, and make the stream', async () => {
    const link = await NatsLink.open({ url: nats.url, name: 'a client' });
    const { text } = await ask(link, commandSubjectOf('register-case'), { text: '{}', headers: {}, timeoutMs: 10_000 });
    expect(JSON.parse(text)).toMatchObject({ status: 401, code: 'NotAuthenticated' });
    await link.close();
    await services.relay.becomes(({ subscriptions }) => subscriptions.some(({ name, standing }) => name === 'relay' && standing === 'leader'));
    const connection = await connect({ servers: nats.url });
    const { streams } = await connection.jetstreamManager();
    await until(() => streams.info('HOMEWARD').then(() => true, () => false), 'the stream');
    expect((await streams.info('HOMEWARD')).config.subjects).toEqual(['homeward.events.v1.>']);
    await connection.close();
    expect(eventSubjectOf('CaseRegistered')).toBe('homeward.events.v1.return-case.case-registered');
  }, SLOW_MS);

  it('send one trace from the request through command, append and projection to the acknowledgement of the broker', async () => {
    const answer = await fetch(`${await services.casework.url()}/v1/cases/${caseId}/commands/register-case`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': systemIds.random() },
      body: JSON.stringify(command),
    });
    expect(answer.status).toBe(201);
    const traceId = answer.headers.get('traceresponse')?.split('-')[1];
    const own = () => collector.spans.filter((span) => span.traceId === traceId);
    const named = (name: string) => own().find((span) => span.name === name);
    const joined = ['homeward.relay', 'homeward.project', `POST ${ROUTE}`];
    await until(() => joined.every((name) => named(name) !== undefined), () => `a trace of ${joined.join(', ')}: ${own().map(({ name }) => name).join(', ')}`);

    const parentOf = (name: string) => own().find(({ spanId }) => spanId === named(name)?.parentSpanId)?.name;
    expect({
      command: parentOf('homeward.command'),
      append: parentOf('homeward.append'),
      project: parentOf('homeward.project'),
      relay: parentOf('homeward.relay'),
    }).toEqual({ command: `POST ${ROUTE}`, append: 'homeward.command', project: 'homeward.append', relay: 'homeward.append' });
    expect([...new Set(own().map(({ service }) => service))].sort()).toEqual(SERVICES.map((name) => `homeward-${name}`));
    expect(own().some(({ name }) => name.startsWith('pg.query'))).toBe(true);
  }, SLOW_MS);

  it('hand the trace on in the event that the broker holds', async () => {
    const connection = await connect({ servers: nats.url });
    const { streams } = await connection.jetstreamManager();
    const event = parseIntegrationEvent((await streams.getMessage('HOMEWARD', { seq: 1 })).string());
    await connection.close();
    const append = collector.spans.find(({ spanId }) => spanId === event.traceparent?.split('-')[2]);
    expect([append?.name, event.subject]).toEqual(['homeward.append', caseId]);
  });

  it('send every figure that they have, requests by the pattern of their route and never by their address', async () => {
    const link = await NatsLink.open({ url: nats.url, name: 'a client' });
    for (const name of ['register-case', 'make-tea']) await ask(link, commandSubjectOf(name), { text: '{}', headers: {}, timeoutMs: 10_000 });
    await link.close();
    // What did not happen: nobody conflicted, the broker refused nothing, and no feed is offered here.
    const silent: readonly string[] = [METRICS.conflicts.name, METRICS.relayRefused.name, METRICS.feedConnections.name];
    const wanted = Object.values(METRICS).map(({ name }) => name).filter((name) => !silent.includes(name));
    const seen = (name: string) => collector.figures.filter((figure) => figure.name === name);
    const missing = () => wanted.filter((name) => seen(name).length === 0);
    const commands = () => [...new Set(seen(METRICS.natsSeconds.name).map(({ attributes }) => attributes['homeward.command.name']))].sort();
    await until(() => missing().length === 0 && commands().length > 1, () => `figures: ${missing().join(', ')}`);
    expect(commands()).toEqual(['register-case', 'unknown']);

    expect(seen(METRICS.httpSeconds.name).map(({ attributes }) => attributes)).toContainEqual(
      expect.objectContaining({ 'http.route': ROUTE, 'http.request.method': 'POST', 'http.response.status_code': 201 }),
    );
    expect([...new Set(seen(METRICS.poolConnections.name).map(({ attributes }) => attributes['db.client.connection.state']))].sort()).toEqual(['idle', 'used']);
    expect(seen(METRICS.relaySequence.name).at(-1)?.value).toBeGreaterThan(0);
    expect(seen(METRICS.relayLagEvents.name).at(-1)?.value).toBe(0);
    expect(JSON.stringify(collector.figures)).not.toContain(caseId);
    expect(collector.received).not.toContain(NAME);
  }, SLOW_MS);

  it('have a figure of the checkpoint from the moment a projector leads', () => {
    const ages = collector.figures.filter(({ name }) => name === METRICS.checkpointAge.name);
    expect([...new Set(ages.map(({ service }) => service))]).toEqual(['homeward-projector']);
  });

  it('tell in the health document how far the relay is', async () => {
    await services.relay.becomes((health) => (health as { readonly relay?: { readonly sequence: number; readonly lagEvents: number } }).relay?.lagEvents === 0);
    expect(await services.relay.health()).toMatchObject({ relay: { sequence: expect.any(Number) as number, lagEvents: 0, lagSeconds: 0 } });
  });
});
