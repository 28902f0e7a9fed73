import { ROLES } from '@homeward/return-case';
import * as fc from 'fast-check';
import { CLOCK_TOLERANCE_SECONDS } from '../clock-tolerance';
import { forgottenAtMs, MAX_TOKEN_LIFE_SECONDS, REVOKED_KINDS, type Revocation } from './revocation';
import { MAX_REMEMBERED, MAX_UNHEARD_MS, RevocationList, RevocationsUnknown, type TokenMarks } from './revocation-list';
import { mayRevokeAccess } from './revocation-rights';

const START_MS = Date.UTC(2026, 0, 15, 9);
const TOLERANCE_MS = CLOCK_TOLERANCE_SECONDS * 1_000;

function listOf(...revocations: readonly Revocation[]): RevocationList {
  const list = new RevocationList(() => 0);
  list.add(revocations);
  list.hear();
  return list;
}

function isRefused(list: RevocationList, marks: Partial<TokenMarks>): boolean {
  try {
    list.ensureNotRevoked({ subject: 'po-17', issuedAt: START_MS / 1_000, ...marks });
    return false;
  } catch (error) {
    expect(error).toMatchObject({ name: 'TokenRefused', code: 'AccessRevoked' });
    return true;
  }
}

const anyMs = fc.integer({ min: 0, max: 10_000_000 }).map((ms) => START_MS + ms);
/** How an issuer may write the moment of issue into `iat`. */
const anyRounding = fc.constantFrom(Math.floor, Math.round, Math.ceil, (seconds: number) => seconds);
const anySkewMs = fc.integer({ min: -TOLERANCE_MS + 1_000, max: TOLERANCE_MS - 1_000 });

describe('a subject that was revoked', () => {
  it('is refused with every token issued until then, however the issuer rounds and whichever clock is seconds off', () => {
    fc.assert(
      fc.property(anyMs, fc.nat(100_000_000), anyRounding, anySkewMs, (atMs, earlierMs, rounded, skewMs) => {
        const issuedAt = rounded((atMs - earlierMs + skewMs) / 1_000);
        return isRefused(listOf({ kind: 'subject', revoked: 'po-17', atMs }), { issuedAt });
      }),
    );
  });

  it('is let in with a token of a login after seconds, and nobody else is refused', () => {
    fc.assert(
      fc.property(anyMs, fc.nat(100_000_000), anyRounding, anySkewMs, (atMs, laterMs, rounded, skewMs) => {
        const list = listOf({ kind: 'subject', revoked: 'po-17', atMs });
        const issuedAt = rounded((atMs + 2 * TOLERANCE_MS + 2_000 + laterMs + skewMs) / 1_000);
        return !isRefused(list, { issuedAt }) && !isRefused(list, { subject: 'po-1', issuedAt: 0, sessionId: 'po-17', tokenId: 'po-17' });
      }),
    );
  });

  it('is remembered until the very last token that it refuses would not be taken anyway', () => {
    fc.assert(
      fc.property(anyMs, (atMs) => {
        const list = listOf({ kind: 'subject', revoked: 'po-17', atMs });
        const issuedAt = Math.ceil(atMs / 1_000) + CLOCK_TOLERANCE_SECONDS;
        // Ages are counted in whole seconds, so the last one lasts almost a second longer.
        list.forget((issuedAt + MAX_TOKEN_LIFE_SECONDS + CLOCK_TOLERANCE_SECONDS + 1) * 1_000);
        return isRefused(list, { issuedAt });
      }),
    );
  });

  it('stays refused until its last token would not be taken anyway, in whatever order revocations are heard and forgotten', () => {
    const anyOne = fc.record({ kind: fc.constantFrom(...REVOKED_KINDS), revoked: fc.constantFrom('a', 'b'), atMs: anyMs });
    fc.assert(
      fc.property(fc.array(anyOne, { minLength: 1, maxLength: 8 }), fc.nat(2 * MAX_TOKEN_LIFE_SECONDS * 1_000), fc.nat(10_000_000), (revocations, passedMs, issuedMs) => {
        const list = listOf(...revocations);
        const nowMs = START_MS + passedMs;
        list.forget(nowMs);
        const issuedAt = Math.floor((START_MS + issuedMs) / 1_000);
        const isTaken = nowMs < (issuedAt + MAX_TOKEN_LIFE_SECONDS) * 1_000 + TOLERANCE_MS;
        const shouldRefuse = revocations.some(({ kind, revoked, atMs }) => revoked === 'a' && kind === 'subject' && issuedAt * 1_000 <= atMs);
        return !isTaken || !shouldRefuse || isRefused(list, { subject: 'a', issuedAt });
      }),
    );
  });
});

describe('a session or a token that was revoked', () => {
  it.each([
    ['session', 'sessionId'],
    ['token', 'tokenId'],
  ] as const)('is over whenever its token was issued: %s', (kind, mark) => {
    const list = listOf({ kind, revoked: 'x', atMs: START_MS });
    expect([0, START_MS / 1_000, START_MS].map((issuedAt) => isRefused(list, { [mark]: 'x', issuedAt }))).toEqual([true, true, true]);
    expect([isRefused(list, { [mark]: 'y' }), isRefused(list, { subject: 'x', issuedAt: 0 }), isRefused(list, {})]).toEqual([false, false, false]);
  });
});

describe('the list', () => {
  it('lets nobody in before it has heard anything, nor when it has heard nothing for too long', () => {
    let elapsedMs = 0;
    const list = new RevocationList(() => elapsedMs);
    const ask = () => list.ensureNotRevoked({ subject: 'po-17', issuedAt: 0 });
    expect(ask).toThrow(RevocationsUnknown);
    list.hear();
    elapsedMs = MAX_UNHEARD_MS;
    expect(ask).not.toThrow();
    elapsedMs += 1;
    expect(ask).toThrow(RevocationsUnknown);
    list.hear();
    expect(ask).not.toThrow();
  });

  it('forgets what no token can need, and nothing before', () => {
    const revocation: Revocation = { kind: 'session', revoked: 'x', atMs: START_MS };
    const list = listOf(revocation);
    list.forget(forgottenAtMs(revocation) - 1);
    expect(list.size).toBe(1);
    list.forget(forgottenAtMs(revocation));
    expect(list.size).toBe(0);
  });

  it('tells of what is new, and of the same again only when it refuses more, until nobody listens', () => {
    const list = listOf();
    let told = 0;
    const leave = list.onAddition(() => (told += 1));
    const at = (atMs: number) => list.add([{ kind: 'subject', revoked: 'po-17', atMs }]);
    for (const atMs of [START_MS, START_MS, START_MS - 60_000, START_MS + 60_000]) at(atMs);
    expect(told).toBe(2);
    leave();
    at(START_MS + 120_000);
    expect(told).toBe(2);
  });

  it('has a bound, beyond which it says so', () => {
    const list = listOf();
    list.add(Array.from({ length: MAX_REMEMBERED }, (_, index) => ({ kind: 'session', revoked: String(index), atMs: START_MS })));
    list.add([{ kind: 'session', revoked: '7', atMs: START_MS }]);
    expect(() => list.add([{ kind: 'subject', revoked: 'one more', atMs: START_MS }])).toThrow(RangeError);
    expect(list.size).toBe(MAX_REMEMBERED);
  });
});

describe('who may revoke', () => {
  it('is who keeps the accounts and sees no case', () => {
    expect(ROLES.filter(mayRevokeAccess)).toEqual(['system-administrator']);
  });
});
