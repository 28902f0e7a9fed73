import { openPostgresEventStore, type PostgresEventStore, type Position } from '@homeward/event-store';
import { createEventStoreDatabase, type EventStoreDatabase } from '../support/event-store-database';
import { play, type Action, type Appending, type Cast, type Step } from './append-race';
import { interleavings } from './interleavings';
import { Session } from './session';

const PAGE_EVENTS = 1_000;

/** Anna and Boris race for the first revision of one stream, Carla is slow with another. */
const THROUGH_THE_FUNCTION: Appending = {
  exclusive: true,
  statement: `select * from event_store.append(array[$1], array[1], array[-1], array[2], array[$2, $3]::uuid[],
    array['Noted', 'Noted'], array['{}', '{}']::json[], array['{}', '{}']::json[], array[null, null]::bytea[])`,
  values: (writer, event) => [`${writer === 'carla' ? 'slow' : 'raced'}-${event.slice(0, 8)}`, event, `${event.slice(0, -1)}f`],
};

/** How most stores do it: a serial id, taken when the row is written and visible when it is committed. */
const BY_SERIAL_ID: Appending = {
  exclusive: false,
  statement: 'insert into public.serial_log (event) values ($1)',
  values: (_, event) => [event],
};

const session = (by: string, ...actions: readonly Action[]): Step[] => actions.map((action) => ({ by, action }));
/** One look in the middle; another follows when all is over. A miss or a double needs no more than two. */
const reader = session('reader', 'read');

const WRITERS = ['anna', 'boris', 'carla'] as const;
const ALL_COMMIT = interleavings([session('anna', 'append', 'commit'), session('boris', 'append', 'commit'), session('carla', 'append', 'commit'), reader]);
const SLOW_GIVES_UP = interleavings([session('anna', 'append', 'commit'), session('boris', 'append', 'commit'), session('carla', 'append', 'rollback'), reader]);

/** Anna and Boris do the same, so an order is the same as its mirror. */
const annaFirst = (steps: readonly Step[]): boolean =>
  steps.findIndex(({ by }) => by === 'anna') < steps.findIndex(({ by }) => by === 'boris');

describe('every interleaving of two racing appenders, a slow third and a reader', () => {
  let database: EventStoreDatabase;
  let store: PostgresEventStore;
  let observer: Session;
  let writers: Map<string, Session>;
  let run = 0;

  beforeAll(async () => {
    database = await createEventStoreDatabase();
    store = await openPostgresEventStore({ connectionString: database.appUrl });
    writers = new Map(WRITERS.map((name) => [name, new Session(name, database.url)]));
    observer = new Session('observer', database.url);
    for (const opened of [observer, ...writers.values()]) await opened.open();
  });

  afterAll(async () => {
    for (const opened of [observer, ...writers.values()]) await opened.close();
    await store.close();
    await database.drop();
  });

  const castFor = (appending: Appending, read: () => Promise<void>): Cast => {
    run += 1;
    const prefix = run.toString(16).padStart(8, '0');
    return { writers, observer, appending, read, eventOf: (writer) => `${prefix}-000${WRITERS.findIndex((name) => name === writer)}-4000-8000-000000000000` };
  };

  /** What a reader who resumes after its last position saw, and what the log holds in the end. */
  const watch = async (steps: readonly Step[]) => {
    const start = await store.head();
    let last: Position | undefined = start;
    const seen: string[] = [];
    const pageAfter = (position: Position | undefined) =>
      store.readAll({ limit: PAGE_EVENTS, ...(position === undefined ? {} : { after: position }) });
    const read = async (): Promise<void> => {
      const page = await pageAfter(last);
      seen.push(...page.map(({ position, id }) => `${position} ${id}`));
      last = page.at(-1)?.position ?? last;
    };
    await play(steps, castFor(THROUGH_THE_FUNCTION, read));
    await read();
    const log = await pageAfter(start);
    return { seen, log, start };
  };

  it.each([
    { ending: 'commits', orders: ALL_COMMIT, streams: 2 },
    { ending: 'gives up', orders: SLOW_GIVES_UP, streams: 1 },
  ])('shows the reader every event once and in order when the slow one $ending', async ({ orders, streams }) => {
    expect(orders).toHaveLength(630);
    for (const steps of orders.filter(annaFirst)) {
      const { seen, log, start } = await watch(steps);
      const told = steps.map(({ by, action }) => `${by} ${action}`).join(', ');
      expect({ told, seen }).toEqual({ told, seen: log.map(({ position, id }) => `${position} ${id}`) });
      // One of the racers won its two events, and the slow one has its two if it committed; no position is left out.
      const expected = Array.from({ length: streams * 2 }, (_, place) => Number(start ?? 0) + place + 1);
      expect({ told, places: log.map(({ position }) => Number(position)) }).toEqual({ told, places: expected });
    }
  });

  it('would notice a log that is ordered by a serial id: some interleaving of it loses an event', async () => {
    await observer.run('create table public.serial_log (place bigint generated always as identity, event uuid)');
    const losing = [];
    for (const steps of ALL_COMMIT.filter(annaFirst).slice(0, 200)) {
      let last = 0;
      let seen = 0;
      await observer.run('delete from public.serial_log');
      const read = async (): Promise<void> => {
        const rows = await observer.run('select place::int from public.serial_log where place > $1 order by place', [last]);
        seen += rows.length;
        last = Number(rows.at(-1)?.['place'] ?? last);
      };
      await play(steps, castFor(BY_SERIAL_ID, read));
      await read();
      if (seen < WRITERS.length) losing.push(steps);
    }
    expect(losing.length).toBeGreaterThan(0);
  });
});
