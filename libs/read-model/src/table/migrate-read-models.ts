import type { DataSource } from 'typeorm';
import { CONSTRUCTION_SCHEMA, READ_MODEL_SCHEMA } from './define-table';

const MIGRATION_LOCK = 7_310_580_003;

/**
 * Brings the read models' schema to this code's version, as the role that shall own it. Services that start together wait
 * for the first of them and then find it done.
 */
export async function migrateReadModels(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runner.query(`create schema if not exists ${READ_MODEL_SCHEMA}`);
    // Where a rebuild works. Nobody is ever granted it.
    await runner.query(`create schema if not exists ${CONSTRUCTION_SCHEMA}`);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.release();
  }
}

/** The changes of the schema that this code needs and the database has not had, by name. A newer database has had more, which is none. */
export async function pendingMigrationsOf(dataSource: DataSource): Promise<readonly string[]> {
  const [there] = await dataSource.query<readonly { name: string | null }[]>('select to_regclass($1)::text as name', [`${READ_MODEL_SCHEMA}.migration`]);
  const rows = (there?.name ?? null) === null ? [] : await dataSource.query<readonly { name: string }[]>(`select name from ${READ_MODEL_SCHEMA}.migration`);
  const applied = new Set(rows.map(({ name }) => name));
  return dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name).filter((name) => !applied.has(name));
}
