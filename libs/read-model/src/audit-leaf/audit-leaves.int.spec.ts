import { leafHashOf } from '@homeward/case-log';
import { type EventStore, MemoryEventStore, openEventStoreDbEventStore } from '@homeward/event-store';
import { silentLogger, systemClock, systemTimers } from '@homeward/platform';
import type { DataSource } from 'typeorm';
import { openThrowAwayEventStore } from '../../../../test/support/event-store-database';
import { eventFactory, startFakeEventStoreDb } from '../../../event-store/src/testing';
import { openReadModels, type ReadModels } from '../testing/read-models';
import { AuditLeaves } from './audit-leaves';
import { LeafNumbering, LogDiffers } from './leaf-numbering';

interface Leaf {
  readonly index: number;
  readonly position: string;
  readonly hash: string;
}

const ALL = `select leaf_index::int as index, position, encode(leaf_hash, 'hex') as hash from audit.leaf order by leaf_index`;
const LOOK_EVERY_MS = 10;
const PATIENCE_MS = 20_000;
const CHANGES = ['update audit.leaf set stream = stream where false', 'delete from audit.leaf', 'truncate audit.leaf', 'set session_replication_role = replica; delete from audit.leaf'];

const leavesOf = (dataSource: DataSource): Promise<readonly Leaf[]> => dataSource.query(ALL);
const countOf = async (dataSource: DataSource): Promise<number> => (await dataSource.query<readonly { n: number }[]>('select count(*)::int as n from audit.leaf'))[0]?.n ?? 0;

/** Streams of one to seven events, the same ones in every store it fills. */
async function fill(store: EventStore, events: ReturnType<ReturnType<typeof eventFactory>['events']>): Promise<void> {
  for (let start = 0, stream = 0; start < events.length; stream += 1) {
    const size = 1 + (stream % 7);
    await store.append(`returnCase-${stream}`, events.slice(start, start + size), { expected: 'no-stream' });
    start += size;
  }
}

/** What the log says the leaves must be, from positions and bytes alone. */
async function expectedOf(store: EventStore): Promise<readonly Leaf[]> {
  const events = await store.readAll({ limit: 10_000 });
  return events.map((event, index) => ({ index, position: event.position, hash: leafHashOf(event.stream, event.revision, event).toString('hex') }));
}

