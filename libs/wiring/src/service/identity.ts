import { join } from 'node:path';
import { createTokenVerifier, type DevelopmentIssuer, openDevelopmentIssuer, remoteKeys, type TokenVerifier } from '@homeward/access';
import { systemClock } from '@homeward/platform';
import type { HttpServiceConfiguration } from './service-configuration';

/** Who proves who is asking. */
export interface Identity {
  readonly verifier: TokenVerifier;
  /** Issues tokens for trying things out; absent beside a real issuer. */
  readonly development?: DevelopmentIssuer;
}

// Tokens live on real time even where the cases live on a demonstration clock.
const nowMs = (): number => systemClock.nowMs();

/** The configured issuer, or the development issuer of this data folder where none is configured. */
export async function openIdentity(configuration: HttpServiceConfiguration): Promise<Identity> {
  const { oidcIssuer, oidcJwksUrl, oidcAudience: audience } = configuration;
  if (oidcIssuer !== undefined && oidcJwksUrl !== undefined) {
    return { verifier: createTokenVerifier({ issuer: oidcIssuer, audience, keys: remoteKeys(new URL(oidcJwksUrl)), nowMs }) };
  }
  const development = await openDevelopmentIssuerOf(configuration);
  return { verifier: createTokenVerifier({ issuer: development.issuer, audience, keys: development.keys, nowMs }), development };
}

export function openDevelopmentIssuerOf({ dataDir, oidcAudience, oidcIssuer, environment }: HttpServiceConfiguration): Promise<DevelopmentIssuer> {
  return openDevelopmentIssuer({ folder: join(dataDir, 'issuer'), audience: oidcAudience, environment, externalIssuer: oidcIssuer, nowMs });
}
