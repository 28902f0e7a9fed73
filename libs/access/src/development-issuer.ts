import { link, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemIds } from '@homeward/platform';
import type { Role } from '@homeward/return-case';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK, type JWTVerifyGetKey } from 'jose';
import { localKeys } from './key-source';
import { MAX_TOKEN_LIFE_SECONDS } from './revocation/revocation';

export const DEVELOPMENT_ISSUER = 'urn:homeward:development-issuer';
const KEY_FILE = 'development-issuer-key.json';
const ALGORITHM = 'EdDSA';

export interface DevelopmentIssuerOptions {
  /** The data folder, private to the user the system runs as. */
  readonly folder: string;
  readonly audience: string;
  /** `NODE_ENV`. */
  readonly environment: string | undefined;
  /** The issuer of the configuration, when there is one. */
  readonly externalIssuer: string | undefined;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
}

export interface TokenRequest {
  readonly subject: string;
  readonly role: Role;
  readonly office: string;
  readonly country?: string;
  readonly lifetimeSeconds: number;
  /** The login the token belongs to; one of its own when absent. */
  readonly sessionId?: string;
}

/** An issuer for one machine, so that a newcomer can try every role. */
export interface DevelopmentIssuer {
  readonly issuer: string;
  readonly keys: JWTVerifyGetKey;
  issueDevelopmentToken(request: TokenRequest): Promise<string>;
}

/** Opens the issuer of a data folder and makes its key the first time. Refuses wherever a real issuer is expected. */
export async function openDevelopmentIssuer(options: DevelopmentIssuerOptions): Promise<DevelopmentIssuer> {
  if (options.environment === 'production') throw new Error('The development issuer must not be used when NODE_ENV is production.');
  if (options.externalIssuer !== undefined) throw new Error('The development issuer must not be used beside a configured issuer.');
  const jwk = await keyOf(options.folder);
  const key = await importJWK(jwk, ALGORITHM);
  const { d: _private, ...publicJwk } = jwk;
  return {
    issuer: DEVELOPMENT_ISSUER,
    keys: localKeys({ keys: [publicJwk] }),
    issueDevelopmentToken({ subject, role, office, country, lifetimeSeconds, sessionId = systemIds.random() }) {
      const issuedAt = Math.floor(options.nowMs() / 1000);
      return new SignJWT({ role, office, sid: sessionId, ...(country === undefined ? {} : { country }) })
        .setProtectedHeader({ alg: ALGORITHM, kid: jwk.kid ?? '', typ: 'JWT' })
        .setIssuer(DEVELOPMENT_ISSUER)
        .setAudience(options.audience)
        .setSubject(subject)
        .setJti(systemIds.random())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + Math.min(lifetimeSeconds, MAX_TOKEN_LIFE_SECONDS))
        .sign(key);
    },
  };
}

async function keyOf(folder: string): Promise<JWK> {
  const path = join(folder, KEY_FILE);
  return (await findKey(path)) ?? makeKey(folder, path);
}

async function findKey(path: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as JWK;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** The key appears whole or not at all: `npm run token` may run while the system starts for the first time. */
async function makeKey(folder: string, path: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk: JWK = { ...(await exportJWK(privateKey)), alg: ALGORITHM, use: 'sig' };
  await mkdir(folder, { recursive: true });
  const draftFolder = await mkdtemp(join(folder, 'development-issuer-'));
  const draft = join(draftFolder, KEY_FILE);
  try {
    await writeFile(draft, JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk) }), { mode: 0o600 });
    await link(draft, path).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
    return JSON.parse(await readFile(path, 'utf8')) as JWK;
  } finally {
    await rm(draftFolder, { recursive: true, force: true });
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
