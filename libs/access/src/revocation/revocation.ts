import { CLOCK_TOLERANCE_SECONDS } from '../clock-tolerance';

/** A token that says it lives longer is taken for so long and no longer, so that what was revoked may be forgotten one day. */
export const MAX_TOKEN_LIFE_SECONDS = 7 * 24 * 3_600;
const MS_PER_SECOND = 1_000;
/** More than tolerance and rounding on both sides come to. */
const FORGETTING_MARGIN_SECONDS = 60;

export const REVOKED_KINDS = ['subject', 'session', 'token'] as const;
export type RevokedKind = (typeof REVOKED_KINDS)[number];

/** Codes and no free text: a sentence about a colleague would name somebody one day. */
export const REVOCATION_REASONS = ['device-lost', 'account-taken-over', 'left-the-organisation', 'duties-changed', 'investigation', 'other'] as const;
/** What the issuer tells; operators do not say it. */
export const LOGGED_OUT = 'logged-out';
export type RevocationReason = (typeof REVOCATION_REASONS)[number] | typeof LOGGED_OUT;

/** Whose tokens open nothing any more. */
export interface Revocation {
  readonly kind: RevokedKind;
  /** The `sub`, the `sid` or the `jti` that the tokens carry. */
  readonly revoked: string;
  /** The moment of it, milliseconds since the epoch. */
  readonly atMs: number;
}

/**
 * The last `iat`, in seconds, of a token that is refused. A subject may log in anew after the moment; a session and a token
 * are over, whatever their tokens say. Whole seconds are rounded up, and a clock that goes ahead is forgiven: a login of the
 * next seconds is refused too, and a revoked token never lives.
 */
export function refusedUntilSeconds({ kind, atMs }: Revocation): number {
  return kind === 'subject' ? Math.ceil(atMs / MS_PER_SECOND) + CLOCK_TOLERANCE_SECONDS : Infinity;
}

/** From when on no token that it refuses would be accepted anyway, milliseconds since the epoch. */
export function forgottenAtMs({ atMs }: Pick<Revocation, 'atMs'>): number {
  return atMs + (MAX_TOKEN_LIFE_SECONDS + FORGETTING_MARGIN_SECONDS) * MS_PER_SECOND;
}
