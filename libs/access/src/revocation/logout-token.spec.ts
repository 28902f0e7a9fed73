import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { localKeys } from '../key-source';
import { createLogoutTokenVerifier, type LogoutTokenVerifier } from './logout-token';

const NOW_MS = Date.UTC(2026, 0, 15, 9);
const NOW = NOW_MS / 1000;
const ISSUER = 'https://issuer.example';
const CLIENT = 'homeward-office';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

describe('a logout token', () => {
  let key: CryptoKey;
  let stranger: CryptoKey;
  let verifier: LogoutTokenVerifier;

  beforeAll(async () => {
    const pair = await generateKeyPair('EdDSA');
    key = pair.privateKey;
    stranger = (await generateKeyPair('EdDSA')).privateKey;
    const keys = localKeys({ keys: [{ ...(await exportJWK(pair.publicKey)), alg: 'EdDSA', kid: 'k1' }] });
    verifier = createLogoutTokenVerifier({ issuer: ISSUER, audience: CLIENT, keys, nowMs: () => NOW_MS });
  });

  const claims = (changed: object = {}): JWTPayload => ({
    iss: ISSUER,
    aud: CLIENT,
    iat: NOW - 3,
    exp: NOW + 117,
    jti: 'logout-1',
    events: { [EVENT]: {} },
    sub: 'po-17',
    sid: '08a5019c-17e1-4977-8f42-65a12843ea02',
    ...changed,
  });
  const signed = (payload: JWTPayload, header: { readonly typ?: string; readonly kid?: string } = { typ: 'logout+jwt' }, by = key) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', kid: 'k1', ...header }).sign(by);

  it('that names a session ends that session only', async () => {
    expect(await verifier.verify(await signed(claims()))).toEqual({
      kind: 'session',
      revoked: '08a5019c-17e1-4977-8f42-65a12843ea02',
      atMs: NOW_MS - 3_000,
      logoutTokenId: 'logout-1',
    });
    expect(await verifier.verify(await signed(claims({ sub: undefined })))).toMatchObject({ kind: 'session' });
  });

  it('that names no session ends all of the subject', async () => {
    expect(await verifier.verify(await signed(claims({ sid: undefined })))).toEqual({ kind: 'subject', revoked: 'po-17', atMs: NOW_MS - 3_000, logoutTokenId: 'logout-1' });
  });

  it.each<[string, object]>([
    ['several audiences with ours among them', { aud: ['payroll', CLIENT] }],
    ['something said of the event', { events: { [EVENT]: { because: 'idle' }, 'urn:other': {} } }],
    ['claims that nobody here knows', { typ: 'Logout', session_state: 'x' }],
    ['an issuer whose clock is seconds ahead', { iat: NOW + 4 }],
    ['an end seconds ago', { exp: NOW - 4 }],
  ])('with %s is taken', async (_, changed) => {
    await expect(verifier.verify(await signed(claims(changed)))).resolves.toMatchObject({ logoutTokenId: 'logout-1' });
  });

  it.each(['JWT', 'logout+JWT', 'application/logout+jwt', undefined])('of type %s is taken', async (typ) => {
    await expect(verifier.verify(await signed(claims(), typ === undefined ? {} : { typ }))).resolves.toMatchObject({ kind: 'session' });
  });

  it.each<[string, object]>([
    ['another issuer', { iss: 'https://other.example' }],
    ['no issuer', { iss: undefined }],
    ['the audience of access tokens', { aud: 'homeward' }],
    ['no audience', { aud: undefined }],
    ['no time of issue', { iat: undefined }],
    ['a time of issue that is text', { iat: '2026' }],
    ['a time of issue in the future', { iat: NOW + 60 }],
    ['a time of issue long ago, whatever its end', { iat: NOW - 3_600, exp: NOW + 3_600 }],
    ['no end', { exp: undefined }],
    ['an end that has passed', { exp: NOW - 60 }],
    ['a beginning that has not come', { nbf: NOW + 60 }],
    ['no id', { jti: undefined }],
    ['an empty id', { jti: '' }],
    ['an id that is no text', { jti: 7 }],
    ['a nonce', { nonce: 'n-0S6_WzA2Mj' }],
    ['a nonce that is null', { nonce: null }],
    ['no events', { events: undefined }],
    ['events that are null', { events: null }],
    ['events that are a list', { events: [EVENT] }],
    ['events that are text', { events: EVENT }],
    ['another event', { events: { 'http://schemas.openid.net/event/other': {} } }],
    ['an event that is true', { events: { [EVENT]: true } }],
    ['an event that is a list', { events: { [EVENT]: [] } }],
    ['an event that is null', { events: { [EVENT]: null } }],
    ['neither subject nor session', { sub: undefined, sid: undefined }],
    ['an address as its only subject', { sub: 'amina@example.org', sid: undefined }],
    ['Homeward itself as its only subject', { sub: 'homeward', sid: undefined }],
    ['an empty session', { sid: '' }],
    ['a session that is no text', { sid: { id: 'x' } }],
    ['a session with a control character', { sid: 'a\nb' }],
  ])('with %s is refused', async (_, changed) => {
    await expect(verifier.verify(await signed(claims(changed)))).rejects.toMatchObject({ name: 'TokenRefused' });
  });

  it('of another stated type, signed by another or with a shared secret, unsigned, altered or nonsense is refused', async () => {
    const token = await signed(claims());
    const [head, body, signature] = token.split('.');
    const secret = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(new Uint8Array(32));
    const altered = Buffer.from(JSON.stringify(claims({ sub: 'po-18' }))).toString('base64url');
    const bad = [
      await signed(claims(), { typ: 'at+jwt' }),
      await signed(claims(), { typ: 'dpop+jwt' }),
      await signed(claims(), { kid: 'k2' }),
      await signed(claims(), {}, stranger),
      secret,
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`,
      [head, altered, signature].join('.'),
      'a.b.c',
      '',
      'x'.repeat(100_000),
    ];
    for (const each of bad) await expect(verifier.verify(each)).rejects.toMatchObject({ name: 'TokenRefused' });
  });

  it('cannot be judged while the issuer cannot be reached', async () => {
    const unreachable = createLogoutTokenVerifier({ issuer: ISSUER, audience: CLIENT, keys: () => Promise.reject(new TypeError('fetch failed')), nowMs: () => NOW_MS });
    await expect(unreachable.verify(await signed(claims()))).rejects.toMatchObject({ name: 'IssuerUnavailable' });
  });
});
