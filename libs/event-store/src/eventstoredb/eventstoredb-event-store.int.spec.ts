import { systemIds } from '@homeward/platform';
import { describeEventStoreContract } from '../testing';
import type { EventStore } from '../event-store';
import { openEventStoreDbEventStore } from './open';
import { FakeEventStoreDb } from './testing/fake-eventstoredb';

/** Nothing in EventStoreDB keeps an id from standing in two streams. */
const TRAITS = { idsAreUniqueIn: 'append' } as const;

async function openOnFake(): Promise<EventStore> {
  const fake = await FakeEventStoreDb.start();
  const store = await openEventStoreDbEventStore({ connectionString: fake.url });
  const close = store.close.bind(store);
  return Object.assign(store, {
    close: async () => {
      await close();
      fake.stop();
    },
  });
}

describeEventStoreContract('on a fake of EventStoreDB', openOnFake, TRAITS);

const url = process.env['EVENTSTOREDB_URL'];

if (url === undefined) {
  it.skip('the event store contract, on EventStoreDB: needs a server in EVENTSTOREDB_URL', () => undefined);
} else {
  const openOnServer = () =>
    openEventStoreDbEventStore({ connectionString: url, prefix: `homeward_contract_${systemIds.random().replaceAll('-', '')}.` });
  describeEventStoreContract('on EventStoreDB', openOnServer, TRAITS);
}
