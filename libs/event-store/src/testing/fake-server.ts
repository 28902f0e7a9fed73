import type * as Fakes from '../eventstoredb/testing/fake-eventstoredb';

export type FakeEventStoreDb = Fakes.FakeEventStoreDb;

/** A fake of EventStoreDB for the tests of what stands on the store. Loaded when it is wanted: gRPC costs every other test 100 ms. */
export function startFakeEventStoreDb(): Promise<FakeEventStoreDb> {
  const { FakeEventStoreDb } = module.require('../eventstoredb/testing/fake-eventstoredb') as typeof Fakes;
  return FakeEventStoreDb.start();
}
