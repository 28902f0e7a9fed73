import { Empty, StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { ReadResp, type ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { FakeLog, FakeRecord } from './fake-log';

type Options = ReadReq.Options;
const BACKWARDS = 1;

/** The records a call that ends is answered with. */
export function recordsFor(options: Options, log: FakeLog): FakeRecord[] | undefined {
  const stream = options.getStream();
  const forwards = stream === undefined ? allFrom(options, log) : streamFrom(stream, log);
  if (forwards === undefined) return undefined;
  const inOrder = Number(options.getReadDirection()) === BACKWARDS ? [...forwards].reverse() : forwards;
  return inOrder.filter(filterOf(options)).slice(0, Number(options.getCount()));
}

function streamFrom(stream: ReadReq.Options.StreamOptions, log: FakeLog): readonly FakeRecord[] | undefined {
  const records = log.streamOf(nameOf(stream.getStreamIdentifier()));
  if (records.length === 0) return undefined;
  return stream.hasRevision() ? records.slice(Number(stream.getRevision())) : records;
}

function allFrom(options: Options, log: FakeLog): readonly FakeRecord[] {
  const from = options.getAll()?.getPosition()?.getCommitPosition();
  return from === undefined ? log.records : log.records.filter(({ position }) => position >= BigInt(from));
}

/** How many records of the log a subscription does not hear of: those up to and with its position. */
export function subscribedAfter(options: Options, log: FakeLog): number {
  const all = options.getAll();
  if (all?.hasEnd()) return log.records.length;
  const after = all?.getPosition()?.getCommitPosition();
  return after === undefined ? 0 : log.records.filter(({ position }) => position <= BigInt(after)).length;
}

export function filterOf(options: Options): (record: FakeRecord) => boolean {
  const filter = options.getFilter();
  if (filter === undefined) return () => true;
  const byStream = filter.getStreamIdentifier();
  const expression = byStream ?? filter.getEventType();
  const regex = expression?.getRegex() ?? '';
  const prefixes = expression?.getPrefixList() ?? [];
  return ({ stream, properties }) => {
    const name = byStream === undefined ? (properties.get('type') ?? '') : stream;
    return regex === '' ? prefixes.some((prefix) => name.startsWith(prefix)) : new RegExp(regex, 'u').test(name);
  };
}

export const nameOf = (identifier: StreamIdentifier | undefined): string => Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export function eventResponse(record: FakeRecord): ReadResp {
  const recorded = new ReadResp.ReadEvent.RecordedEvent()
    .setId(new UUID().setString(record.id))
    .setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from(record.stream)))
    .setStreamRevision(String(record.revision))
    .setCommitPosition(String(record.position))
    .setPreparePosition(String(record.position))
    .setData(record.data)
    .setCustomMetadata(record.customMetadata);
  for (const [name, value] of record.properties) recorded.getMetadataMap().set(name, value);
  recorded.getMetadataMap().set('created', String(record.created));
  return new ReadResp().setEvent(new ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(record.position)));
}

export function checkpointResponse(position: bigint): ReadResp {
  const checkpoint = new ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position));
  return new ReadResp().setCheckpoint(checkpoint);
}

export const caughtUpResponse = (): ReadResp => new ReadResp().setCaughtUp(new ReadResp.CaughtUp());

export const confirmationResponse = (): ReadResp =>
  new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId('fake'));

export function notFoundResponse(stream: string): ReadResp {
  const identifier = new StreamIdentifier().setStreamName(Buffer.from(stream));
  return new ReadResp().setStreamNotFound(new ReadResp.StreamNotFound().setStreamIdentifier(identifier));
}

export const nothing = (): Empty => new Empty();
