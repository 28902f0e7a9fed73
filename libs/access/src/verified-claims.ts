import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyResult } from 'jose';
import { CLOCK_TOLERANCE_SECONDS } from './clock-tolerance';
import { IssuerUnavailable, TokenRefused } from './token-refused';

/** Signatures anybody can check and only the issuer can make. A shared secret would let every verifier mint tokens. */
export const TOKEN_ALGORITHMS = ['EdDSA', 'ES256', 'RS256'] as const;
const MAX_TOKEN_CHARACTERS = 8_192;

/** Whose word counts, and for whom it must be meant. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
}

export interface ClaimRules {
  readonly requiredClaims: readonly string[];
  /** Seconds since `iat`. An `iat` in the future is refused as well. */
  readonly maxTokenAge: number;
}

/** Checks signature, issuer, audience and times. Rejects with `TokenRefused`, or `IssuerUnavailable` when keys cannot be fetched. */
export async function verifiedClaims(token: string, { issuer, audience, keys, nowMs }: TrustedIssuer, { requiredClaims, maxTokenAge }: ClaimRules): Promise<JWTVerifyResult> {
  ensureBounded(token);
  try {
    return await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: [...TOKEN_ALGORITHMS],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(nowMs()),
      requiredClaims: [...requiredClaims],
      maxTokenAge,
    });
  } catch (error) {
    throw refusalOf(error);
  }
}

export function ensureBounded(token: string): void {
  if (token.length > MAX_TOKEN_CHARACTERS) throw invalidToken('it is too long');
}

/** `claim` says what must hold, and repeats nothing of the token. */
export function invalidToken(claim: string): TokenRefused {
  return new TokenRefused('TokenInvalid', `The token is not usable: ${claim}.`);
}

/** `sid` and `jti` are visible ASCII, as identifiers of OAuth are; longer ones nobody makes. */
const IDENTIFIER = /^[\x20-\x7e]{1,255}$/;

/** An identifier that may be absent. Rejects one of another shape: it could never be named in a revocation. */
export function findIdentifier(claims: JWTPayload, claim: 'sid' | 'jti'): string | undefined {
  const value: unknown = claims[claim];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !IDENTIFIER.test(value)) throw invalidToken(`${claim} must be an identifier`);
  return value;
}

function refusalOf(error: unknown): Error {
  if (error instanceof errors.JWTExpired) return new TokenRefused('TokenExpired', 'The token has expired.', { cause: error });
  if (error instanceof errors.JWKSTimeout) return new IssuerUnavailable('The keys of the issuer did not arrive in time.', { cause: error });
  if (error instanceof errors.JOSEError && error.constructor !== errors.JOSEError) {
    return new TokenRefused('TokenInvalid', 'The token was not accepted.', { cause: error });
  }
  return new IssuerUnavailable('The keys of the issuer cannot be read.', { cause: error });
}
