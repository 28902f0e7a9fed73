import type { DataSource } from 'typeorm';
import type { BoundProjection } from '../runner/apply-cases';
import { inTransaction } from '../runner/in-transaction';
import { CONSTRUCTION_SCHEMA } from '../table/define-table';
import { abandonConstruction } from './construction';
import { REBUILD_LOCK } from './rebuild-lock';

const HALF_BUILT = 'select tablename as name from pg_tables where schemaname = $1';
/** Held until the end of the transaction. */
const TRY_LOCK = `select pg_try_advisory_xact_lock(${REBUILD_LOCK}) as mine`;

/**
 * Removes the tables of these projections that stand half built because their builder died. A rebuild that is at work holds
 * its lock, and keeps its table.
 */
export async function clearAwayHalfBuilt(dataSource: DataSource, projections: readonly Pick<BoundProjection<never>, 'projection' | 'table'>[]): Promise<void> {
  const found = await dataSource.query<readonly { name: string }[]>(HALF_BUILT, [CONSTRUCTION_SCHEMA]);
  for (const { projection, table } of projections) {
    if (!found.some(({ name }) => name === table.name)) continue;
    await inTransaction(dataSource, async (runner) => {
      const [lock] = (await runner.query(TRY_LOCK, [projection.name])) as readonly { mine: boolean }[];
      if (lock?.mine === true) await abandonConstruction(runner, table);
    });
  }
}
