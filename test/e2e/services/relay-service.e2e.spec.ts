import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandSubjectOf, eventSubjectOf } from '@homeward/integration';
import { ask, NatsLink } from '@homeward/nats';
import { systemTimers } from '@homeward/platform';
import { type Connections, provision } from '@homeward/wiring';
import { connect } from 'nats';
import { describeWithNats, NatsServer } from '../../../libs/nats/src/testing';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { buildServices, ServiceProcess } from './service-process';

const SLOW_MS = 120_000;
const TRIES = 200;

const serverOf = (database: TestDatabase) => ({
  url: (_: string, user?: string) => (user === undefined ? database.url : database.urlFor(user)),
  ensureDatabase: () => Promise.resolve(),
  allowLogin: () => Promise.resolve(),
});

describeWithNats('the write side and the relay as processes beside NATS', (binary) => {
  let databases: readonly [TestDatabase, TestDatabase];
  let connections: Connections;
  let folder: string;
  let nats: NatsServer;
  const started: ServiceProcess[] = [];
  const start = (name: string): ServiceProcess => {
    const { eventStoreUrl, readModelUrl, keysUrl } = connections;
    const service = new ServiceProcess(name, {
      HOMEWARD_DATA_DIR: folder,
      HOMEWARD_EVENT_STORE_URL: eventStoreUrl,
      HOMEWARD_READ_MODEL_URL: readModelUrl,
      HOMEWARD_NATS_URL: nats.url,
      ...(name === 'relay' ? {} : { HOMEWARD_KEYS_URL: keysUrl }),
    });
    started.push(service);
    return service;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'homeward-relay-'));
    databases = [await createTestDatabase(), await createTestDatabase()];
    connections = await provision({ data: serverOf(databases[0]), keys: serverOf(databases[1]) });
    nats = await NatsServer.start(binary);
    await buildServices();
  }, SLOW_MS);
  afterAll(async () => {
    await Promise.all(started.map((service) => service.stop()));
    await nats.remove();
    await Promise.all(databases.map((database) => database.drop()));
    await rm(folder, { recursive: true, force: true });
  }, SLOW_MS);

  it('start, take commands, and make the stream', async () => {
    const [casework, relay] = [start('casework'), start('relay')];
    await Promise.all([casework.url(), relay.url()]);
    const link = await NatsLink.open({ url: nats.url, name: 'a client' });
    const { text } = await ask(link, commandSubjectOf('register-case'), { text: '{}', headers: {}, timeoutMs: 10_000 });
    expect(JSON.parse(text)).toMatchObject({ status: 401, code: 'NotAuthenticated' });
    await link.close();
    const connection = await connect({ servers: nats.url });
    const manager = await connection.jetstreamManager();
    let subjects: readonly string[] = [];
    for (let tries = 0; subjects.length === 0 && tries < TRIES; tries += 1) {
      subjects = await manager.streams.info('HOMEWARD').then(({ config }) => config.subjects, () => []);
      await systemTimers.sleep(50);
    }
    await connection.close();
    expect(subjects).toEqual(['homeward.events.v1.>']);
    expect(eventSubjectOf('CaseRegistered')).toBe('homeward.events.v1.return-case.case-registered');
    expect((await relay.health()).subscriptions).toEqual([{ name: 'relay', standing: 'leader' }]);
  }, SLOW_MS);
});
