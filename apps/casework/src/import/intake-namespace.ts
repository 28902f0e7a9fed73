import { Injectable } from '@nestjs/common';
import { Fingerprints } from '@homeward/personal-data';

const PURPOSE = 'namespace of the case ids of intake sheets';
const UUID_BYTES = 16;

/**
 * The secret from which sheets get their case ids. It is a keyed fingerprint, so without the key store nobody can tell from the log whether a person they know is in it.
 */
@Injectable()
export class IntakeNamespace {
  readonly value: string;

  constructor(fingerprints: Fingerprints) {
    const bytes = fingerprints.of(PURPOSE, '').subarray(0, UUID_BYTES);
    // The marks of a random UUID, without which libraries refuse it.
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    this.value = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
}
