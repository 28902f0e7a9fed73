import { type Caller, type LogoutTokenVerifier, RevocationList, TokenRefused } from '@homeward/access';
import type { RevocationBody } from '@homeward/contracts';
import { silentLogger } from '@homeward/platform';
import { AccessRevocations } from './access-revocations';
import type { RevocationStore, StoredRevocation } from './revocation-store';

const AT_MS = Date.UTC(2026, 0, 15, 9);
const CALLER: Caller = { actor: 'sa-1', role: 'system-administrator', office: 'niamey' };
const BODY: RevocationBody = { kind: 'subject', revoked: 'po-17', reasonCode: 'device-lost' };
const NO_LOGOUTS: LogoutTokenVerifier = { verify: () => Promise.reject(new Error('nobody logs out here')) };

/** Processes over one store. The others have not heard of anything yet. */
function processes(amount: number) {
  const kept = new Map<string, StoredRevocation>();
  const store = {
    serverTimeMs: () => Promise.resolve(AT_MS),
    add: (revocation: StoredRevocation) => {
      const known = kept.get(revocation.id);
      kept.set(revocation.id, known ?? revocation);
      return Promise.resolve(known);
    },
  } as unknown as RevocationStore;
  return Array.from({ length: amount }, () => {
    const list = new RevocationList(() => 0);
    list.hear();
    return { list, revocations: new AccessRevocations({ store, list, logoutTokens: NO_LOGOUTS, logger: silentLogger, nowMs: () => AT_MS }) };
  });
}

describe('a revocation that is sent again, because its answer was lost', () => {
  it('is refused by the process that answers this time as well, before it hears of it from the store', async () => {
    const asked = { caller: CALLER, key: 'the-same-key', body: BODY };
    for (const [index, { list, revocations }] of processes(2).entries()) {
      expect(await revocations.revoke(asked)).toMatchObject({ replayed: index > 0, revocation: { revoked: 'po-17' } });
      expect(() => list.ensureNotRevoked({ subject: 'po-17', issuedAt: AT_MS / 1_000 })).toThrow(TokenRefused);
    }
  });
});
