import { IntegrationFeed, type IntegrationEvent, parseIntegrationEvent, readRange, sequenceOf } from '@homeward/integration';
import { connect, type ConsumerMessages } from 'nats';
import { describeWithNats, NatsServer } from '../../../libs/nats/src/testing';
import { JetStreamChannel } from './jetstream-channel';
import { MemoryProgress, Relaying, until, upTo } from './testing/relaying';

/** What stands in the stream, from its beginning. */
async function messagesIn(url: string): Promise<readonly IntegrationEvent[]> {
  const connection = await connect({ servers: url });
  try {
    const manager = await connection.jetstreamManager();
    const { state } = await manager.streams.info('HOMEWARD');
    const texts = await Promise.all(Array.from({ length: state.messages }, (_, index) => manager.streams.getMessage('HOMEWARD', { seq: state.first_seq + index })));
    return texts.map((message) => parseIntegrationEvent(message.string()));
  } finally {
    await connection.close();
  }
}

describeWithNats('the relay over JetStream', (binary) => {
  let server: NatsServer;
  let channels: JetStreamChannel[] = [];
  beforeEach(async () => {
    server = await NatsServer.start(binary);
  });
  afterEach(async () => {
    await Promise.all(channels.map((channel) => channel.close()));
    channels = [];
    await server.remove();
  });

  function given(over: ConstructorParameters<typeof Relaying>[1] = {}): Relaying<JetStreamChannel> {
    const channel = new JetStreamChannel({ url: server.url, name: 'a test' });
    channels.push(channel);
    return new Relaying(channel, over);
  }

  it('publishes every event once, in order, under its own subject', async () => {
    const relaying = given();
    const ids = await relaying.log.grow(400);
    relaying.start();
    await relaying.reaches(400);
    await relaying.stop();
    const held = await messagesIn(server.url);
    expect(held.map(sequenceOf)).toEqual(upTo(400));
    expect(held.map(({ id }) => id)).toEqual(ids);
  });

  it('waits for a broker that is away and loses nothing', async () => {
    const relaying = given();
    relaying.start();
    await relaying.log.grow(5);
    await relaying.reaches(5);
    await server.kill();
    await relaying.log.grow(5);
    await until(() => relaying.relay.failure !== undefined);
    await server.start();
    await relaying.reaches(10);
    await relaying.stop();
    expect((await messagesIn(server.url)).map(sequenceOf)).toEqual(upTo(10));
  });

  it('fills a broker again that lost all it had', async () => {
    const relaying = given();
    relaying.start();
    const ids = await relaying.log.grow(7);
    await relaying.reaches(7);
    await server.kill();
    await server.wipe();
    await server.start();
    const more = await relaying.log.grow(1);
    await relaying.reaches(8);
    await relaying.stop();
    const held = await messagesIn(server.url);
    expect(held.map(sequenceOf)).toEqual(upTo(8));
    expect(held.map(({ id }) => id)).toEqual([...ids, ...more]);
  });

  it('publishes nothing twice when its own record of it was lost', async () => {
    const relaying = given();
    await relaying.log.grow(6);
    relaying.start();
    await relaying.reaches(6);
    await relaying.stop();
    const next = given({ log: relaying.log, progress: new MemoryProgress() });
    next.start();
    await next.reaches(6);
    await next.log.grow(1);
    await next.reaches(7);
    await next.stop();
    expect((await messagesIn(server.url)).map(sequenceOf)).toEqual(upTo(7));
  });

  it('holds no event twice when two relays believe that they lead', async () => {
    const first = given();
    const second = given({ log: first.log, progress: first.progress });
    first.start();
    second.start();
    for (let round = 0; round < 10; round += 1) await first.log.grow(20);
    await first.reaches(200);
    await Promise.all([first.stop(), second.stop()]);
    expect((await messagesIn(server.url)).map(sequenceOf)).toEqual(upTo(200));
  });

  it('feeds a reader that was away while the broker lost everything', async () => {
    const relaying = given();
    const delivered: string[] = [];
    const reader = new IntegrationFeed({ fetchRange: (after, last) => readRange(relaying.log.store, after, last), deliver: async ({ id }) => void delivered.push(id) });
    const ids = await relaying.log.grow(10);
    relaying.start();
    await relaying.reaches(10);
    const connection = await connect({ servers: server.url });
    await (await connection.jetstreamManager()).consumers.add('HOMEWARD', { durable_name: 'reader', ack_policy: 'explicit' as never });
    const consumer = await connection.jetstream().consumers.get('HOMEWARD', 'reader');
    const messages: ConsumerMessages = await consumer.consume();
    for await (const message of messages) {
      // Every third message is lost on its way, and every other one comes twice.
      const event = parseIntegrationEvent(message.string());
      const sequence = sequenceOf(event);
      if (sequence % 3 !== 0 || sequence === 10) await reader.receive(event);
      if (sequence % 2 === 0) await reader.receive(event);
      message.ack();
      if (sequence === 10) break;
    }
    await connection.close();
    await relaying.stop();
    expect(delivered).toEqual(ids);
  });
});
