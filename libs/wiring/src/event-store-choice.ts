import { type EventStore, openEventStoreDbEventStore, openPostgresEventStore } from '@homeward/event-store';
import type { Timers } from '@homeward/platform';
import type { EventStoreKind } from './database-configuration';
import type { Connections } from './provision';

/** Which engine keeps the log. */
export interface StoreChoice {
  readonly eventStore: EventStoreKind;
  readonly eventStoreDbUrl?: string;
}

interface StoreSetting {
  readonly timers: Timers;
  readonly choice?: StoreChoice;
  /** Of PostgreSQL. */
  readonly statementTimeoutMs?: number;
}

const POSTGRES: StoreChoice = { eventStore: 'postgres' };

/** Opens the log where it is kept; read models, keys and locks stay in PostgreSQL whichever it is. */
export function openEventStore({ eventStoreUrl }: Pick<Connections, 'eventStoreUrl'>, { timers, choice = POSTGRES, statementTimeoutMs }: StoreSetting): Promise<EventStore> {
  if (choice.eventStore === 'eventstoredb') return openEventStoreDbEventStore({ connectionString: choice.eventStoreDbUrl ?? '', timers });
  return openPostgresEventStore({ connectionString: eventStoreUrl, timers, statementTimeoutMs });
}
