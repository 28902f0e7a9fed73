import { openPostgresEventStore, type EventStore } from '@homeward/event-store';
import { Client } from 'pg';
import { compare, type Bench, type BenchContext, type BenchResult } from './bench';
import { sampleEvents } from './sample-events';

const EVENTS = 100_000;
const QUICK_EVENTS = 5_000;
const EVENTS_PER_STREAM = 25;
const PAGE_EVENTS = 2_000;
/** Appends under way while the log is filled. */
const FILL_APPENDS = 200;

const KEYSET_PAGE = `
select position, stream, revision, id, type, data, metadata, recorded_at
  from event_store.event where position > $1 order by position limit ${PAGE_EVENTS}`;

/** The whole log to a consumer that does nothing, over a loop of keyset pages on one connection. */
export const replay: Bench = { name: 'replay', goal: 1, run };

async function run(context: BenchContext): Promise<BenchResult> {
  const { appUrl } = await context.server.createDatabase('replay');
  const events = context.quick ? QUICK_EVENTS : EVENTS;
  const store = await openPostgresEventStore({ connectionString: appUrl });
  // The driver's parsers of JSON and dates are out of the way here too, or the plain loop would lose by them alone.
  const client = new Client({ connectionString: appUrl, types: { getTypeParser: () => (value: string | Buffer) => value } });
  try {
    await client.connect();
    await fill(store, events);
    await readByKeyset(client);
    return await compare(context.rounds, 'events/s', {
      ours: () => rate(() => readBySubscription(store, events)),
      baseline: () => rate(() => readByKeyset(client)),
    });
  } finally {
    await client.end();
    await store.close();
  }
}

async function fill(store: EventStore, events: number): Promise<void> {
  const streams = Array.from({ length: events / EVENTS_PER_STREAM }, (_, stream) => `returnCase-${stream}`);
  for (let start = 0; start < streams.length; start += FILL_APPENDS) {
    const appends = streams.slice(start, start + FILL_APPENDS).map((stream) =>
      store.append(stream, sampleEvents(stream, EVENTS_PER_STREAM), { expected: 'no-stream' }),
    );
    await Promise.all(appends);
  }
}

async function rate(readAll: () => Promise<number>): Promise<number> {
  const started = performance.now();
  const events = await readAll();
  return (events * 1_000) / (performance.now() - started);
}

async function readBySubscription(store: EventStore, events: number): Promise<number> {
  const stop = new AbortController();
  let seen = 0;
  for await (const batch of store.subscribe({ signal: stop.signal, batchSize: PAGE_EVENTS })) {
    seen += batch.length;
    if (seen >= events) stop.abort();
  }
  return seen;
}

async function readByKeyset(client: Client): Promise<number> {
  let seen = 0;
  let after = '0';
  for (;;) {
    const { rows } = await client.query<{ position: string }>({ name: 'keyset-page', text: KEYSET_PAGE, values: [after] });
    seen += rows.length;
    if (rows.length < PAGE_EVENTS) return seen;
    after = rows.at(-1)?.position ?? after;
  }
}
