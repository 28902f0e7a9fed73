import { openPostgresEventStore, type EventStore, type Expected, type NewEvent } from '@homeward/event-store';
import { compare, type Bench, type BenchContext, type BenchResult, type Round } from './bench';
import type { BenchDatabase } from './bench-server';
import { createPlainTable, openPlainWriters, plainAppend } from './plain-table';
import { sampleEvents } from './sample-events';

const EVENTS_PER_APPEND = 3;
/** Appends to one stream before its writer goes on to the next: some thirty events, the life of a return case. */
const APPENDS_PER_STREAM = 10;
/** Appends of one round, for one writer and for many: two to three seconds' work. */
const ROUND_APPENDS = { one: 3_000, many: 20_000 };
const QUICK_DIVISOR = 10;

/** One append prepared outside the measured time: its making is the caller's work, not the log's. */
interface Prepared {
  readonly stream: string;
  readonly revision: number;
  readonly events: readonly NewEvent[];
}

type AppendOnce = (writer: number, append: Prepared) => Promise<void>;

export const appendDistinct32: Bench = { name: 'append_distinct_32', goal: 1.3, run: (context) => distinct(context, 32) };
export const appendDistinct1: Bench = { name: 'append_distinct_1', goal: 0.75, run: (context) => distinct(context, 1) };
/** One stream that everybody appends to, over as many streams as there are writers. */
export const appendHot32: Bench = { name: 'append_hot_32', goal: 0.8, run: (context) => hot(context, 32) };

async function distinct(context: BenchContext, writers: number): Promise<BenchResult> {
  const database = await context.server.createDatabase(`append_distinct_${writers}`);
  await createPlainTable(database.adminUrl);
  return withStore(database, async (store) => {
    const clients = await openPlainWriters(database.adminUrl, writers);
    try {
      const ours: AppendOnce = async (_, { stream, revision, events }) => void (await store.append(stream, events, at(revision)));
      const baseline: AppendOnce = async (writer, { stream, revision, events }) => {
        const client = clients[writer];
        if (client !== undefined) await plainAppend(client, stream, events, revision + 1);
      };
      return await compare(context.rounds, 'appends/s', {
        ours: (round) => appendRate(context, writers, `ours-${round}`, ours),
        baseline: (round) => appendRate(context, writers, `plain-${round}`, baseline),
      });
    } finally {
      await Promise.all(clients.map((client) => client.end()));
    }
  });
}

async function hot(context: BenchContext, writers: number): Promise<BenchResult> {
  const database = await context.server.createDatabase(`append_hot_${writers}`);
  return withStore(database, (store) => {
    const onDistinct: AppendOnce = async (_, { stream, revision, events }) => void (await store.append(stream, events, at(revision)));
    const onHot: Round = (round) => {
      // Each append expects exactly the revision that the one issued before it makes, whoever issued that.
      let last = -1;
      return appendRate(context, writers, `hot-${round}`, async (_, { events }) => {
        const revision = last;
        last += events.length;
        await store.append(`hot-${round}`, events, at(revision));
      });
    };
    return compare(context.rounds, 'appends/s', {
      ours: onHot,
      baseline: (round) => appendRate(context, writers, `distinct-${round}`, onDistinct),
    });
  });
}

export async function withStore<T>(database: BenchDatabase, use: (store: EventStore) => Promise<T>): Promise<T> {
  const store = await openPostgresEventStore({ connectionString: database.appUrl });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** Appends of one event per second to streams of their own, by 32 writers: what a bulk operation cannot be faster than. */
export function singleAppendRate(store: EventStore, context: BenchContext, seed: string): Promise<number> {
  return appendRate(context, 32, seed, async (_, { stream, revision, events }) => void (await store.append(`${stream}-${revision}`, events.slice(0, 1), at(-1))));
}

/** Appends per second of this many writers, each with one append under way at a time. */
async function appendRate({ quick }: BenchContext, writers: number, seed: string, appendOnce: AppendOnce): Promise<number> {
  const appends = (writers === 1 ? ROUND_APPENDS.one : ROUND_APPENDS.many) / (quick ? QUICK_DIVISOR : 1);
  const share = Math.ceil(appends / writers);
  const work = Array.from({ length: writers }, (_, writer) => preparedBy(`${seed}-${writer}`, share));
  const started = performance.now();
  await Promise.all(work.map(async (ofWriter, writer) => {
    for (const append of ofWriter) await appendOnce(writer, append);
  }));
  return (share * writers * 1_000) / (performance.now() - started);
}

function preparedBy(writer: string, appends: number): Prepared[] {
  return Array.from({ length: appends }, (_, turn) => ({
    stream: `returnCase-${writer}-${Math.floor(turn / APPENDS_PER_STREAM)}`,
    revision: (turn % APPENDS_PER_STREAM) * EVENTS_PER_APPEND - 1,
    events: sampleEvents(`${writer}/${turn}`, EVENTS_PER_APPEND),
  }));
}

function at(revision: number): { expected: Expected } {
  return { expected: revision < 0 ? 'no-stream' : revision };
}
