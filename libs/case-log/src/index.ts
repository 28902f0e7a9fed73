/**
 * The log of return cases: domain events with their metadata, sealed on the way in and opened on the way out.
 * Guarantees: what reaches the store holds no readable personal field; hashes cover the sealed bytes.
 */
export type { AnyRecordedFact, CaseEventMetadata, OpenedEvent, PlainData, RecordedFact } from './recorded-fact';
