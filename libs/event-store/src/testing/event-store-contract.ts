import { describeAppending } from './appending.contract';
import { describeFollowing } from './following.contract';
import { describeReading } from './reading.contract';
import type { OpenStore, StoreTraits } from './open-store';
import { describeRefusing } from './refusing.contract';

/** One suite for every adapter. The tests of a group share a log, so they never speak of the whole of it. */
export function describeEventStoreContract(name: string, open: OpenStore, traits: StoreTraits = { idsAreUniqueIn: 'log' }): void {
  describe(`the event store contract, ${name}`, () => {
    describeAppending(open, traits);
    describeReading(open);
    describeFollowing(open);
    describeRefusing(open, traits);
  });
}
