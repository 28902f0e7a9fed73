import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DevelopmentIssuer, openDevelopmentIssuer } from '@homeward/access';
import { systemClock } from '@homeward/platform';
import type { Role } from '@homeward/return-case';
import { type Connections, provision } from '@homeward/wiring';
import { createTestDatabase, type TestDatabase } from '../../support/postgres';
import { until } from '../../support/until';
import { OpenFeed } from '../reading/open-feed';
import { buildServices, ServiceProcess } from './service-process';

const SLOW_MS = 120_000;

describe('access that is revoked in one process', () => {
  let databases: readonly [TestDatabase, TestDatabase];
  let connections: Connections;
  let folder: string;
  let issuer: DevelopmentIssuer;
  const started: ServiceProcess[] = [];

  const serverOf = (database: TestDatabase) => ({
    url: (_: string, user?: string) => (user === undefined ? database.url : database.urlFor(user)),
    ensureDatabase: () => Promise.resolve(),
    allowLogin: () => Promise.resolve(),
  });

  function start(name: string): ServiceProcess {
    const { eventStoreUrl, readModelUrl, keysUrl } = connections;
    const service = new ServiceProcess(name, { HOMEWARD_DATA_DIR: folder, HOMEWARD_EVENT_STORE_URL: eventStoreUrl, HOMEWARD_READ_MODEL_URL: readModelUrl, HOMEWARD_KEYS_URL: keysUrl });
    started.push(service);
    return service;
  }
  const login = (role: Role, subject: string): Promise<string> => issuer.issueDevelopmentToken({ role, subject, office: 'niamey', lifetimeSeconds: 3_600 });
  const statusOf = async (service: ServiceProcess, path: string, token: string): Promise<number> =>
    (await fetch(`${await service.url()}${path}`, { headers: { authorization: `Bearer ${token}` } })).status;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'homeward-revocations-'));
    databases = [await createTestDatabase(), await createTestDatabase()];
    connections = await provision({ data: serverOf(databases[0]), keys: serverOf(databases[1]) });
    issuer = await openDevelopmentIssuer({ folder: join(folder, 'issuer'), audience: 'homeward', environment: 'test', externalIssuer: undefined, nowMs: () => systemClock.nowMs() });
    await buildServices();
  }, SLOW_MS);

  afterAll(async () => {
    await Promise.all(started.map((service) => service.stop('SIGKILL')));
    await Promise.all(databases.map((database) => database.drop()));
    await rm(folder, { recursive: true, force: true });
  });

  it('opens nothing in the others any more, and their feeds are closed', async () => {
    const [casework, reporting, audit] = ['casework', 'reporting', 'audit'].map(start) as [ServiceProcess, ServiceProcess, ServiceProcess];
    const [stolen, colleague] = [await login('protection-officer', 'po-1'), await login('protection-officer', 'po-2')];
    const feeds = await Promise.all([stolen, colleague].map(async (token) => OpenFeed.open(`${await reporting.url()}/v1/feed/worklist`, token)));
    for (const feed of feeds) await feed.until(({ lastId }) => lastId !== undefined);

    const answer = await fetch(`${await casework.url()}/v1/access/revocations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await login('system-administrator', 'sa-1')}`, 'idempotency-key': 'stolen-laptop', 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'subject', revoked: 'po-1', reasonCode: 'device-lost' }),
    });
    expect(answer.status).toBe(201);

    const [closing, staying] = feeds;
    await closing?.until(({ ended }) => ended);
    expect(closing?.blocks.at(-1)).toMatchObject({ event: 'closed', data: { reason: 'access-revoked' } });
    const asked = (token: string) => Promise.all([statusOf(reporting, '/v1/worklist', token), statusOf(casework, '/v1/bulk-operations', token), statusOf(audit, '/v1/cases/x/history', token)]);
    await until(async () => (await asked(stolen)).every((status) => status === 401), 'that every process refuses the stolen token');
    // What a role may not do, or what is not there, is told to who is let in.
    expect(await asked(colleague)).toEqual([200, 403, 404]);
    expect(staying?.ended).toBe(false);
    staying?.leave();
  }, SLOW_MS);
});
