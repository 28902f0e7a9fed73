import { type IntegrationEvent, parseIntegrationEvent } from '@homeward/integration';
import { connect, type NatsConnection } from 'nats';

const STREAM = 'HOMEWARD';

/** Does something with a connection of its own to the broker. */
export async function withBroker<Result>(url: string, work: (connection: NatsConnection) => Promise<Result>): Promise<Result> {
  const connection = await connect({ servers: url });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** All that stands in the stream, from its beginning. */
export function contentOf(url: string): Promise<readonly IntegrationEvent[]> {
  return withBroker(url, async (connection) => {
    const manager = await connection.jetstreamManager();
    const { state } = await manager.streams.info(STREAM);
    const events: IntegrationEvent[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) events.push(parseIntegrationEvent((await manager.streams.getMessage(STREAM, { seq })).string()));
    return events;
  });
}

/** Messages in the stream; undefined while there is no stream or no broker. */
export function countIn(url: string): Promise<number | undefined> {
  return withBroker(url, async (connection) => (await (await connection.jetstreamManager()).streams.info(STREAM)).state.messages).catch(() => undefined);
}

/** Bytes the stream takes. */
export function sizeOf(url: string): Promise<number> {
  return withBroker(url, async (connection) => (await (await connection.jetstreamManager()).streams.info(STREAM)).state.bytes);
}
