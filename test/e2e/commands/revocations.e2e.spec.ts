import { readFile } from 'node:fs/promises';
import { DEVELOPMENT_ISSUER } from '@homeward/access';
import { silentLogger, systemClock, systemTimers } from '@homeward/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { decodeJwt, importJWK, type JWK, SignJWT } from 'jose';
import { CommandEdge } from '../../../apps/casework/src/nats/command-edge';
import { until } from '../../support/until';
import { OpenFeed } from '../reading/open-feed';
import { type Answer, ApiCaller } from './caller';
import { CLIENT_ID, type CommandSystem, startCommandSystem } from './command-system';

const LOGOUT = '/v1/access/backchannel-logout';
const REVOCATIONS = '/v1/access/revocations';
const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const MINUTE_MS = 60_000;

describe('revoking access', () => {
  let system: CommandSystem;
  /** Two processes over one database. */
  let replicas: readonly NestFastifyApplication[];
  let administrator: ApiCaller;
  const feeds: OpenFeed[] = [];

  beforeAll(async () => {
    // The moment of a revocation is never before the database's own time, so logins must live in that time, too.
    system = await startCommandSystem({ start: systemClock.now() });
    replicas = [system.app, await system.another()];
    for (const app of replicas) await app.listen(0, '127.0.0.1');
    administrator = await ApiCaller.as(system, 'system-administrator', { office: '*' });
  });
  beforeEach(async () => {
    // Longer than a revocation reaches into the future.
    await system.time.advance(MINUTE_MS);
    administrator = await ApiCaller.as(system, 'system-administrator', { office: '*' });
  });
  afterEach(() => {
    for (const feed of feeds.splice(0)) feed.leave();
  });
  afterAll(() => system.stop());

  const login = (subject: string): Promise<ApiCaller> => ApiCaller.as(system, 'protection-officer', { subject });
  const sessionOf = ({ token }: ApiCaller): string => String(decodeJwt(token)['sid']);

  async function follow({ token }: ApiCaller): Promise<readonly OpenFeed[]> {
    const opened = await Promise.all(replicas.map(async (app) => OpenFeed.open(`${await app.getUrl()}/v1/feed/worklist`, token)));
    feeds.push(...opened);
    for (const feed of opened) await feed.until(({ lastId }) => lastId !== undefined);
    return opened;
  }

  async function logoutToken(claims: object): Promise<string> {
    const jwk = JSON.parse(await readFile(system.issuerKeyFile, 'utf8')) as JWK;
    const now = Math.floor(system.time.nowMs() / 1_000);
    return new SignJWT({ iss: DEVELOPMENT_ISSUER, aud: CLIENT_ID, iat: now, exp: now + 120, jti: system.ids.random(), events: EVENTS, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid ?? '', typ: 'logout+jwt' })
      .sign(await importJWK(jwk, 'EdDSA'));
  }

  const issuer = () => new ApiCaller(system, '');
  const logOut = async (claims: object): Promise<Answer> => issuer().send('POST', LOGOUT, new URLSearchParams({ logout_token: await logoutToken(claims) }).toString(), FORM);
  const revoke = (body: object, { by = administrator, key = system.ids.random() }: { readonly by?: ApiCaller; readonly key?: string } = {}): Promise<Answer> =>
    by.send('POST', REVOCATIONS, JSON.stringify(body), { 'content-type': 'application/json', 'idempotency-key': key });

  async function statusAt(app: NestFastifyApplication, { token }: ApiCaller): Promise<string> {
    const answer = await app.inject({ url: '/v1/worklist', headers: { authorization: `Bearer ${token}` } });
    return answer.statusCode === 200 ? 'let in' : `${answer.statusCode} ${String(answer.json<{ code: string }>().code)}`;
  }
  const everywhere = (caller: ApiCaller) => Promise.all(replicas.map((app) => statusAt(app, caller)));

  /** The replica that was asked knows at once; the others are told. */
  async function untilRefusedEverywhere(caller: ApiCaller): Promise<void> {
    expect(await statusAt(system.app, caller)).toBe('401 AccessRevoked');
    await until(async () => (await everywhere(caller)).every((status) => status === '401 AccessRevoked'), 'that every process refuses the caller');
  }

  async function untilClosed(opened: readonly OpenFeed[]): Promise<void> {
    for (const feed of opened) {
      await feed.until(({ ended }) => ended);
      expect(feed.blocks.at(-1)).toEqual({ event: 'closed', retry: '3000', data: { reason: 'access-revoked' } });
    }
  }

  async function overNats({ token }: ApiCaller): Promise<unknown> {
    const ports = { execute: () => Promise.reject(new Error('was carried out')), verifier: system.verifier, ids: system.ids, timers: systemTimers, logger: silentLogger };
    const headers = new Map([['authorization', `Bearer ${token}`]]);
    const reply = await new CommandEdge(ports).answer({ subject: 'homeward.casework.v1.register-case', payload: Buffer.from('{}'), header: (name) => headers.get(name) });
    return (JSON.parse(reply.text) as { code: string }).code;
  }

  describe('as the issuer tells', () => {
    it('ends one session everywhere, its feeds at once, and nothing of anybody else', async () => {
      const [laptop, telephone, colleague] = [await login('po-1'), await login('po-1'), await login('po-2')];
      const closing = await follow(laptop);
      const staying = [...(await follow(telephone)), ...(await follow(colleague))];
      expect(await overNats(laptop)).toBe('InvalidRequest');

      const answer = await logOut({ sub: 'po-1', sid: sessionOf(laptop) });
      expect(answer).toMatchObject({ status: 200, body: { loggedOut: 'session' } });
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });

      await untilClosed(closing);
      await untilRefusedEverywhere(laptop);
      expect(await overNats(laptop)).toBe('AccessRevoked');
      expect([...(await everywhere(telephone)), ...(await everywhere(colleague))]).toEqual(['let in', 'let in', 'let in', 'let in']);
      expect(staying.map(({ ended }) => ended)).toEqual([false, false, false, false]);
    });

    it('ends every session of a subject where none is named, and a later login is let in', async () => {
      const both = [await login('po-3'), await login('po-3')];
      const closing = (await Promise.all(both.map(follow))).flat();
      expect(await logOut({ sub: 'po-3' })).toMatchObject({ status: 200, body: { loggedOut: 'subject' } });
      await untilClosed(closing);
      for (const caller of both) await untilRefusedEverywhere(caller);
      await system.time.advance(MINUTE_MS);
      expect(await everywhere(await login('po-3'))).toEqual(['let in', 'let in']);
    });

    it('takes each logout token once, also when it comes twice at once', async () => {
      const jti = system.ids.random();
      const twice = await Promise.all([logOut({ sub: 'po-4', jti }), logOut({ sub: 'po-4', jti })]);
      expect(twice.map(({ status }) => status).sort()).toEqual([200, 400]);
      const again = await logOut({ sub: 'po-4', jti });
      expect(again).toMatchObject({ status: 400, body: { code: 'InvalidRequest', detail: 'The logout token was here before.' } });
      expect(again.headers).toMatchObject({ 'cache-control': 'no-store' });
    });

    it.each<[string, (token: string, officer: ApiCaller) => string, Readonly<Record<string, string>>, number]>([
      ['nothing', () => '', FORM, 400],
      ['another field', (token) => `id_token=${token}`, FORM, 400],
      ['two tokens', (token) => `logout_token=${token}&logout_token=${token}`, FORM, 400],
      ['an access token', (_, { token }) => `logout_token=${token}`, FORM, 400],
      ['nonsense', () => 'logout_token=%00%ff', FORM, 400],
      ['JSON', (token) => JSON.stringify({ logout_token: token }), { 'content-type': 'application/json' }, 400],
      ['plain text', (token) => `logout_token=${token}`, { 'content-type': 'text/plain' }, 415],
      ['too much', () => `logout_token=${'x'.repeat(20_000)}`, FORM, 413],
    ])('refuses %s', async (_, payloadOf, headers, status) => {
      const officer = await login('po-5');
      const payload = payloadOf(await logoutToken({ sub: 'po-5' }), officer);
      expect(await issuer().send('POST', LOGOUT, payload, headers)).toMatchObject({ status });
      expect(await everywhere(officer)).toEqual(['let in', 'let in']);
    });

    it('leaves forms refused everywhere else', async () => {
      expect(await administrator.send('POST', REVOCATIONS, 'kind=subject', FORM)).toMatchObject({ status: 415, body: { code: 'UnsupportedMediaType' } });
      expect(await administrator.send('POST', '/v1/nothing', 'kind=subject', FORM)).toMatchObject({ status: 415 });
    });
  });

  describe('as an operator decides', () => {
    it('refuses every token of the account, closes its feeds, and lets a later login in', async () => {
      const stolen = await login('po-10');
      const closing = await follow(stolen);
      const answer = await revoke({ kind: 'subject', revoked: 'po-10', reasonCode: 'device-lost' });
      expect(answer).toMatchObject({ status: 201, body: { kind: 'subject', revoked: 'po-10', reasonCode: 'device-lost', revokedBy: 'system-administrator-1' } });
      await untilClosed(closing);
      await untilRefusedEverywhere(stolen);
      expect(await overNats(stolen)).toBe('AccessRevoked');
      await system.time.advance(MINUTE_MS);
      expect(await everywhere(await login('po-10'))).toEqual(['let in', 'let in']);
      expect(await everywhere(stolen)).toEqual(['401 AccessRevoked', '401 AccessRevoked']);
    });

    it('refuses one session or one token and leaves the others', async () => {
      const [one, other, third] = [await login('po-11'), await login('po-11'), await login('po-11')];
      await revoke({ kind: 'session', revoked: sessionOf(one), reasonCode: 'other' });
      await revoke({ kind: 'token', revoked: String(decodeJwt(other.token).jti), reasonCode: 'investigation' });
      await untilRefusedEverywhere(one);
      await untilRefusedEverywhere(other);
      expect(await everywhere(third)).toEqual(['let in', 'let in']);
    });

    it('may be of oneself, which locks nobody out: the next login works', async () => {
      expect(await revoke({ kind: 'subject', revoked: 'system-administrator-1', reasonCode: 'account-taken-over' })).toMatchObject({ status: 201 });
      expect(await administrator.get(REVOCATIONS)).toMatchObject({ status: 401, body: { code: 'AccessRevoked' } });
      await system.time.advance(MINUTE_MS);
      administrator = await ApiCaller.as(system, 'system-administrator', { office: '*' });
      expect(await administrator.get(REVOCATIONS)).toMatchObject({ status: 200 });
    });

    it('is done once for one key, also when it is sent twice at once, and a key stands for one request', async () => {
      const key = system.ids.random();
      const body = { kind: 'subject', revoked: 'po-12', reasonCode: 'left-the-organisation' };
      const twice = await Promise.all([revoke(body, { key }), revoke(body, { key })]);
      expect(twice.map(({ status }) => status).sort()).toEqual([200, 201]);
      expect(twice[0]?.body).toEqual(twice[1]?.body);
      expect(await revoke({ ...body, revoked: 'po-13' }, { key })).toMatchObject({ status: 422, body: { code: 'IdempotencyKeyReused' } });
    });

    it('is for who keeps the accounts, and is seen by who supervises', async () => {
      const body = { kind: 'subject', revoked: 'po-14', reasonCode: 'other' };
      const officer = await login('po-14');
      const chief = await ApiCaller.as(system, 'chief-of-mission');
      const auditor = await ApiCaller.as(system, 'auditor', { office: '*' });
      for (const by of [officer, chief, auditor]) expect(await revoke(body, { by })).toMatchObject({ status: 403, body: { code: 'NotAllowed' } });
      expect(await revoke(body, { by: issuer() })).toMatchObject({ status: 401 });
      expect((await Promise.all([officer, chief, auditor, administrator].map((by) => by.get(REVOCATIONS)))).map(({ status }) => status)).toEqual([403, 403, 200, 200]);
      expect(await statusAt(system.app, officer)).toBe('let in');
    });

    it.each([
      ['a kind there is not', { kind: 'office', revoked: 'niamey', reasonCode: 'other' }],
      ['an address for an account', { kind: 'subject', revoked: 'amina@example.org', reasonCode: 'other' }],
      ['a reason in words', { kind: 'subject', revoked: 'po-15', reasonCode: 'she left her laptop on the bus' }],
      ['what only the issuer says', { kind: 'subject', revoked: 'po-15', reasonCode: 'logged-out' }],
      ['nobody', { kind: 'subject', reasonCode: 'other' }],
      ['a field too many', { kind: 'subject', revoked: 'po-15', reasonCode: 'other', note: 'x' }],
    ])('with %s is refused', async (_, body) => {
      expect(await revoke(body)).toMatchObject({ status: 400, body: { code: 'InvalidRequest' } });
    });

    it('is listed page by page, the newest first', async () => {
      for (const revoked of ['po-20', 'po-21', 'po-22']) await revoke({ kind: 'subject', revoked, reasonCode: 'duties-changed' });
      const first = await administrator.get(`${REVOCATIONS}?limit=2`);
      const second = await administrator.get(`${REVOCATIONS}?limit=1&cursor=${String(first.body['nextCursor'])}`);
      const namesOf = ({ body }: Answer) => (body['revocations'] as readonly { revoked: string }[]).map(({ revoked }) => revoked);
      expect([...namesOf(first), ...namesOf(second)]).toEqual(['po-22', 'po-21', 'po-20']);
      expect(await administrator.get(`${REVOCATIONS}?cursor=nonsense`)).toMatchObject({ status: 400 });
    });
  });
});
