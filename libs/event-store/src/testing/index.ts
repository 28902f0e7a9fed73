/**
 * The contract every adapter of the event store is held to, and the events its tests are made of. For tests only: it
 * needs jest's globals, so production code enters the library by `src/index.ts` and never pulls this in.
 */
export { describeEventStoreContract } from './event-store-contract';
export { eventFactory, type EventFactory } from './event-factory';
export { collect, collectUntil } from './collect';
export { startFakeEventStoreDb, type FakeEventStoreDb } from './fake-server';
export { selfSigned } from '../eventstoredb/testing/self-signed';
