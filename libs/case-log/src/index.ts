/**
 * The log of return cases: domain events with their metadata, sealed on the way in and opened on the way out.
 * Guarantees: what reaches the store holds no readable personal field; leaf hashes cover the sealed bytes, so an erasure
 * breaks no proof. Refuses to judge events, and to open anything for who has no keys.
 */
export { CaseLog, type AppendMetadata, type CaseAppend } from './case-log';
export { CommandReceipts, findByCommand, type CommandReceipt } from './command-receipts';
export { eventIdOf } from './event-id';
export { leafHashOf, type HashedEvent } from './leaf-hash';
export { NotACaseEvent, parseRecorded, SCHEMA_VERSION, type Upcast } from './record';
export type { AnyRecordedFact, CaseEventMetadata, OpenedEvent, PlainData, RecordedFact } from './recorded-fact';
export type { SealedFields } from './sealed-data';
export { findSealedReference, type SealedReference } from './sealed-reference';
