import type { QueryRunner } from 'typeorm';
import type { BoundTable } from '../table/bound-table';
import { CONSTRUCTION_SCHEMA, READ_MODEL_SCHEMA } from '../table/define-table';

/** Definitions of what stands on the live table, to be repeated on the new one once its rows are in. */
const CONSTRAINTS = `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
  where conrelid = $1::regclass and contype in ('p', 'u', 'c') order by conname`;
const INDEXES = `select indexname as name, indexdef as definition from pg_indexes
  where schemaname = $1 and tablename = $2
    and indexname not in (select conname from pg_constraint where conrelid = format('%I.%I', $1, $2)::regclass) order by indexname`;
/** `like` leaves the storage parameters behind. */
const OPTIONS = "select array_to_string(reloptions, ', ') as options from pg_class where oid = $1::regclass";
const GRANTS = `select format('grant %s on %s to %s', privilege_type, $2::text,
    case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end) as statement
  from pg_class, aclexplode(relacl) where oid = $1::regclass`;

interface Definition {
  readonly name: string;
  readonly definition: string;
}

/** An empty table like the live one, where no reader looks. Without indexes: they are built faster on rows that are there. */
export async function beginConstruction(runner: QueryRunner, { live, underConstruction }: BoundTable): Promise<void> {
  await runner.query(`drop table if exists ${underConstruction}`);
  const [{ options } = { options: null }] = (await runner.query(OPTIONS, [live])) as readonly { options: string | null }[];
  const storage = options === null ? '' : ` with (${options})`;
  await runner.query(`create table ${underConstruction} (like ${live} including all excluding indexes excluding constraints)${storage}`);
}

/** Gives the new table the live one's constraints, indexes and grants, under the same names. */
export async function completeConstruction(runner: QueryRunner, { name, live, underConstruction }: BoundTable): Promise<void> {
  const constraints = (await runner.query(CONSTRAINTS, [live])) as readonly Definition[];
  for (const constraint of constraints) {
    await runner.query(`alter table ${underConstruction} add constraint "${constraint.name}" ${constraint.definition}`);
  }
  const indexes = (await runner.query(INDEXES, [READ_MODEL_SCHEMA, name])) as readonly Definition[];
  for (const { definition } of indexes) {
    await runner.query(definition.replace(` ON ${READ_MODEL_SCHEMA}.`, ` ON ${CONSTRUCTION_SCHEMA}.`));
  }
  for (const { statement } of (await runner.query(GRANTS, [live, underConstruction])) as readonly { statement: string }[]) {
    await runner.query(statement);
  }
  await runner.query(`analyze ${underConstruction}`);
}

export async function abandonConstruction(runner: QueryRunner, { underConstruction }: BoundTable): Promise<void> {
  await runner.query(`drop table if exists ${underConstruction}`);
}

/** In the transaction of the caller: readers see the old table until it commits and the new one from then on. */
export async function putInPlace(runner: QueryRunner, { live, underConstruction }: BoundTable): Promise<void> {
  await runner.query(`drop table ${live}`);
  await runner.query(`alter table ${underConstruction} set schema "${READ_MODEL_SCHEMA}"`);
}
