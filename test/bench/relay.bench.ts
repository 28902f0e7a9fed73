import { type EventStore, openPostgresEventStore } from '@homeward/event-store';
import { EVENT_STREAM, EVENT_SUBJECTS, eventSubjectOf, FEED_START, readRange, toldTypeOf } from '@homeward/integration';
import { silentLogger, systemTimers } from '@homeward/platform';
import { migrateReadModels, readModelDataSource, RelayProgress } from '@homeward/read-model';
import { connect, type JetStreamClient, type NatsConnection, StorageType } from 'nats';
import { JetStreamChannel } from '../../apps/relay/src/jetstream-channel';
import { Relay } from '../../apps/relay/src/relay';
import { NatsServer } from '../../libs/nats/src/testing';
import { type Bench, type BenchContext, type BenchResult, compare } from './bench';
import { EVENTS_PER_CASE, fillWithCases } from './case-histories';
import { missingNats, natsBinary } from './nats-binary';

const CASES = 400;
const QUICK_CASES = 40;
/** As many as the relay has on their way. */
const BATCH_EVENTS = 256;
const MS_PER_SECOND = 1_000;
const LOOK_EVERY_MS = 2;
const PATIENCE_MS = 120_000;

/** The log relayed to JetStream, read, numbered and acknowledged, its progress kept in PostgreSQL, over messages of the same bytes published plainly. */
export const relay: Bench = { name: 'relay', goal: 0.3, missing: missingNats, run };

async function run(context: BenchContext): Promise<BenchResult> {
  const { adminUrl, appUrl } = await context.server.createDatabase('relay');
  const store = await openPostgresEventStore({ connectionString: appUrl });
  const dataSource = await readModelDataSource({ url: adminUrl }).initialize();
  const broker = await NatsServer.start(natsBinary());
  const connection = await connect({ servers: broker.url });
  try {
    await migrateReadModels(dataSource);
    const events = await fillWithCases(store, context.quick ? QUICK_CASES : CASES);
    const messages = await messagesOf(store, events);
    const work = { broker, store, events, connection };
    return await compare(context.rounds, 'events/s', {
      ours: (round) => rate(work, () => relayAll(work, new RelayProgress(dataSource, `relay-${round}`))),
      baseline: () => rate(work, () => publishAll(connection.jetstream(), messages)),
    });
  } finally {
    await connection.close();
    await broker.remove();
    await dataSource.destroy();
    await store.close();
  }
}

interface Work {
  readonly broker: NatsServer;
  readonly store: EventStore;
  readonly events: number;
  readonly connection: NatsConnection;
}

interface Message {
  readonly subject: string;
  readonly id: string;
  readonly text: string;
}

/** The very messages that the relay publishes, made beforehand. */
async function messagesOf(store: EventStore, events: number): Promise<readonly Message[]> {
  const all = await readRange(store, FEED_START, events);
  if (all.length !== events || events % EVENTS_PER_CASE !== 0) throw new Error('The log holds whole cases only.');
  return all.map((event) => ({ subject: eventSubjectOf(toldTypeOf(event)), id: event.id, text: JSON.stringify(event) }));
}

/** Each round begins with an empty stream of the same kind. */
async function rate({ connection, events }: Work, fill: () => Promise<void>): Promise<number> {
  const manager = await connection.jetstreamManager();
  await manager.streams.delete(EVENT_STREAM).catch(() => false);
  await manager.streams.add({ name: EVENT_STREAM, subjects: [EVENT_SUBJECTS], storage: StorageType.File });
  const startedMs = performance.now();
  await fill();
  const seconds = (performance.now() - startedMs) / MS_PER_SECOND;
  const { state } = await manager.streams.info(EVENT_STREAM);
  if (state.messages !== events) throw new Error(`The stream holds ${state.messages} of ${events} events.`);
  return events / seconds;
}

async function relayAll({ broker, store, events }: Work, progress: RelayProgress): Promise<void> {
  const channel = new JetStreamChannel({ url: broker.url, name: 'bench' });
  const stop = new AbortController();
  const real = new Relay({ store, channel, progress, timers: systemTimers, logger: silentLogger });
  const running = real.run(stop.signal);
  for (let waitedMs = 0; real.relayed < events && waitedMs < PATIENCE_MS; waitedMs += LOOK_EVERY_MS) await systemTimers.sleep(LOOK_EVERY_MS);
  stop.abort();
  await running;
  await channel.close();
}

async function publishAll(client: JetStreamClient, messages: readonly Message[]): Promise<void> {
  for (let first = 0; first < messages.length; first += BATCH_EVENTS) {
    await Promise.all(messages.slice(first, first + BATCH_EVENTS).map(({ subject, id, text }) => client.publish(subject, text, { msgID: id })));
  }
}
