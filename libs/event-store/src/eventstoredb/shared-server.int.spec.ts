import type { EventStore } from '../event-store';
import { collect, collectUntil, eventFactory } from '../testing';
import { openEventStoreDbEventStore } from './open';
import { FakeEventStoreDb } from './testing/fake-eventstoredb';

const PASSWORD = 'hunter2';

describe('the event store on a fake of EventStoreDB that others share', () => {
  const make = eventFactory();
  let fake: FakeEventStoreDb;
  let store: EventStore;

  beforeEach(async () => {
    fake = await FakeEventStoreDb.start();
    store = await openEventStoreDbEventStore({ connectionString: fake.url });
  });

  afterEach(async () => {
    await store.close();
    fake.stop();
  });

  it.each([
    ['numbers and the order of keys', '{ "b":1.0, "a":1e400,\t"b":12345678901234567890.10, "c":-0 }'],
    ['characters of any script', '{"name":"علي 한 🇬🇭 \u2028 é é"}'],
    ['escapes', '"\\u0000 \\ud800 \\/ \\u00e9"'],
    ['a bare number', '1.50'],
  ])('gives back %s byte for byte, in data and in metadata', async (_, text) => {
    const event = make.event({ data: text, metadata: text });
    await store.append(make.stream(), [event], { expected: 'no-stream' });
    expect(await store.readAll({ limit: 1 })).toMatchObject([{ id: event.id, data: text, metadata: text }]);
    expect(Buffer.from(fake.log.records[0]?.data ?? []).toString()).toBe(text);
  });

  it('keeps the leaf hash and the event id beside the event', async () => {
    const event = make.event({ leafHash: new Uint8Array(32).fill(0xab) });
    await store.append(make.stream(), [event], { expected: 'no-stream' });
    const kept: unknown = JSON.parse(Buffer.from(fake.log.records[0]?.customMetadata ?? []).toString());
    expect(kept).toEqual({ id: event.id, metadata: '{}', leafHash: 'ab'.repeat(32) });
  });

  it('neither reads, follows nor counts what the server and others write', async () => {
    fake.writeForeign('$stats-127.0.0.1', 3);
    fake.writeForeign('homewards.returnCase-1', 3);
    expect(await store.head()).toBeUndefined();
    const events = make.events(3);
    const stream = make.stream();
    await store.append(stream, events.slice(0, 2), { expected: 'no-stream' });
    fake.writeForeign('elsewhere-1', 3);
    const { position } = await store.append(stream, events.slice(2), { expected: 1 });
    fake.writeForeign('elsewhere-1', 3);
    expect(await store.head()).toBe(position);
    const ids = events.map(({ id }) => id);
    expect((await store.readAll({ limit: 10 })).map(({ id }) => id)).toEqual(ids);
    const followed = collectUntil(store.subscribe({ signal: AbortSignal.timeout(20_000) }), (seen) => seen.length >= 3);
    expect((await followed).map(({ id }) => id)).toEqual(ids);
  });

  it('keeps logs with different prefixes apart', async () => {
    const other = await openEventStoreDbEventStore({ connectionString: fake.url, prefix: 'training.' });
    try {
      const stream = make.stream();
      await store.append(stream, make.events(1), { expected: 'no-stream' });
      await other.append(stream, make.events(2), { expected: 'no-stream' });
      expect(await collect(store.read(stream))).toHaveLength(1);
      expect(await other.readAll({ limit: 10 })).toHaveLength(2);
      expect(fake.log.records.map(({ stream: name }) => name.split('.')[0])).toEqual(['homeward', 'training', 'training']);
    } finally {
      await other.close();
    }
  });

  it('stops at an event among its own that it did not write', async () => {
    fake.writeForeign('homeward.returnCase-1', 1);
    const refusal = 'Revision 0 of homeward.returnCase-1 was not written by this store.';
    await expect(store.readAll({ limit: 1 })).rejects.toThrow(refusal);
    await expect(collect(store.subscribe({ signal: AbortSignal.timeout(20_000) }))).rejects.toThrow(refusal);
  });

  it.each([
    `esdb://admin:${PASSWORD}@127.0.0.1:2113?tlsVerifyCert=false`,
    `esdb://admin:${PASSWORD}@127.0.0.1:2113?colour=red`,
    `esdb://admin:${PASSWORD}@127.0.0.1:port`,
    `esdb://admin:${PASSWORD}@127.0.0.1:2113?tls=perhaps`,
    `postgres://admin:${PASSWORD}@127.0.0.1`,
    '',
  ])('refuses a connection string that is none, quoting it neither in the error nor on the console (%#)', async (connectionString) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    try {
      const error: unknown = await openEventStoreDbEventStore({ connectionString }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'InvalidStoreRequest' });
      expect(JSON.stringify([error, error instanceof Error ? [error.stack, error.cause] : []])).not.toContain(PASSWORD);
      expect(warn).not.toHaveBeenCalled();
    } finally {
      warn.mockRestore();
    }
  });

  it.each(['', '$own', 'with-dash', 'with space', 'p'.repeat(61)])('refuses %j as a prefix', async (prefix) => {
    await expect(openEventStoreDbEventStore({ connectionString: fake.url, prefix })).rejects.toMatchObject({ code: 'InvalidStoreRequest' });
  });
});
