import { findCommand } from '@homeward/contracts';
import { commandSubjectOf } from '@homeward/integration';
import { ask, NatsLink, NoResponders, RequestServer } from '@homeward/nats';
import { CommandBus } from '@nestjs/cqrs';
import { systemTimers, createLogger, type Ids } from '@homeward/platform';
import type { TokenVerifier } from '@homeward/access';
import { ExecuteReturnCase } from '../../../apps/casework/src/execute-return-case';
import { CommandEdge } from '../../../apps/casework/src/nats/command-edge';
import { NatsEdge } from '../../../apps/casework/src/nats/nats-edge.service';
import { InProcessBroker } from '../../../libs/nats/src/testing';
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

describe('a command over NATS', () => {
  let system: CommandSystem;
  let broker: InProcessBroker;
  let edge: NatsEdge;
  let client: NatsLink;
  let officer: ApiCaller;
  beforeAll(async () => {
    system = await startCommandSystem();
    broker = await InProcessBroker.start();
    client = await NatsLink.open({ url: broker.url, name: 'a client' });
    officer = await ApiCaller.as(system, 'protection-officer');
    edge = edgeOf(system, broker.url);
    edge.onApplicationBootstrap();
    for (let tries = 0; edge.problems().length > 0 && tries < 200; tries += 1) await systemTimers.sleep(10);
  });
  afterAll(async () => {
    await edge.beforeApplicationShutdown();
    await client.close();
    await broker.stop();
    await system.stop();
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

function edgeOf({ app, verifier, ids }: { readonly app: CommandSystem['app']; readonly verifier: TokenVerifier; readonly ids: Ids }, natsUrl: string): NatsEdge {
  const logger = createLogger({ level: 'info', write: () => undefined });
  const commands = app.get(CommandBus, { strict: false });
  const edge = new CommandEdge({ execute: (asked) => commands.execute(new ExecuteReturnCase(asked)), verifier, ids, timers: systemTimers, logger });
  return new NatsEdge({ natsUrl, edge, timers: systemTimers, logger });
}
