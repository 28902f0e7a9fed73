import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDevelopmentIssuer } from '@homeward/access';
import { systemClock } from '@homeward/platform';
import type { Role } from '@homeward/return-case';

const TOKEN_LIFETIME_SECONDS = 7 * 24 * 3_600;

/** The folders of an installation and who may ask it. */
export class Workplace {
  private constructor(readonly folder: string) {}

  static async make(): Promise<Workplace> {
    const folder = await mkdtemp(join(tmpdir(), 'homeward-faults-'));
    // A private folder would be out of reach for the user the server runs as when the tests run as root.
    await chmod(folder, 0o755);
    return new Workplace(folder);
  }

  get appFolder(): string {
    return join(this.folder, 'app');
  }

  get databaseFolder(): string {
    return join(this.folder, 'database');
  }

  /** @param shiftMs of the clock by which it is issued, for who takes tokens with a wrong one. */
  async token(subject: string, { role = 'protection-officer', shiftMs = 0 }: { readonly role?: Role; readonly shiftMs?: number } = {}): Promise<string> {
    const issuer = await openDevelopmentIssuer({ folder: join(this.appFolder, 'issuer'), audience: 'homeward', environment: 'test', externalIssuer: undefined, nowMs: () => systemClock.nowMs() + shiftMs });
    return issuer.issueDevelopmentToken({ subject, role, office: 'niamey', lifetimeSeconds: TOKEN_LIFETIME_SECONDS });
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
