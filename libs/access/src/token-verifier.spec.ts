import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { DEVELOPMENT_ISSUER, openDevelopmentIssuer } from './development-issuer';
import { localKeys } from './key-source';
import { RevocationList } from './revocation/revocation-list';
import { createTokenVerifier, MAX_CACHE_AGE_MS } from './token-verifier';

const START_MS = Date.UTC(2026, 0, 15, 9);
const ISSUER = 'https://issuer.example';
const AUDIENCE = 'homeward';

function knownToBeNone(): RevocationList {
  const list = new RevocationList(() => 0);
  list.hear();
  return list;
}

describe('a token', () => {
  let key: CryptoKey;
  let exportPublic: () => Promise<JWK>;
  let lookups = 0;
  let nowMs = START_MS;
  let verifier: ReturnType<typeof createTokenVerifier>;
  let revocations: RevocationList;

  beforeAll(async () => {
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    key = pair.privateKey;
    exportPublic = async () => ({ ...(await exportJWK(pair.publicKey)), alg: 'EdDSA', kid: 'k1' });
    const keys = await keysOfIssuer();
    const counting: typeof keys = (header, token) => {
      lookups += 1;
      return keys(header, token);
    };
    revocations = knownToBeNone();
    verifier = createTokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keys: counting, revocations, nowMs: () => nowMs });
  });
  beforeEach(() => {
    nowMs = START_MS;
    lookups = 0;
  });

  const claims = (changed: JWTPayload = {}): JWTPayload => ({
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'po-17',
    role: 'protection-officer',
    office: 'niamey',
    iat: START_MS / 1000,
    exp: START_MS / 1000 + 3600,
    ...changed,
  });
  const keysOfIssuer = async () => localKeys({ keys: [await exportPublic()] });
  const signed = (payload: JWTPayload) => new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', kid: 'k1' }).sign(key);

  it('says who is asking', async () => {
    expect(await verifier.verify(await signed(claims()))).toEqual({ actor: 'po-17', role: 'protection-officer', office: 'niamey' });
    expect(await verifier.verify(await signed(claims({ role: 'receiving-mission', country: 'GIN' })))).toMatchObject({ country: 'GIN' });
  });

  it.each<[string, JWTPayload]>([
    ['another issuer', { iss: 'https://other.example' }],
    ['another audience', { aud: 'payroll' }],
    ['no time of issue', { iat: undefined } as unknown as JWTPayload],
    ['a time of issue in the future', { iat: START_MS / 1000 + 60 }],
    ['a session that is no text', { sid: 7 }],
    ['an id that no revocation could name', { jti: 'x'.repeat(256) }],
    ['no expiry', { exp: undefined } as unknown as JWTPayload],
    ['a start in the future', { nbf: START_MS / 1000 + 60 }],
    ['no subject', { sub: '' }],
    ['an address as subject', { sub: 'amina@example.org' }],
    ['a control character in the subject', { sub: 'po\n17' }],
    ['an unknown role', { role: 'root' }],
    ['the role of Homeward itself', { role: 'homeward' }],
    ['Homeward itself as subject', { sub: 'homeward' }],
    ['two roles', { role: ['auditor', 'chief-of-mission'] }],
    ['no role', { role: undefined }],
    ['no office', { office: undefined }],
    ['a lower-case country', { country: 'gin' }],
  ])('with %s is refused', async (_, changed) => {
    await expect(verifier.verify(await signed(claims(changed)))).rejects.toMatchObject({ name: 'TokenRefused', code: 'TokenInvalid' });
  });

  it('that expired is refused, though it was seen before, and seconds of clock difference are forgiven', async () => {
    const token = await signed(claims());
    await verifier.verify(token);
    nowMs = START_MS + 3_600_000 + 3_000;
    await expect(verifier.verify(token)).resolves.toMatchObject({ actor: 'po-17' });
    nowMs = START_MS + 3_600_000 + 6_000;
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'TokenExpired' });
  });

  it('is checked once and then remembered, but not for ever', async () => {
    const token = await signed(claims());
    await verifier.verify(token);
    await verifier.verify(token);
    expect(lookups).toBe(1);
    nowMs += MAX_CACHE_AGE_MS;
    await verifier.verify(token);
    expect(lookups).toBe(2);
  });

  it('lives for a week at most, whatever it says', async () => {
    const token = await signed(claims({ exp: START_MS / 1000 + 30 * 24 * 3600 }));
    nowMs = START_MS + 7 * 24 * 3_600_000 - 1_000;
    await expect(verifier.verify(token)).resolves.toMatchObject({ actor: 'po-17' });
    nowMs += 7_000;
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'TokenExpired' });
  });

  it.each([
    ['its subject', { kind: 'subject', revoked: 'po-17', atMs: START_MS }],
    ['its session', { kind: 'session', revoked: 'session-1', atMs: START_MS - 3_600_000 }],
    ['itself', { kind: 'token', revoked: 'token-1', atMs: START_MS - 3_600_000 }],
  ] as const)('that was seen before is refused as soon as %s is revoked, and others are not', async (_, revocation) => {
    const list = knownToBeNone();
    const own = createTokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keys: await keysOfIssuer(), revocations: list, nowMs: () => nowMs });
    const token = await signed(claims({ sid: 'session-1', jti: 'token-1' }));
    const other = await signed(claims({ sub: 'po-18', sid: 'session-2', jti: 'token-2' }));
    await own.verify(token);
    list.add([revocation]);
    await expect(own.verify(token)).rejects.toMatchObject({ name: 'TokenRefused', code: 'AccessRevoked' });
    await expect(own.verify(other)).resolves.toMatchObject({ actor: 'po-18' });
  });

  it('of a subject that logs in anew after a revocation is taken', async () => {
    const list = knownToBeNone();
    const own = createTokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keys: await keysOfIssuer(), revocations: list, nowMs: () => nowMs });
    list.add([{ kind: 'subject', revoked: 'po-17', atMs: START_MS + 400 }]);
    nowMs = START_MS + 10_000;
    await expect(own.verify(await signed(claims({ iat: nowMs / 1000 })))).resolves.toMatchObject({ actor: 'po-17' });
    await expect(own.verify(await signed(claims()))).rejects.toMatchObject({ code: 'AccessRevoked' });
  });

  it('that is altered, unsigned, signed with a shared secret or nonsense is refused', async () => {
    const token = await signed(claims());
    const secret = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(new Uint8Array(32));
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.`;
    const body = Buffer.from(JSON.stringify(claims({ role: 'auditor' }))).toString('base64url');
    const altered = [token.split('.')[0], body, token.split('.')[2]].join('.');
    for (const bad of [secret, unsigned, altered, 'a.b.c', '', '\u0000', 'x'.repeat(100_000)]) {
      await expect(verifier.verify(bad)).rejects.toMatchObject({ name: 'TokenRefused', code: 'TokenInvalid' });
    }
  });

  it('cannot be judged while the issuer cannot be reached, and that is not the caller\'s fault', async () => {
    const unreachable = createTokenVerifier({
      issuer: ISSUER,
      audience: AUDIENCE,
      keys: () => Promise.reject(new TypeError('fetch failed')),
      revocations,
      nowMs: () => nowMs,
    });
    await expect(unreachable.verify(await signed(claims()))).rejects.toMatchObject({ name: 'IssuerUnavailable' });
  });
});

describe('the development issuer', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'homeward-issuer-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const options = () => ({ folder, audience: AUDIENCE, environment: undefined, externalIssuer: undefined, nowMs: () => START_MS });

  it('keeps one key, readable by its owner only, whoever opens it first', async () => {
    const together = await Promise.all([openDevelopmentIssuer(options()), openDevelopmentIssuer(options())]);
    const later = await openDevelopmentIssuer(options());
    const [file, ...others] = await readdir(folder);
    expect(others).toEqual([]);
    expect((await stat(join(folder, file ?? ''))).mode & 0o777).toBe(0o600);
    const verifier = createTokenVerifier({ issuer: DEVELOPMENT_ISSUER, audience: AUDIENCE, keys: later.keys, revocations: knownToBeNone(), nowMs: () => START_MS });
    for (const issuer of [...together, later]) {
      const token = await issuer.issueDevelopmentToken({ subject: 'rm-2', role: 'receiving-mission', office: 'conakry', country: 'GIN', lifetimeSeconds: 60 });
      expect(await verifier.verify(token)).toEqual({ actor: 'rm-2', role: 'receiving-mission', office: 'conakry', country: 'GIN' });
    }
  });

  it('refuses to work in production or beside a real issuer', async () => {
    await expect(openDevelopmentIssuer({ ...options(), environment: 'production' })).rejects.toThrow('NODE_ENV');
    await expect(openDevelopmentIssuer({ ...options(), externalIssuer: ISSUER })).rejects.toThrow('configured issuer');
    expect(await readdir(folder)).toEqual([]);
  });
});
