import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Caller } from './caller';
import { callerOf } from './claims';
import { MAX_TOKEN_LIFE_SECONDS } from './revocation/revocation';
import type { RevocationList, TokenMarks } from './revocation/revocation-list';
import { ensureBounded, findIdentifier, type TrustedIssuer, verifiedClaims } from './verified-claims';

/** A key that the issuer withdrew stops working for tokens seen before within this time. */
export const MAX_CACHE_AGE_MS = 5 * 60_000;
const MAX_CACHED_TOKENS = 10_000;
const MS_PER_SECOND = 1_000;

export interface TokenVerifierOptions extends TrustedIssuer {
  readonly revocations: Pick<RevocationList, 'ensureNotRevoked'>;
}

/**
 * Proves who is asking. Rejects with `TokenRefused`, with `IssuerUnavailable` when keys cannot be fetched, and with
 * `RevocationsUnknown` when it cannot be told whether the token was revoked.
 */
export interface TokenVerifier {
  verify(token: string): Promise<Caller>;
}

interface Verified {
  readonly caller: Caller;
  readonly marks: TokenMarks;
  readonly usableUntilMs: number;
}

/**
 * Checking a signature costs more than the rest of a request, so a checked token is remembered by its digest. Whether it was
 * revoked is asked every time.
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const verified = new LRUCache<string, Verified>({ max: MAX_CACHED_TOKENS });
  const find = async (token: string): Promise<Verified> => {
    const digest = createHash('sha256').update(token).digest('base64url');
    const known = verified.get(digest);
    if (known !== undefined && options.nowMs() < known.usableUntilMs) return known;
    verified.delete(digest);
    const { payload } = await verifiedClaims(token, options, { requiredClaims: ['exp', 'sub'], maxTokenAge: MAX_TOKEN_LIFE_SECONDS });
    const entry = { caller: Object.freeze(callerOf(payload)), marks: marksOf(payload), usableUntilMs: usableUntilMs(payload, options.nowMs()) };
    verified.set(digest, entry);
    return entry;
  };
  return {
    async verify(token) {
      ensureBounded(token);
      const { caller, marks } = await find(token);
      options.revocations.ensureNotRevoked(marks);
      return caller;
    },
  };
}

function marksOf(claims: JWTPayload): TokenMarks {
  const { sub = '', iat = 0 } = claims;
  const sessionId = findIdentifier(claims, 'sid');
  const tokenId = findIdentifier(claims, 'jti');
  return { subject: sub, issuedAt: iat, ...(sessionId === undefined ? {} : { sessionId }), ...(tokenId === undefined ? {} : { tokenId }) };
}

function usableUntilMs({ exp = 0, iat = 0 }: JWTPayload, nowMs: number): number {
  return Math.min(exp * MS_PER_SECOND, (iat + MAX_TOKEN_LIFE_SECONDS) * MS_PER_SECOND, nowMs + MAX_CACHE_AGE_MS);
}
