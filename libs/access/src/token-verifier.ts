import { createHash } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Caller } from './caller';
import { callerOf } from './claims';
import { IssuerUnavailable, TokenRefused } from './token-refused';

/** Signatures anybody can check and only the issuer can make. A shared secret would let every verifier mint tokens. */
export const TOKEN_ALGORITHMS = ['EdDSA', 'ES256', 'RS256'] as const;
export const CLOCK_TOLERANCE_SECONDS = 5;
/** A key that the issuer withdrew stops working for tokens seen before within this time. */
export const MAX_CACHE_AGE_MS = 5 * 60_000;
const MAX_CACHED_TOKENS = 10_000;
const MAX_TOKEN_CHARACTERS = 8_192;

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
}

/** Proves who is asking. Rejects with `TokenRefused`, or `IssuerUnavailable` when keys cannot be fetched. */
export interface TokenVerifier {
  verify(token: string): Promise<Caller>;
}

interface Verified {
  readonly caller: Caller;
  readonly usableUntilMs: number;
}

/** Checking a signature costs more than the rest of a request, so a checked token is remembered by its digest. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const verified = new LRUCache<string, Verified>({ max: MAX_CACHED_TOKENS });
  return {
    async verify(token) {
      if (token.length > MAX_TOKEN_CHARACTERS) throw new TokenRefused('TokenInvalid', 'The token is too long.');
      const digest = createHash('sha256').update(token).digest('base64url');
      const known = verified.get(digest);
      if (known !== undefined && options.nowMs() < known.usableUntilMs) return known.caller;
      verified.delete(digest);
      const claims = await claimsOf(token, options);
      const entry = { caller: Object.freeze(callerOf(claims)), usableUntilMs: usableUntilMs(claims, options.nowMs()) };
      verified.set(digest, entry);
      return entry.caller;
    },
  };
}

function usableUntilMs({ exp = 0 }: JWTPayload, nowMs: number): number {
  return Math.min(exp * 1000, nowMs + MAX_CACHE_AGE_MS);
}

async function claimsOf(token: string, { issuer, audience, keys, nowMs }: TokenVerifierOptions): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: [...TOKEN_ALGORITHMS],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(nowMs()),
      requiredClaims: ['exp', 'sub'],
    });
    return payload;
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): Error {
  if (error instanceof errors.JWTExpired) return new TokenRefused('TokenExpired', 'The token has expired.', { cause: error });
  if (error instanceof errors.JWKSTimeout) return new IssuerUnavailable('The keys of the issuer did not arrive in time.', { cause: error });
  if (error instanceof errors.JOSEError && error.constructor !== errors.JOSEError) {
    return new TokenRefused('TokenInvalid', 'The token was not accepted.', { cause: error });
  }
  return new IssuerUnavailable('The keys of the issuer cannot be read.', { cause: error });
}
