import { TokenRefused } from '../token-refused';
import { forgottenAtMs, refusedUntilSeconds, type Revocation, type RevokedKind } from './revocation';

/** Well above what is kept for all processes; more is a fault, and nobody is let in on half a list. */
export const MAX_REMEMBERED = 300_000;
/** A process that has not heard of revocations for so long cannot know whose token is good: unknown never passes. */
export const MAX_UNHEARD_MS = 15_000;

/** What of a token can be revoked. */
export interface TokenMarks {
  readonly subject: string;
  /** `sid`, where the issuer tells it. */
  readonly sessionId?: string;
  /** `jti`, where the issuer tells it. */
  readonly tokenId?: string;
  /** `iat`, in seconds. */
  readonly issuedAt: number;
}

interface Refused {
  readonly untilSeconds: number;
  readonly forgottenAtMs: number;
}

/** This process does not know now what was revoked. Nobody can be let in, and nobody did anything wrong. */
export class RevocationsUnknown extends Error {
  override readonly name = 'RevocationsUnknown';
  readonly code = 'RevocationsUnknown';
}

/** What was revoked, as this process knows it. A question costs three look-ups in memory. */
export class RevocationList {
  private readonly refused: { readonly [Kind in RevokedKind]: Map<string, Refused> } = { subject: new Map(), session: new Map(), token: new Map() };
  private readonly listeners = new Set<() => void>();
  private heardAtMs: number | undefined;

  /** `elapsedMs` counts milliseconds from any moment on and never goes back. */
  constructor(private readonly elapsedMs: () => number) {}

  get size(): number {
    return Object.values(this.refused).reduce((sum, { size }) => sum + size, 0);
  }

  /** How long nothing has been heard, in milliseconds; `Infinity` before the first word. */
  get unheardMs(): number {
    return this.heardAtMs === undefined ? Infinity : this.elapsedMs() - this.heardAtMs;
  }

  /** Everything that was revoked until now has been added. */
  hear(): void {
    this.heardAtMs = this.elapsedMs();
  }

  /** May be told the same again. Throws `RangeError` when there is no room, and then the list must not be trusted. */
  add(revocations: readonly Revocation[]): void {
    const isNews = revocations.map((revocation) => this.addOne(revocation)).some(Boolean);
    if (isNews) for (const listener of this.listeners) listener();
  }

  /** Calls back after something new was added, until the function it answers is called. */
  onAddition(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Drops what no token could be accepted on any more. */
  forget(nowMs: number): void {
    for (const entries of Object.values(this.refused)) {
      for (const [revoked, { forgottenAtMs: atMs }] of entries) if (atMs <= nowMs) entries.delete(revoked);
    }
  }

  /** Throws `TokenRefused` for a token that was revoked, and `RevocationsUnknown` while that cannot be told. */
  ensureNotRevoked({ subject, sessionId, tokenId, issuedAt }: TokenMarks): void {
    if (this.unheardMs > MAX_UNHEARD_MS) throw new RevocationsUnknown('It is not known now whose access was revoked.');
    const { subject: subjects, session: sessions, token: tokens } = this.refused;
    const isRevoked =
      issuedAt <= (subjects.get(subject)?.untilSeconds ?? -Infinity) || (sessionId !== undefined && sessions.has(sessionId)) || (tokenId !== undefined && tokens.has(tokenId));
    if (isRevoked) throw new TokenRefused('AccessRevoked', 'This access was revoked. Log in again, or ask who administers the accounts.');
  }

  /** Whether more is refused than before. */
  private addOne(revocation: Revocation): boolean {
    const entries = this.refused[revocation.kind];
    const known = entries.get(revocation.revoked);
    const untilSeconds = refusedUntilSeconds(revocation);
    if (known === undefined && this.size >= MAX_REMEMBERED) throw new RangeError(`More than ${MAX_REMEMBERED} revocations cannot be remembered.`);
    entries.set(revocation.revoked, {
      untilSeconds: Math.max(untilSeconds, known?.untilSeconds ?? -Infinity),
      forgottenAtMs: Math.max(forgottenAtMs(revocation), known?.forgottenAtMs ?? -Infinity),
    });
    return known === undefined || known.untilSeconds < untilSeconds;
  }
}
