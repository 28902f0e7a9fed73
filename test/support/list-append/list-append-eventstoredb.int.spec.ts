import { openEventStoreDbEventStore } from '@homeward/event-store';
import { systemTimers } from '@homeward/platform';
import { startFakeEventStoreDb } from '../../../libs/event-store/src/testing';
import { anomaliesIn, type History, recordHistory } from '.';

const CLIENTS = 16;
const OPERATIONS = 60;
const TROUBLE_EVERY_MS = 10;
/** A client takes its time to connect again, and an answer can be lost only while it is connected. */
const LOSSES_A_CUT = 40;

/** Sixteen clients over two connections to a fake of EventStoreDB, while something happens to it. */
async function recordOnFake(happen: (fake: Awaited<ReturnType<typeof startFakeEventStoreDb>>) => Promise<void> | void): Promise<History> {
  const fake = await startFakeEventStoreDb();
  const stores = await Promise.all([1, 2].map(() => openEventStoreDbEventStore({ connectionString: fake.url })));
  const over = new AbortController();
  const trouble = (async () => {
    while (!over.signal.aborted) {
      await systemTimers.sleep(TROUBLE_EVERY_MS, over.signal).catch(() => undefined);
      if (!over.signal.aborted) await happen(fake);
    }
  })();
  try {
    return await recordHistory({ stores: Array.from({ length: CLIENTS / 2 }, () => stores).flat(), operationsEach: OPERATIONS, withinMs: 2_000, seed: 12 });
  } finally {
    over.abort();
    await trouble;
    await Promise.all(stores.map((store) => store.close()));
    fake.stop();
  }
}

const outcomes = ({ operations }: History): Set<string> => new Set(operations.flatMap((operation) => (operation.kind === 'append' ? [operation.outcome.kind] : [])));

describe('sixteen clients of a fake of EventStoreDB over two connections', () => {
  it('see one order of all they did', async () => {
    const history = await recordOnFake(() => undefined);
    expect(anomaliesIn(history)).toEqual([]);
    expect(history.log.length).toBeGreaterThan(CLIENTS);
    expect(outcomes(history)).toEqual(new Set(['written', 'refused']));
  });

  it('see one order when answers are lost and connections cut: what is asked again stands once', async () => {
    let losses = 0;
    const history = await recordOnFake(async (fake) => {
      losses += 1;
      fake.answersToLose = 1;
      if (losses % LOSSES_A_CUT === 0) await fake.restart();
    });
    expect(anomaliesIn(history)).toEqual([]);
    expect(losses).toBeGreaterThan(LOSSES_A_CUT);
    expect(history.log.length).toBeGreaterThan(CLIENTS);
  });
});
