import { collect, describeEventStoreContract, eventFactory } from '../testing';
import { MemoryEventStore } from './memory-event-store';

const NOW = '2026-11-22T09:30:00.000Z';
const EARLIER = '2026-11-22T09:29:59.000Z';

describeEventStoreContract('in memory', async () => new MemoryEventStore(() => NOW));

describe('the event store in memory', () => {
  it('records the time of its clock, and the last one when the clock is set back', async () => {
    const times = [NOW, EARLIER];
    const store = new MemoryEventStore(() => times.shift() ?? NOW);
    const make = eventFactory();
    await store.append('returnCase-1', make.events(1), { expected: 'no-stream' });
    await store.append('returnCase-1', make.events(1), { expected: 0 });
    expect((await collect(store.read('returnCase-1'))).map(({ recordedAt }) => recordedAt)).toEqual([NOW, NOW]);
  });
});