describe('the numbers of the events for the audit', () => {
  let models: ReadModels;
  beforeEach(async () => {
    models = await openReadModels();
  });
  afterEach(() => models.close());

  const numbering = (store: EventStore, dataSource = models.dataSource, batchEvents = 100) =>
    new LeafNumbering({ store, leaves: new AuditLeaves(dataSource), timers: systemTimers, logger: silentLogger, batchEvents });

  /** Numbers until so many are there, or until the numbering says why not. */
  async function numbered(store: EventStore, count: number, { dataSource = models.dataSource, competitors = 1, meanwhile = () => Promise.resolve() } = {}): Promise<readonly Leaf[]> {
    const stop = new AbortController();
    const all = Array.from({ length: competitors }, () => numbering(store, dataSource));
    const running = all.map((one) => one.number(stop.signal));
    for (let waitedMs = 0; waitedMs < PATIENCE_MS && (await countOf(dataSource)) < count && !(all[0]?.failure instanceof LogDiffers); waitedMs += LOOK_EVERY_MS) {
      await meanwhile();
      await systemTimers.sleep(LOOK_EVERY_MS);
    }
    stop.abort();
    await Promise.all(running);
    return leavesOf(dataSource);
  }

  it('are the dense places of PostgreSQL and those of the sparse positions of EventStoreDB, with the same hashes', async () => {
    const events = eventFactory().events(250);
    const [postgres, fake] = [await openThrowAwayEventStore(), await startFakeEventStoreDb()];
    const sparse = await openEventStoreDbEventStore({ connectionString: fake.url });
    const others = await openReadModels();
    try {
      await Promise.all([fill(postgres, events), fill(sparse, events)]);
      const [dense, moved] = [await numbered(postgres, 250), await numbered(sparse, 250, { dataSource: others.dataSource })];

      expect(dense).toEqual(await expectedOf(postgres));
      expect(dense.map(({ position }) => Number(position))).toEqual(dense.map(({ index }) => index + 1));
      expect(moved).toEqual(await expectedOf(sparse));
      expect(moved.map(({ index, hash }) => [index, hash])).toEqual(dense.map(({ index, hash }) => [index, hash]));
    } finally {
      await Promise.all([others.close(), postgres.close(), sparse.close()]);
      fake.stop();
    }
  });

  it('are the same when they are made again from the log, and go on when it grows', async () => {
    const store = new MemoryEventStore(() => systemClock.now());
    const events = eventFactory().events(300);
    await fill(store, events.slice(0, 140));
    await numbered(store, 140);
    await store.append('returnCase-later', events.slice(140), { expected: 'no-stream' });
    const grown = await numbered(store, 300);
    const again = await openReadModels();
    try {
      expect(await numbered(store, 300, { dataSource: again.dataSource })).toEqual(grown);
      expect(grown).toEqual(await expectedOf(store));
    } finally {
      await again.close();
    }
  });

  it('are given once and to every event, though connections are killed half-way and two do the work', async () => {
    const store = new MemoryEventStore(() => systemClock.now());
    await fill(store, eventFactory().events(2_500));
    const killer = await openReadModels();
    let kills = 0;
    const name = models.dataSource.driver.database;
    const meanwhile = async (): Promise<void> => {
      const killed = await killer.dataSource.query<readonly unknown[]>("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and query like 'insert into audit.leaf%'", [name]);
      kills += killed.length;
    };
    try {
      expect(await numbered(store, 2_500, { competitors: 2, meanwhile })).toEqual(await expectedOf(store));
      expect(kills).toBeGreaterThan(0);
    } finally {
      await killer.close();
    }
  });

  it('are not changed afterwards, by nobody', async () => {
    const store = new MemoryEventStore(() => systemClock.now());
    await fill(store, eventFactory().events(3));
    const before = await numbered(store, 3);
    for (const change of CHANGES) await expect(models.dataSource.query(change)).rejects.toThrow(/The audit log only grows/);
    expect(await leavesOf(models.dataSource)).toEqual(before);
  });

  it('have no gap, no double and no other order than the log’s, whoever writes', async () => {
    const store = new MemoryEventStore(() => systemClock.now());
    await fill(store, eventFactory().events(6));
    const events = await store.readAll({ limit: 10 });
    const leaves = new AuditLeaves(models.dataSource);
    const [one, two, three, four] = events;
    if (!one || !two || !three || !four) throw new Error('There are six events.');
    await expect(leaves.add(1, [one])).rejects.toThrow('without a gap');
    await leaves.add(0, [one]);
    await expect(leaves.add(0, [two])).rejects.toThrow('duplicate key');
    await expect(leaves.add(2, [three])).rejects.toThrow('without a gap');
    await expect(leaves.add(1, [three, two])).rejects.toThrow('in the order of the log');
    await leaves.add(1, [two, four]);
    await expect(leaves.add(3, [three])).rejects.toThrow('in the order of the log');
    expect((await leavesOf(models.dataSource)).map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('are given to no log of another engine, whose positions are of another kind', async () => {
    const store = new MemoryEventStore(() => systemClock.now());
    await fill(store, eventFactory().events(3));
    const moved = (await store.readAll({ limit: 3 })).map((event) => ({ ...event, position: `${event.position.padStart(20, '0')}-${'0'.repeat(20)}` }));
    await new AuditLeaves(models.dataSource).add(0, moved);
    expect(await numbered(store, 4)).toHaveLength(3);
  });

  it('are given to no other log than the one they began with', async () => {
    const [store, other] = [new MemoryEventStore(() => systemClock.now()), new MemoryEventStore(() => systemClock.now())];
    await fill(store, eventFactory(1).events(5));
    await fill(other, eventFactory(2).events(9));
    const before = await numbered(store, 5);
    expect(await numbered(other, 9)).toEqual(before);
    await store.append('returnCase-next', eventFactory(3).events(1), { expected: 'no-stream' });
    expect(await numbered(store, 6)).toEqual(await expectedOf(store));
  });
});
