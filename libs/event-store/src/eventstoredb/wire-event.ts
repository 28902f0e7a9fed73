import { binaryEvent, type EventData } from '@eventstore/db-client';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import type { NewEvent, StoredEvent } from '../event-store';
import { positionOf } from './log-position';

type RecordedEvent = ReadResp.ReadEvent.RecordedEvent;

/** The metadata EventStoreDB keeps beside the data. Texts within this JSON come back as they were written. */
interface Envelope {
  /** The port's event id; EventStoreDB's own is one of this append alone. */
  readonly id: string;
  readonly metadata: string;
  /** 64 hexadecimal digits. */
  readonly leafHash?: string;
}

/**
 * An event in the form EventStoreDB takes. The data go as bytes: as JSON the client would write them anew, and a number
 * such as 1.0 or 1e400 would not come back as it was hashed.
 * @param wireId What EventStoreDB tells repetitions by.
 */
export function wireEventOf({ id, type, data, metadata, leafHash }: NewEvent, wireId: string): EventData {
  const envelope: Envelope = { id, metadata, ...(leafHash === undefined ? {} : { leafHash: Buffer.from(leafHash).toString('hex') }) };
  return binaryEvent({ id: wireId, type, data: Buffer.from(data), metadata: Buffer.from(JSON.stringify(envelope)) });
}

/**
 * The event of a record. Throws when the record is not one of ours: a log that others write into, or delete from, is no
 * record of what happened.
 * @param prefix What every stream of the log begins with in EventStoreDB.
 */
export function storedEventOf(record: RecordedEvent, prefix: string): StoredEvent {
  const name = textOf(record.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array());
  const revision = Number(record.getStreamRevision());
  const envelope = envelopeOf(record);
  if (envelope === undefined) throw new Error(`Revision ${revision} of ${name} was not written by this store.`);
  const properties = record.getMetadataMap();
  return {
    position: positionOf({ commit: BigInt(record.getCommitPosition()), prepare: BigInt(record.getPreparePosition()) }),
    stream: name.slice(prefix.length),
    revision,
    id: envelope.id,
    type: properties.get('type') ?? '',
    data: textOf(record.getData_asU8()),
    metadata: envelope.metadata,
    recordedAt: isoTime(BigInt(properties.get('created') ?? '0')),
  };
}

function envelopeOf(record: RecordedEvent): Envelope | undefined {
  try {
    const envelope = JSON.parse(textOf(record.getCustomMetadata_asU8())) as Partial<Envelope> | null;
    const { id, metadata } = envelope ?? {};
    return typeof id === 'string' && typeof metadata === 'string' ? { id, metadata } : undefined;
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

const TICKS_PER_MICROSECOND = 10n;
const MICROSECONDS_PER_MILLISECOND = 1_000n;

/** ISO 8601 UTC with microseconds, from units of 100 ns since 1970. */
function isoTime(ticks: bigint): string {
  const microseconds = ticks / TICKS_PER_MICROSECOND;
  const below = String(microseconds % MICROSECONDS_PER_MILLISECOND).padStart(3, '0');
  return new Date(Number(microseconds / MICROSECONDS_PER_MILLISECOND)).toISOString().replace('Z', `${below}Z`);
}
