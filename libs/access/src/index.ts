/**
 * Who may do and see what: tables of role by command and role by resource, the cases a caller may see, and the check of
 * the token that says who is asking, which may have been revoked.
 * Guarantees: what no table grants is refused; a token counts only with a known issuer, audience, algorithm and expiry, and
 * only while it is known that it was not revoked.
 * Refuses to know HTTP, and to issue tokens wherever a real issuer is expected.
 */
export { mayFollowBulk, mayRunBulk } from './bulk-rights';
export { type Caller, HOMEWARD, WHOLE_NETWORK } from './caller';
export { OFFICE_ID } from './claims';
export { COMMAND_RIGHTS, mayAsk, maySend } from './command-rights';
export {
  DEVELOPMENT_ISSUER,
  type DevelopmentIssuer,
  type DevelopmentIssuerOptions,
  openDevelopmentIssuer,
  type TokenRequest,
} from './development-issuer';
export { keysFromFile, localKeys, remoteKeys } from './key-source';
export { mayRead, READ_RESOURCES, type ReadResource } from './read-rights';
export { createLogoutTokenVerifier, type Logout, type LogoutTokenVerifier } from './revocation/logout-token';
export {
  forgottenAtMs,
  LOGGED_OUT,
  refusedUntilSeconds,
  REVOCATION_REASONS,
  type Revocation,
  type RevocationReason,
  REVOKED_KINDS,
  type RevokedKind,
} from './revocation/revocation';
export { MAX_UNHEARD_MS, RevocationList, RevocationsUnknown } from './revocation/revocation-list';
export { mayRevokeAccess } from './revocation/revocation-rights';
export { mayOpen } from './seal-class-access';
export { IssuerUnavailable, type TokenRefusal, TokenRefused } from './token-refused';
export { createTokenVerifier, type TokenVerifier, type TokenVerifierOptions } from './token-verifier';
export { type CasePlace, type CaseScope, caseScopeOf, maySee } from './visibility';
