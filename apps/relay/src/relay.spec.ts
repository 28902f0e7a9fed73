import * as fc from 'fast-check';
import { ForeignStream } from './relay';
import { MemoryChannel, Relaying, until, upTo } from './testing/relaying';

const relaying = () => new Relaying(new MemoryChannel());

describe('the relay', () => {
  it('tells every event of a case in the order of the log, numbered from 1, and goes on as the log grows', async () => {
    const { log, channel, ...at } = given();
    const first = await log.grow(3);
    await log.growElsewhere(2);
    at.relaying.start();
    await at.relaying.reaches(3);
    const second = await log.grow(2);
    await at.relaying.reaches(5);
    await at.relaying.stop();
    expect(channel.held.map(({ id }) => id)).toEqual([...first, ...second]);
    expect(channel.sequences).toEqual(upTo(5));
  });

  it('keeps the place of an event only when the broker has acknowledged it', async () => {
    const { log, channel, progress, relaying: running } = given();
    let away = true;
    channel.fault = () => (away ? 2 : undefined);
    await log.grow(4);
    running.start();
    await until(() => running.relay.failure !== undefined);
    expect(progress.kept.sequence).toBe(0);
    away = false;
    await running.reaches(4);
    expect(running.relay.failure).toBeUndefined();
    await running.stop();
    expect(channel.sequences).toEqual(upTo(4));
  });

  it('tells nothing twice when it dies between the acknowledgement and its own record', async () => {
    const { log, channel, progress, relaying: running } = given();
    let dies = true;
    progress.fault = () => dies;
    await log.grow(3);
    running.start();
    await until(() => running.relay.failure !== undefined);
    await running.stop();
    expect(progress.kept.sequence).toBe(0);
    dies = false;
    const next = new Relaying(channel, { log, progress });
    next.start();
    await next.reaches(3);
    await next.stop();
    expect(channel.sequences).toEqual(upTo(3));
  });

  it.each([0, 1, 4])('fills a stream again that was left with %i of six events', async (left) => {
    const { log, channel, relaying: running } = given();
    const ids = await log.grow(6);
    running.start();
    await running.reaches(6);
    await running.stop();
    channel.held = channel.held.slice(0, left);
    running.start();
    await until(() => channel.held.length === 6);
    const more = await log.grow(1);
    await running.reaches(7);
    await running.stop();
    expect(channel.sequences).toEqual(upTo(7));
    expect(channel.held.map(({ id }) => id)).toEqual([...ids, ...more]);
  });

  it('notices an emptied stream when the next event fails to follow on', async () => {
    const { log, channel, relaying: running } = given();
    await log.grow(3);
    running.start();
    await running.reaches(3);
    channel.held = [];
    let refuses = true;
    channel.fault = () => {
      if (!refuses) return undefined;
      refuses = false;
      return 0;
    };
    await log.grow(1);
    await running.reaches(4);
    await running.stop();
    expect(channel.sequences).toEqual(upTo(4));
  });

  it('refuses a stream that is further than the log and holds something else there', async () => {
    const other = given();
    await other.log.grow(1);
    await other.log.grow(3);
    other.relaying.start();
    await other.relaying.reaches(4);
    await other.relaying.stop();
    const restored = new Relaying(other.channel);
    await restored.log.grow(5);
    restored.start();
    await until(() => restored.relay.failure instanceof ForeignStream);
    await restored.stop();
    expect(other.channel.sequences).toEqual(upTo(4));
  });

  it('refuses a stream that ends where it was left with an event of another place', async () => {
    const { log, channel, progress, relaying: running } = given();
    await log.grow(2);
    running.start();
    await running.reaches(2);
    await running.stop();
    progress.kept = { ...progress.kept, position: '0000000000000009' };
    running.start();
    await until(() => running.relay.failure instanceof ForeignStream);
    await running.stop();
    expect(channel.sequences).toEqual(upTo(2));
  });

  it('leaves no gap and no double, wherever the broker and the database fail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ arriving: fc.option(fc.nat(5), { nil: undefined }), kept: fc.boolean() }), { maxLength: 4 }), async (faults) => {
        const { log, channel, progress, relaying: running } = given();
        const broker = faults.map(({ arriving }) => arriving);
        const database = faults.map(({ kept }) => kept);
        channel.fault = () => broker.shift();
        progress.fault = () => database.shift() === false;
        const ids = await log.grow(6);
        running.start();
        await running.reaches(6);
        await running.stop();
        expect(channel.sequences).toEqual(upTo(6));
        expect(channel.held.map(({ id }) => id)).toEqual(ids);
      }),
      { numRuns: 20 },
    );
  });
});

function given() {
  const running = relaying();
  return { relaying: running, log: running.log, channel: running.channel, progress: running.progress };
}

