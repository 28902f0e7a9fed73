import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { FaultProxy, STALL } from '../../../../test/support/fault-proxy';
import { readModelDataSource } from './read-model-data-source';

const STATEMENT_TIMEOUT_MS = 300;
const CONNECTIONS = 3;
const ASKED_AT_ONCE = 2 * CONNECTIONS;

describe('the read models behind a network that goes silent', () => {
  let database: TestDatabase;
  let proxy: FaultProxy;
  let far: DataSource;
  let near: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    proxy = await FaultProxy.start(database.url);
    const options = { poolSize: CONNECTIONS, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
    far = await readModelDataSource({ ...options, url: proxy.through(database.url) }).initialize();
    near = await readModelDataSource({ ...options, url: database.url }).initialize();
    await near.query('create table place as select 1 as position');
  });
  afterEach(() => proxy.heal());
  afterAll(async () => {
    await Promise.all([far, near].map((dataSource) => dataSource.destroy()));
    await proxy.stop();
    await database.drop();
  });

  it('are told to be unavailable, and no connection is left behind for who asks next', async () => {
    await Promise.all(Array.from({ length: CONNECTIONS }, () => far.query('select pg_sleep(0.01)')));
    proxy.set(STALL);
    const asked = await Promise.allSettled(Array.from({ length: ASKED_AT_ONCE }, () => far.query('select 1')));
    expect(asked.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : outcome.status))).toEqual(asked.map(() => 'ReadModelsUnavailable'));
    await proxy.heal();
    expect(await Promise.all(Array.from({ length: ASKED_AT_ONCE }, () => far.query('select 1 as one')))).toEqual(asked.map(() => [{ one: 1 }]));
  });

  it('take back the locks of who was lost in the middle of a transaction', async () => {
    const runner = far.createQueryRunner();
    await runner.startTransaction();
    await runner.query('select position from place for update');
    proxy.set(STALL);
    const lock = async (tries: number): Promise<unknown> => near.query('select position from place for update').catch((error: unknown) => (tries > 0 ? lock(tries - 1) : Promise.reject(error as Error)));
    expect(await lock(10)).toEqual([{ position: 1 }]);
    await proxy.heal();
    await expect(runner.query('update place set position = 2')).rejects.toMatchObject({ code: 'ReadModelsUnavailable' });
    await runner.release();
    expect(await near.query('select position from place')).toEqual([{ position: 1 }]);
  });

  it('are told to be unavailable, and not to be broken, when a lock is not free in time', async () => {
    const holder = near.createQueryRunner();
    await holder.startTransaction();
    await holder.query('select position from place for update');
    await expect(near.query('select position from place for update')).rejects.toMatchObject({ code: 'ReadModelsUnavailable', cause: { code: '55P03' } });
    await holder.rollbackTransaction();
    await holder.release();
  });

  it('let a rebuild take its time', async () => {
    const patient = await readModelDataSource({ url: database.url, poolSize: 1 }).initialize();
    try {
      expect(await patient.query('select 1 as one from pg_sleep($1::float / 1000)', [2 * STATEMENT_TIMEOUT_MS])).toEqual([{ one: 1 }]);
    } finally {
      await patient.destroy();
    }
  });
});
