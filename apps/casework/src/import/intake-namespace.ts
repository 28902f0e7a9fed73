import { Inject, Injectable } from '@nestjs/common';
import type { IdentityIndex } from '@homeward/personal-data';
import { IDENTITIES } from '@homeward/wiring';

const PURPOSE = 'namespace of the case ids of intake sheets';
const UUID_BYTES = 16;

/**
 * The secret from which sheets get their case ids. It is made with the key of the identity index, which never leaves the
 * key store: without it nobody can tell from the log whether a person they know is in it.
 */
@Injectable()
export class IntakeNamespace {
  readonly value: string;

  constructor(@Inject(IDENTITIES) identities: IdentityIndex) {
    const [token] = identities.tokensOf({ externalReference: PURPOSE });
    if (token === undefined) throw new Error('The identity index makes no token of a reference.');
    const bytes = Buffer.from(token.digest, 'base64url').subarray(0, UUID_BYTES);
    // The marks of a random UUID, without which libraries refuse it.
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    this.value = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
}
