import type { EventStore } from '../event-store';

/** Opens a store over an empty log of its own. Closing the store gives back whatever it took. */
export type OpenStore = () => Promise<EventStore>;
