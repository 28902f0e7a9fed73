import { hash } from 'node:crypto';
import type { NewEvent, Revision } from '@homeward/event-store';

/** RFC 6962 section 2.1: leaves begin with 0x00, so that no inner node can be passed off as a leaf. */
const LEAF_PREFIX = 0x00;
const LENGTH_BYTES = 4;
const UTF8_BYTES_AT_MOST = 3;
/** Events of usual size are put together here: hashing is synchronous, so nobody else can be using it. */
const scratch = Buffer.allocUnsafeSlow(16 * 1024);

export type HashedEvent = Pick<NewEvent, 'id' | 'type' | 'data' | 'metadata'>;

/**
 * SHA-256 over 0x00, then stream, revision (decimal), id, type, data and metadata: each as UTF-8 after its length in bytes
 * as an unsigned 32-bit big-endian number. `data` and `metadata` are the stored texts, byte for byte, so the hash holds
 * after an erasure. 32 bytes.
 */
export function leafHashOf(stream: string, revision: Revision, { id, type, data, metadata }: HashedEvent): Buffer {
  const fields = [stream, String(revision), id, type, data, metadata];
  let bytes = 1;
  // At most three bytes of UTF-8 for a UTF-16 unit; measuring exactly would encode everything twice.
  for (const field of fields) bytes += LENGTH_BYTES + field.length * UTF8_BYTES_AT_MOST;
  const leaf = bytes <= scratch.length ? scratch : Buffer.allocUnsafe(bytes);
  let at = leaf.writeUInt8(LEAF_PREFIX, 0);
  for (const field of fields) {
    const written = leaf.write(field, at + LENGTH_BYTES);
    leaf.writeUInt32BE(written, at);
    at += LENGTH_BYTES + written;
  }
  return hash('sha256', leaf.subarray(0, at), 'buffer');
}
