import { openPostgresEventStore, type EventStore } from '@homeward/event-store';
import { FileMasterKeys, openPersonalData, openPostgresKeyStore, type PostgresKeyStore, type Sealer } from '@homeward/personal-data';
import type { Installation } from './installation';

export interface Opened {
  readonly store: EventStore;
  readonly keyStore: PostgresKeyStore;
  readonly sealer: Sealer;
}

/** Works on the log and the keys of an installation as a service would that has just started, and closes them. */
export async function opened<T>({ connections, masterKeysFolder }: Installation, work: (opened: Opened) => Promise<T>): Promise<T> {
  const store = await openPostgresEventStore({ connectionString: connections.eventStoreUrl });
  try {
    const keyStore = await openPostgresKeyStore({ connectionString: connections.keysUrl, masterKeys: new FileMasterKeys(masterKeysFolder) });
    try {
      const { sealer } = await openPersonalData({ keyStore });
      return await work({ store, keyStore, sealer });
    } finally {
      await keyStore.close();
    }
  } finally {
    await store.close();
  }
}
