import { join } from 'node:path';
import {
  createLogoutTokenVerifier,
  createTokenVerifier,
  type DevelopmentIssuer,
  type LogoutTokenVerifier,
  openDevelopmentIssuer,
  remoteKeys,
  RevocationList,
  type TokenVerifier,
} from '@homeward/access';
import { systemClock } from '@homeward/platform';
import type { HttpServiceConfiguration } from './service-configuration';

/** Who proves who is asking. */
export interface Identity {
  readonly verifier: TokenVerifier;
  /** What the verifier looks at; somebody has to keep it up, or nobody is let in. */
  readonly revocations: RevocationList;
  readonly logoutTokens: LogoutTokenVerifier;
  /** The clock that tokens are judged by, in milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** Issues tokens for trying things out; absent beside a real issuer. */
  readonly development?: DevelopmentIssuer;
}

/** Whom to believe, and which client people log in through. */
export interface TrustedTokens {
  readonly issuer: string;
  readonly audience: string;
  readonly clientId: string;
  readonly keys: DevelopmentIssuer['keys'];
  readonly nowMs: () => number;
}

// Tokens live on real time even where the cases live on a demonstration clock.
const systemNowMs = (): number => systemClock.nowMs();

/** The configured issuer, or the development issuer of this data folder where none is configured. */
export async function openIdentity(configuration: HttpServiceConfiguration): Promise<Identity> {
  const { oidcIssuer, oidcJwksUrl, oidcAudience: audience, oidcClientId: clientId = audience } = configuration;
  if (oidcIssuer !== undefined && oidcJwksUrl !== undefined) {
    return identityOf({ issuer: oidcIssuer, audience, clientId, keys: remoteKeys(new URL(oidcJwksUrl)), nowMs: systemNowMs });
  }
  const development = await openDevelopmentIssuerOf(configuration);
  return { ...identityOf({ issuer: development.issuer, audience, clientId, keys: development.keys, nowMs: systemNowMs }), development };
}

/** An identity of its own for one process: what it knows of revocations is not shared. */
export function identityOf({ clientId, ...issuer }: TrustedTokens): Identity {
  const revocations = new RevocationList(() => performance.now());
  return {
    verifier: createTokenVerifier({ ...issuer, revocations }),
    revocations,
    logoutTokens: createLogoutTokenVerifier({ ...issuer, audience: clientId }),
    nowMs: issuer.nowMs,
  };
}

export function openDevelopmentIssuerOf({ dataDir, oidcAudience, oidcIssuer, environment }: HttpServiceConfiguration): Promise<DevelopmentIssuer> {
  return openDevelopmentIssuer({ folder: join(dataDir, 'issuer'), audience: oidcAudience, environment, externalIssuer: oidcIssuer, nowMs: systemNowMs });
}
