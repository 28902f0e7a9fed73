import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

const FETCH_TIMEOUT_MS = 5_000;
/** An unknown key id makes us ask the issuer again, but not more often than this: anybody can invent key ids. */
const REFETCH_COOLDOWN_MS = 30_000;
const KEYS_MAX_AGE_MS = 10 * 60_000;

/** The issuer's public keys, fetched when first needed and kept fresh. */
export function remoteKeys(url: URL): JWTVerifyGetKey {
  return createRemoteJWKSet(url, {
    timeoutDuration: FETCH_TIMEOUT_MS,
    cooldownDuration: REFETCH_COOLDOWN_MS,
    cacheMaxAge: KEYS_MAX_AGE_MS,
  });
}

/** The issuer's public keys as given. */
export function localKeys(keys: JSONWebKeySet): JWTVerifyGetKey {
  return createLocalJWKSet(keys);
}

/** The issuer's public keys from a JSON file that holds a JWK set, for a server without a way out. */
export async function keysFromFile(path: string): Promise<JWTVerifyGetKey> {
  return localKeys(JSON.parse(await readFile(path, 'utf8')) as JSONWebKeySet);
}
