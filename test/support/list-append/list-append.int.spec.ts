import { openPostgresEventStore } from '@homeward/event-store';
import { anomaliesIn, recordHistory } from '.';
import { createEventStoreDatabase } from '../event-store-database';

const CLIENTS = 16;

describe('sixteen clients of PostgreSQL over two processes’ connections', () => {
  it('see one order of all they did', async () => {
    const database = await createEventStoreDatabase();
    const stores = await Promise.all([1, 2].map(() => openPostgresEventStore({ connectionString: database.appUrl })));
    try {
      const history = await recordHistory({ stores: Array.from({ length: CLIENTS / 2 }, () => stores).flat(), operationsEach: 150, withinMs: 5_000, seed: 11 });
      expect(anomaliesIn(history)).toEqual([]);
      expect(history.log.length).toBeGreaterThan(CLIENTS);
      expect(history.operations.some((operation) => operation.kind === 'append' && operation.outcome.kind === 'refused')).toBe(true);
    } finally {
      await Promise.all(stores.map((store) => store.close()));
      await database.drop();
    }
  });
});
