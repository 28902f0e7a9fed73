import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { migrateReadModels } from './migrate-read-models';
import { ensureReadModelRole, READ_MODEL_ROLE } from './read-model-role';
import { readModelDataSource } from './read-model-data-source';

describe('the read models schema', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await ensureReadModelRole(database.url);
  });
  afterAll(() => database.drop());

  it('is what the entities say, after services that start at once all migrated', async () => {
    const sources = await Promise.all([1, 2, 3].map(() => readModelDataSource({ url: database.urlFor(READ_MODEL_ROLE), poolSize: 2 }).initialize()));
    try {
      await Promise.all(sources.map((dataSource) => migrateReadModels(dataSource)));
      const drift = await sources[0]?.driver.createSchemaBuilder().log();
      expect(drift?.upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await Promise.all(sources.map((dataSource) => dataSource.destroy()));
    }
  });

  it('can be taken back and made again', async () => {
    const dataSource = await readModelDataSource({ url: database.urlFor(READ_MODEL_ROLE) }).initialize();
    try {
      await dataSource.undoLastMigration();
      await migrateReadModels(dataSource);
      expect(await dataSource.query('select * from read_model.case_summary')).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });
});
