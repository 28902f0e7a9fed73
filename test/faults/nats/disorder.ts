import { type IntegrationEvent, parseIntegrationEvent } from '@homeward/integration';
import { type Randomness, seededRandomness, systemTimers } from '@homeward/platform';
import { AckPolicy, nanos } from 'nats';
import { withBroker } from './stream-content';

const STREAM = 'DISORDER';
const SUBJECT = 'disorder';
const READER = 'reader';
/** The shortest a broker remembers message ids for. */
const REMEMBERED_MS = 100;
const LOST_SHARE = 0.2;
const REFUSED_SHARE = 0.1;
/** How far an event may be carried from its place. */
const REACH_EVENTS = 20;

export interface Disorder {
  readonly seed: number;
  /** As the reader does; when it rejects, the broker sends the message again. */
  readonly receive: (event: IntegrationEvent) => Promise<void>;
}

/**
 * Carries events over a stream that loses some, has others twice, with their ids and without, both within the time in which
 * the broker knows an id and after it, and mixes all of them; the last event comes last.
 */
export function throughDisorder(url: string, events: readonly IntegrationEvent[], { seed, receive }: Disorder): Promise<void> {
  const randomness = seededRandomness(seed);
  return withBroker(url, async (connection) => {
    const manager = await connection.jetstreamManager();
    await manager.streams.add({ name: STREAM, subjects: [SUBJECT], duplicate_window: nanos(REMEMBERED_MS) });
    const jetStream = connection.jetstream();
    const publish = async (passing: readonly IntegrationEvent[]): Promise<void> => {
      for (const event of passing) await jetStream.publish(SUBJECT, JSON.stringify(event), randomness.fraction() < 0.5 ? { msgID: event.id } : {});
    };
    const mixed = disordered(events, randomness);
    await publish(mixed);
    await systemTimers.sleep(2 * REMEMBERED_MS);
    await publish([...mixed.slice(0, mixed.length / 2), ...events.slice(-1)]);

    await manager.consumers.add(STREAM, { durable_name: READER, ack_policy: AckPolicy.Explicit });
    const { num_pending: pending } = await manager.consumers.info(STREAM, READER);
    let acknowledged = 0;
    for await (const message of await (await jetStream.consumers.get(STREAM, READER)).consume()) {
      try {
        if (randomness.fraction() < REFUSED_SHARE) throw new Error('the reader fell over');
        await receive(parseIntegrationEvent(message.string()));
        message.ack();
        acknowledged += 1;
      } catch {
        message.nak();
      }
      if (acknowledged === pending) return;
    }
  });
}

/** Some lost, some doubled, each carried a little from its place. */
function disordered(events: readonly IntegrationEvent[], randomness: Randomness): readonly IntegrationEvent[] {
  const placed = events.flatMap((event, index) => {
    const copies = randomness.fraction() < LOST_SHARE ? 0 : 1 + Math.floor(randomness.fraction() * 2);
    return Array.from({ length: copies }, () => ({ event, at: index + randomness.fraction() * REACH_EVENTS }));
  });
  return placed.sort((one, other) => one.at - other.at).map(({ event }) => event);
}
