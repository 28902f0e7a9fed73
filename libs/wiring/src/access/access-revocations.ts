import { type Caller, LOGGED_OUT, type Logout, type LogoutTokenVerifier, mayRevokeAccess, type RevocationList, TokenRefused } from '@homeward/access';
import { InvalidRequest, type RevocationBody } from '@homeward/contracts';
import { EdgeProblem } from '@homeward/http';
import { derivedId, type Logger } from '@homeward/platform';
import { type NumberedRevocation, RevocationsFull, type RevocationStore, type StoredRevocation } from './revocation-store';

/** Names of our own in the space of UUIDs, so that the same request and the same logout token have the same id everywhere. */
const DECISION_NAMESPACE = '5a0c7d1e-6c42-5b0e-9a77-2f4d1c8be310';
const LOGOUT_NAMESPACE = '0f3f0a64-8a0d-5f5b-8f0e-b7a1d5c2e947';

export interface RevocationPorts {
  readonly store: RevocationStore;
  readonly list: RevocationList;
  readonly logoutTokens: LogoutTokenVerifier;
  readonly logger: Logger;
  /** Milliseconds since the epoch, on the clock that tokens are judged by. */
  readonly nowMs: () => number;
}

/** Whose tokens shall open nothing any more: because the issuer says that somebody logged out, or because an operator says so. */
export class AccessRevocations {
  constructor(private readonly ports: RevocationPorts) {}

  /** Refuses tokens issued until now. The same key stands for the same request. Answers what is kept, and whether it was before. */
  async revoke({ caller, key, body }: { readonly caller: Caller; readonly key: string; readonly body: RevocationBody }): Promise<{ readonly revocation: StoredRevocation; readonly replayed: boolean }> {
    const { kind, revoked, reasonCode } = body;
    const id = derivedId(DECISION_NAMESPACE, JSON.stringify([caller.actor, key]));
    // The clock that is ahead decides: what it covers too much is a login of the last seconds.
    const atMs = Math.max(this.ports.nowMs(), await this.answered(this.ports.store.serverTimeMs()));
    const asked: StoredRevocation = { id, kind, revoked, reasonCode, revokedBy: caller.actor, atMs };
    const known = await this.keep(asked);
    if (known !== undefined && !isSame(known, asked)) throw new EdgeProblem('IdempotencyKeyReused', 'This Idempotency-Key stands for another request. Use a new key for a new request.');
    return { revocation: known ?? asked, replayed: known !== undefined };
  }

  /** Does what a logout token says, once. Throws `InvalidRequest` for one that does not prove itself or was here before. */
  async logOut(logoutToken: string): Promise<Logout> {
    const logout = await this.proven(logoutToken);
    const { kind, revoked, atMs, logoutTokenId } = logout;
    const known = await this.keep({ id: derivedId(LOGOUT_NAMESPACE, logoutTokenId), kind, revoked, atMs, reasonCode: LOGGED_OUT, revokedBy: null });
    if (known !== undefined) throw new InvalidRequest('The logout token was here before.', [{ pointer: 'logout_token', reason: 'must be new' }]);
    return logout;
  }

  list(page: { readonly before?: string; readonly limit: number }): Promise<readonly NumberedRevocation[]> {
    return this.ports.store.list(page);
  }

  private async proven(logoutToken: string): Promise<Logout> {
    try {
      return await this.ports.logoutTokens.verify(logoutToken);
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      throw new InvalidRequest(error.message, [{ pointer: 'logout_token', reason: 'must be a logout token of the issuer' }]);
    }
  }

  /** This process refuses it from now on; the others hear of it. */
  private async keep(revocation: StoredRevocation): Promise<StoredRevocation | undefined> {
    const { store, list, logger } = this.ports;
    const known = await this.answered(store.add(revocation));
    list.add([known ?? revocation]);
    if (known !== undefined) return known;
    logger.info('Access was revoked.', { commandId: revocation.id, actor: revocation.revokedBy ?? undefined, code: revocation.reasonCode });
    return undefined;
  }

  private async answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof RevocationsFull)) throw new EdgeProblem('StoreUnavailable', 'It is not known to be revoked. Send the same request again.', {}, { cause: error });
      this.ports.logger.error('No more revocations can be kept.', { error });
      throw new EdgeProblem('TooManyRequests', 'No more revocations can be kept. Disable the account at the issuer.', {}, { cause: error });
    }
  }
}

/** Whether the role may ask; told before anything of the request is looked at. */
export function ensureMayRevoke({ role }: Caller): void {
  if (!mayRevokeAccess(role)) throw new EdgeProblem('NotAllowed', `The role ${role} may not revoke access.`);
}

function isSame(known: StoredRevocation, asked: StoredRevocation): boolean {
  return known.kind === asked.kind && known.revoked === asked.revoked && known.reasonCode === asked.reasonCode;
}
