import type { EventStore } from '../event-store';

/** Opens a store over an empty log of its own. Closing the store gives back whatever it took. */
export type OpenStore = () => Promise<EventStore>;

/** What an engine gives beyond the least that the port asks for. */
export interface StoreTraits {
  /** Where an event id stands at most once. EventStoreDB knows no ids over several streams. */
  readonly idsAreUniqueIn: 'log' | 'append';
}
