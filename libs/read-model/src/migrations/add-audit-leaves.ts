import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * In a schema of its own: it is no read model, and no rebuild may touch it. That the numbers have no gap and follow the log,
 * and that nothing is changed afterwards, is held by the database, whoever writes.
 */
const UP = [
  'create schema audit',
  `create table audit.leaf (
    leaf_index bigint not null check (leaf_index >= 0),
    position text collate "C" not null,
    event_id uuid not null,
    stream text collate "C" not null,
    revision integer not null check (revision >= 0),
    leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
    constraint leaf_pkey primary key (leaf_index),
    constraint leaf_position_key unique (position),
    constraint leaf_stream_revision_key unique (stream, revision)
  )`,
  'create index leaf_event_id_idx on audit.leaf (event_id)',
  `create function audit.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    raise exception 'The audit log only grows: % of %.% is refused.', tg_op, tg_table_schema, tg_table_name
      using errcode = 'insufficient_privilege';
  end
  $$`,
  'create trigger refuse_update_delete before update or delete on audit.leaf for each statement execute function audit.refuse_change()',
  'create trigger refuse_truncate before truncate on audit.leaf for each statement execute function audit.refuse_change()',
  `create function audit.refuse_gap() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
  begin
    if exists (
      select from added leaf
       where leaf.leaf_index > 0
         and not exists (select from audit.leaf before where before.leaf_index = leaf.leaf_index - 1 and before.position < leaf.position)
    ) then
      raise exception 'Leaves are numbered from 0 without a gap, in the order of the log.' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
  end
  $$`,
  'create trigger refuse_gap after insert on audit.leaf referencing new table as added for each statement execute function audit.refuse_gap()',
  // `always`, so that session_replication_role = replica does not go round them.
  'alter table audit.leaf enable always trigger refuse_update_delete',
  'alter table audit.leaf enable always trigger refuse_truncate',
  'alter table audit.leaf enable always trigger refuse_gap',
] as const;

/** The number and the leaf hash of every event, for the audit tree. */
export class AddAuditLeaves1764800000000 implements MigrationInterface {
  readonly name = 'AddAuditLeaves1764800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema audit cascade');
  }
}
