/**
 * The log of event streams: the port, and its adapters in memory, on PostgreSQL and on EventStoreDB.
 * Guarantees: an append is all or nothing and durable when it resolves; positions are sortable and commit-ordered,
 * so a reader that goes on after the last position it saw never misses an event and never sees one twice.
 * Refuses: to overwrite or delete, to append on a wrong expectation, to store what would not come back the same, and to
 * let a queue grow without bound. It does not know what is in an event.
 */
export { DuplicateEventId, InvalidStoreRequest, RevisionConflict, StoreUnavailable } from './errors';
export type {
  AppendOptions,
  AppendReceipt,
  EventStore,
  Expected,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadOptions,
  Revision,
  StoredEvent,
  SubscribeOptions,
} from './event-store';
export { openEventStoreDbEventStore, type EventStoreDbOptions } from './eventstoredb/open';
export { MAX_APPEND_BYTES, MAX_EVENTS_PER_APPEND, MAX_EVENT_BYTES, MAX_NAME_LENGTH, MAX_PAGE_EVENTS } from './limits';
export { MemoryEventStore } from './memory/memory-event-store';
export { migrateEventStore } from './postgres/migrate';
export { EventStoreMissing, openPostgresEventStore, type PostgresEventStore, type PostgresEventStoreOptions } from './postgres/postgres-event-store';
export { checkDurability } from './postgres/readiness';
export { ensureRoles, ROLES, type RoleOptions } from './postgres/roles';
