import type { StoredEvent } from '@homeward/event-store';
import { caseIdOf } from '@homeward/return-case';
import { parseStoredData } from './sealed-data';
import type { AnyRecordedFact, CaseEventMetadata } from './recorded-fact';

/** The version of event data that this code writes, in the metadata of every event. */
export const SCHEMA_VERSION = 1;

/** A stored event is not of a return case: the reader follows a log of several categories and must filter by stream. */
export class NotACaseEvent extends Error {
  override readonly name = 'NotACaseEvent';
  readonly code = 'NotACaseEvent';

  constructor(readonly stream: string) {
    super(`${stream} is not the stream of a return case.`);
  }
}

/** Brings the unsealed data of an older version to the shape of today. Sealed fields are not its concern. */
export type Upcast = (type: string, schemaVersion: number, data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** There is one version so far. */
const AS_STORED: Upcast = (_, __, data) => data;

/** Reads a stored event without keys: sealed parts stay sealed. Throws `NotACaseEvent`. */
export function parseRecorded(stored: StoredEvent, upcast: Upcast = AS_STORED): AnyRecordedFact {
  const caseId = caseIdOf(stored.stream);
  if (caseId === undefined) throw new NotACaseEvent(stored.stream);
  const metadata = JSON.parse(stored.metadata) as CaseEventMetadata;
  const { plain, sealed } = parseStoredData(stored.data);
  const { position, revision, recordedAt, type } = stored;
  const data = metadata.schemaVersion === SCHEMA_VERSION ? plain : upcast(type, metadata.schemaVersion, plain);
  // What is in the log was written by `CaseLog`, whose events are typed; the type name is the contract.
  return { position, caseId, revision, eventId: stored.id, recordedAt, type, data, sealed, metadata } as unknown as AnyRecordedFact;
}
