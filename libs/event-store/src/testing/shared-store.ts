import type { EventStore } from '../event-store';
import type { OpenStore } from './open-store';
import { eventFactory, type EventFactory } from './event-factory';

/** What the tests of one group work on. */
export interface Shared {
  readonly store: () => EventStore;
  readonly make: EventFactory;
}

/** Opens one store for the tests of the group that calls it, and closes it after them. */
export function sharedStore(open: OpenStore): Shared {
  let opened: EventStore | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => {
    await opened?.close();
  });
  return {
    store() {
      if (opened === undefined) throw new Error('The store is opened before the first test, not before.');
      return opened;
    },
    make: eventFactory(),
  };
}
