import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock, systemIds } from '@homeward/platform';
import type { Role } from '@homeward/return-case';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const ISSUER = 'https://issuer.test';
const AUDIENCE = 'homeward';
const ALGORITHM = 'EdDSA';
const LIFETIME_SECONDS = 3_600;
const MS_PER_SECOND = 1_000;

type SigningKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

/** An OpenID issuer of the test's own that tells its keys over HTTP. */
export class TestIssuer {
  private constructor(
    private readonly server: Server,
    private readonly key: SigningKey,
  ) {}

  static async start(): Promise<TestIssuer> {
    const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
    const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: ALGORITHM, use: 'sig' }] });
    const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(keys));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TestIssuer(server, privateKey);
  }

  /** Where its keys are. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/keys`;
  }

  /** What a service is told of it. @param keysUrl where its keys are found, perhaps by a detour. */
  settings(keysUrl = this.url): Readonly<Record<string, string>> {
    return { HOMEWARD_OIDC_ISSUER: ISSUER, HOMEWARD_OIDC_JWKS_URL: keysUrl, HOMEWARD_OIDC_AUDIENCE: AUDIENCE };
  }

  /** @param shiftMs how far the clock of the service is off that shall take it. */
  token(subject: string, role: Role = 'protection-officer', shiftMs = 0): Promise<string> {
    const nowSeconds = Math.floor((systemClock.nowMs() + shiftMs) / MS_PER_SECOND);
    return new SignJWT({ role, office: 'niamey', jti: systemIds.random() })
      .setProtectedHeader({ alg: ALGORITHM, kid: 'one' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(subject)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + LIFETIME_SECONDS)
      .sign(this.key);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
