/** The log of event streams: the port and its adapters. See `event-store.ts` for what every adapter guarantees. */
export { RevisionConflict, StoreUnavailable } from './errors';
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
