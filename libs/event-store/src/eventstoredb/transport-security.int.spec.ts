import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable } from '../errors';
import { collectUntil, eventFactory } from '../testing';
import { openEventStoreDbEventStore } from './open';
import { FakeEventStoreDb } from './testing/fake-eventstoredb';
import { selfSigned } from './testing/self-signed';

describe('the event store on a fake of EventStoreDB with TLS', () => {
  const make = eventFactory();
  let fake: FakeEventStoreDb;
  let folder: string;
  const urlWith = (options: string): string => `esdb://officer:p%40ss%20word@localhost:${fake.port}?tls=true${options}`;

  beforeAll(async () => {
    const tls = selfSigned();
    fake = await FakeEventStoreDb.start(tls);
    folder = await mkdtemp(join(tmpdir(), 'homeward-tls-'));
    await writeFile(join(folder, 'ca.pem'), tls.certificate);
  });

  afterAll(async () => {
    fake.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('says who it is on every call of a connection whose certificate it was given', async () => {
    const store = await openEventStoreDbEventStore({ connectionString: urlWith(`&tlsCAFile=${encodeURIComponent(join(folder, 'ca.pem'))}`) });
    try {
      const event = make.event();
      await store.append(make.stream(), [event], { expected: 'no-stream' });
      const seen = await collectUntil(store.subscribe({ signal: AbortSignal.timeout(20_000) }), (events) => events.length > 0);
      expect(seen).toMatchObject([{ id: event.id }]);
      expect([...fake.authorizations]).toEqual([`Basic ${Buffer.from('officer:p@ss word').toString('base64')}`]);
    } finally {
      await store.close();
    }
  });

  it('does not talk to a server whose certificate nobody vouches for, nor tell the password', async () => {
    const error: unknown = await openEventStoreDbEventStore({ connectionString: urlWith('') }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(JSON.stringify([error, error instanceof Error ? [error.stack, error.cause, String(error.cause)] : []])).not.toMatch(/p(@|%40)ss/);
  });

  it('says that a certificate is not there', async () => {
    const opening = openEventStoreDbEventStore({ connectionString: urlWith('&tlsCAFile=/nowhere/ca.pem') });
    await expect(opening).rejects.toMatchObject({ code: 'InvalidStoreRequest' });
  });
});
