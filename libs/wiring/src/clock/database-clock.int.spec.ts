import { type Clock, systemClock } from '@homeward/platform';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { DatabaseClock } from './database-clock';

const HOUR_MS = 3_600_000;
const LIMITS = { warningSeconds: 2, limitSeconds: 60 };

const shifted = (byMs: number): Clock => ({ now: () => new Date(systemClock.nowMs() + byMs).toISOString(), nowMs: () => systemClock.nowMs() + byMs });

describe('our clock beside that of a PostgreSQL server', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it.each([
    ['right', 0, 0],
    ['an hour ahead', HOUR_MS, 3_600],
    ['an hour behind', -HOUR_MS, -3_600],
  ])('is measured where it is %s', async (_, byMs, expectedSeconds) => {
    const { seconds, uncertaintySeconds } = await new DatabaseClock(dataSource, LIMITS, shifted(byMs)).distance();
    // Both are on one machine; a millisecond is lost where the server's microseconds are cut.
    expect(Math.abs(seconds - expectedSeconds)).toBeLessThanOrEqual(uncertaintySeconds + 0.002);
  });

  it('may be used for deadlines while it is within the limit, and not beyond it', async () => {
    await new DatabaseClock(dataSource, LIMITS, shifted(30_000)).ensureRight();
    await expect(new DatabaseClock(dataSource, LIMITS, shifted(HOUR_MS)).ensureRight()).rejects.toMatchObject({
      code: 'ClockOff',
      message: expect.stringMatching(/^The clock of this machine is 3600\.\d seconds ahead of the database's\./) as string,
    });
    await new DatabaseClock(dataSource, { ...LIMITS, limitSeconds: 7_200 }, shifted(HOUR_MS)).ensureRight();
  });
});
