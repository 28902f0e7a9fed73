import { findCommand } from '@homeward/contracts';
import { commandSubjectOf, parseIntegrationEvent } from '@homeward/integration';
import { ask, NatsLink, NoResponders, RequestServer } from '@homeward/nats';
import { connect } from 'nats';
import { NatsEdge } from '../../../apps/casework/src/nats/nats-edge.service';
import { describeWithNats, InProcessBroker, NatsServer } from '../../../libs/nats/src/testing';
import { until } from '../../support/until';
import { ApiCaller } from './caller';
import { type CommandSystem, startCommandSystem } from './command-system';

const TIMEOUT_MS = 5_000;
const EXAMPLE = findCommand('register-case')?.example;

interface Over {
  readonly name?: string;
  readonly text?: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

function listening({ app }: CommandSystem): Promise<void> {
  const edge = app.get(NatsEdge, { strict: false });
  return until(() => edge.problems().length === 0, 'somebody who takes commands over NATS');
}

describe('a command over NATS', () => {
  let system: CommandSystem;
  let broker: InProcessBroker;
  let client: NatsLink;
  let officer: ApiCaller;
  beforeAll(async () => {
    broker = await InProcessBroker.start();
    system = await startCommandSystem({ natsUrl: broker.url });
    client = await NatsLink.open({ url: broker.url, name: 'a client' });
    officer = await ApiCaller.as(system, 'protection-officer');
    await listening(system);
  });
  afterAll(async () => {
    await client.close();
    await system.stop();
    await broker.stop();
  });

  async function send(message: object, { name = 'register-case', text = JSON.stringify(message), token = officer.token, headers = {} }: Over = {}) {
    const answered = await ask(client, commandSubjectOf(name), { text, headers: { ...(token === '' ? {} : { Authorization: `Bearer ${token}` }), ...headers }, timeoutMs: TIMEOUT_MS });
    return { status: Number(answered.header('Homeward-Status')), body: JSON.parse(answered.text) as Record<string, unknown>, header: answered.header };
  }

  it('is recorded once, whether it comes over NATS, over HTTP, or over both with one key', async () => {
    const caseId = system.ids.random();
    const idempotencyKey = system.ids.random();
    const first = await send({ caseId, body: EXAMPLE, idempotencyKey });
    expect(first).toMatchObject({ status: 201, body: { caseId, events: expect.arrayContaining(['CaseRegistered']) as unknown } });
    expect(first.header('ETag')).toBe(`"${String(first.body['revision'])}"`);
    const overHttp = await officer.command(caseId, 'register-case', EXAMPLE, { key: idempotencyKey });
    expect(overHttp).toMatchObject({ status: 200, body: first.body });
    const again = await send({ caseId, body: EXAMPLE, idempotencyKey });
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(again.header('Idempotency-Replayed')).toBe('true');
  });

  it('joins the trace of who sent it, and answers with it', async () => {
    const traceId = 'ab'.repeat(16);
    const { header, body } = await send({ caseId: 'x', body: EXAMPLE, idempotencyKey: system.ids.random() }, { headers: { traceparent: `00-${traceId}-${'1'.repeat(16)}-01` } });
    expect(header('traceresponse')).toContain(traceId);
    expect(body['traceId']).toBe(traceId);
  });

  it.each<[string, (caseId: string, key: string) => object, Over & { readonly role?: 'operations-logistics'; readonly httpHeaders?: object }]>([
    ['a revision that is not the case’s', (caseId, idempotencyKey) => ({ caseId, body: findCommand('record-consent')?.example, idempotencyKey, ifMatch: '"99"' }), { name: 'record-consent' }],
    ['no revision', (caseId, idempotencyKey) => ({ caseId, body: findCommand('record-consent')?.example, idempotencyKey }), { name: 'record-consent' }],
    ['a revision that is none', (caseId, idempotencyKey) => ({ caseId, body: findCommand('record-consent')?.example, idempotencyKey, ifMatch: '3' }), { name: 'record-consent' }],
    ['no key', (caseId) => ({ caseId, body: EXAMPLE }), {}],
    ['a body with a field too many', (caseId, idempotencyKey) => ({ caseId, body: { ...EXAMPLE, extra: 1 }, idempotencyKey }), {}],
    ['a command there is not', (caseId, idempotencyKey) => ({ caseId, body: EXAMPLE, idempotencyKey }), { name: 'make-tea' }],
    ['a role that may not', (caseId, idempotencyKey) => ({ caseId, body: EXAMPLE, idempotencyKey }), { role: 'operations-logistics' }],
    ['a token that is none', (caseId, idempotencyKey) => ({ caseId, body: EXAMPLE, idempotencyKey }), { token: 'nonsense' }],
    ['no token', (caseId, idempotencyKey) => ({ caseId, body: EXAMPLE, idempotencyKey }), { token: '' }],
  ])('with %s is refused as it is over HTTP', async (_, messageOf, { role, ...over }) => {
    const caseId = system.ids.random();
    await officer.command(caseId, 'register-case', EXAMPLE);
    const caller = role === undefined ? new ApiCaller(system, over.token ?? officer.token) : await ApiCaller.as(system, role);
    const message = messageOf(caseId, system.ids.random()) as { body?: unknown; idempotencyKey?: string; ifMatch?: string };
    const { status, body } = await send(message, { ...over, token: caller.token });
    const { idempotencyKey, ifMatch } = message;
    const overHttp = await caller.send('POST', `/v1/cases/${caseId}/commands/${over.name ?? 'register-case'}`, JSON.stringify(message.body), {
      'content-type': 'application/json',
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect({ status, body: { ...body, traceId: '' } }).toEqual({ status: overHttp.status, body: { ...overHttp.body, traceId: '' } });
  });

  it.each([
    ['no JSON', 'nonsense', 400, 'MalformedJson'],
    ['nothing', '', 400, 'MalformedJson'],
    ['a reserved name', '{"caseId":"x","__proto__":{}}', 400, 'MalformedJson'],
    ['a list', '[]', 400, 'InvalidRequest'],
    ['a member nobody knows', '{"caseId":"x","actor":"me"}', 400, 'InvalidRequest'],
    ['a number for text', '{"caseId":1}', 400, 'InvalidRequest'],
    ['too much', JSON.stringify({ body: 'x'.repeat(300_000) }), 413, 'BodyTooLarge'],
  ])('that is %s is refused', async (_, text, status, code) => {
    expect(await send({}, { text })).toMatchObject({ status, body: { status, code } });
  });

  it('that nobody listens for is told at once', async () => {
    await expect(ask(client, 'homeward.nothing.v1.at-all', { text: '{}', headers: {}, timeoutMs: TIMEOUT_MS })).rejects.toBeInstanceOf(NoResponders);
  });

  it('is answered by one of a group', async () => {
    const answered: number[] = [];
    const servers = [1, 2].map((which) => RequestServer.start(client, { subject: 'group.*', queue: 'group' }, async () => {
      answered.push(which);
      return { text: '{}', headers: {} };
    }));
    await ask(client, 'group.x', { text: '{}', headers: {}, timeoutMs: TIMEOUT_MS });
    expect(answered).toHaveLength(1);
    await Promise.all(servers.map((server) => server.drain()));
  });
});

describe('one process of everything', () => {
  interface Health {
    readonly reasons: readonly string[];
    readonly warnings: readonly string[];
    readonly relay?: { readonly sequence: number; readonly lagEvents: number };
  }
  const healthOf = async (officer: ApiCaller): Promise<Health> => (await officer.get('/health/ready')).body as unknown as Health;

  it('goes on without the broker, and says that other systems wait', async () => {
    const broker = await InProcessBroker.start();
    const system = await startCommandSystem({ natsUrl: broker.url });
    const officer = await ApiCaller.as(system, 'protection-officer');
    await listening(system);
    await broker.stop();
    expect((await officer.command(system.ids.random(), 'register-case', EXAMPLE)).status).toBe(201);
    await until(async () => (await healthOf(officer)).warnings.length > 1, 'warnings of both parts');
    const { reasons, warnings } = await healthOf(officer);
    expect(warnings).toEqual(['Integration events wait in the log: NATS cannot be reached or refuses them.', 'Commands over NATS are not answered: NATS cannot be reached.']);
    expect(reasons.filter((reason) => /NATS/.test(reason))).toEqual([]);
    await system.stop();
  });

  describeWithNats('beside a real broker', (binary) => {
    it('tells other systems of a command that came over NATS', async () => {
      const server = await NatsServer.start(binary);
      const system = await startCommandSystem({ natsUrl: server.url });
      const officer = await ApiCaller.as(system, 'protection-officer');
      await listening(system);
      const connection = await connect({ servers: server.url });
      const caseId = system.ids.random();
      const client = await NatsLink.open({ url: server.url, name: 'a client' });
      const message = { caseId, body: EXAMPLE, idempotencyKey: system.ids.random() };
      const answered = await ask(client, commandSubjectOf('register-case'), { text: JSON.stringify(message), headers: { Authorization: `Bearer ${officer.token}` }, timeoutMs: TIMEOUT_MS });
      expect(answered.header('Homeward-Status')).toBe('201');
      const relayOf = async () => (await healthOf(officer)).relay ?? { sequence: 0, lagEvents: 0 };
      await until(async () => (await relayOf()).sequence > 0 && (await relayOf()).lagEvents === 0, 'everything to be relayed');
      const { streams } = await connection.jetstreamManager();
      const first = parseIntegrationEvent((await streams.getMessage('HOMEWARD', { seq: 1 })).string());
      expect([first.subject, first.data['type']]).toEqual([caseId, 'CaseRegistered']);
      expect((await streams.info('HOMEWARD')).state.messages).toBe((await relayOf()).sequence);
      await Promise.all([client.close(), connection.close()]);
      await system.stop();
      await server.remove();
    });
  });
});
