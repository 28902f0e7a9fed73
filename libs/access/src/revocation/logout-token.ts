import type { JWTPayload } from 'jose';
import { isStaffId } from '../claims';
import { findIdentifier, invalidToken, type TrustedIssuer, verifiedClaims } from '../verified-claims';
import type { Revocation } from './revocation';

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** Issuers are advised to have a logout token live for two minutes. Its id is remembered for longer than this. */
const MAX_LOGOUT_TOKEN_AGE_SECONDS = 600;
const MS_PER_SECOND = 1_000;
/** Explicitly a logout token, or not said; never a token of another stated kind. */
const TYPES: readonly (string | undefined)[] = [undefined, 'jwt', 'logout+jwt'];

/** What the issuer says has ended: one session where it names one, else every session of the subject. */
export interface Logout extends Revocation {
  readonly kind: 'session' | 'subject';
  /** The logout token's own id, once in the life of an issuer. */
  readonly logoutTokenId: string;
}

/** Proves that the issuer says so. Rejects with `TokenRefused`, or `IssuerUnavailable` when keys cannot be fetched. */
export interface LogoutTokenVerifier {
  verify(logoutToken: string): Promise<Logout>;
}

/**
 * Checks a logout token as OpenID Connect Back-Channel Logout 1.0, section 2.6, says. The audience is the client that people
 * log in through. Whether the token comes for the first time is for the caller to ask, who knows of the other processes.
 */
export function createLogoutTokenVerifier(options: TrustedIssuer): LogoutTokenVerifier {
  return {
    async verify(logoutToken) {
      const { payload, protectedHeader } = await verifiedClaims(logoutToken, options, {
        requiredClaims: ['exp', 'jti', 'events'],
        maxTokenAge: MAX_LOGOUT_TOKEN_AGE_SECONDS,
      });
      if (!TYPES.includes(protectedHeader.typ?.toLowerCase().replace(/^application\//, ''))) throw invalidToken('typ must be logout+jwt');
      return logoutOf(payload);
    },
  };
}

function logoutOf(claims: JWTPayload): Logout {
  const { events, iat = 0, sub } = claims;
  if (!isObject(events) || !isObject((events as Readonly<Record<string, unknown>>)[LOGOUT_EVENT])) throw invalidToken('events must say that it is a logout');
  if ('nonce' in claims) throw invalidToken('nonce must not be there');
  const logoutTokenId = findIdentifier(claims, 'jti') ?? '';
  const sessionId = findIdentifier(claims, 'sid');
  const atMs = iat * MS_PER_SECOND;
  if (sessionId !== undefined) return { kind: 'session', revoked: sessionId, atMs, logoutTokenId };
  if (!isStaffId(sub)) throw invalidToken('sid must name a session, or sub a staff id');
  return { kind: 'subject', revoked: sub, atMs, logoutTokenId };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
