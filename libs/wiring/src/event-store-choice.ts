import { type EventStore, openEventStoreDbEventStore, openPostgresEventStore } from '@homeward/event-store';
import type { Timers } from '@homeward/platform';
import type { EventStoreKind } from './database-configuration';
import type { Connections } from './provision';

/** Which engine keeps the log. */
export interface StoreChoice {
  readonly eventStore: EventStoreKind;
  readonly eventStoreDbUrl?: string;
}

const POSTGRES: StoreChoice = { eventStore: 'postgres' };

/** Opens the log where it is kept; read models, keys and locks stay in PostgreSQL whichever it is. */
export function openEventStore({ eventStoreUrl }: Connections, { timers, choice = POSTGRES }: { readonly timers: Timers; readonly choice?: StoreChoice }): Promise<EventStore> {
  if (choice.eventStore === 'eventstoredb') return openEventStoreDbEventStore({ connectionString: choice.eventStoreDbUrl ?? '', timers });
  return openPostgresEventStore({ connectionString: eventStoreUrl, timers });
}
