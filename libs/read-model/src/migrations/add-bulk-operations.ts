import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a bulk operation finds its cases by, and the operations themselves. They stand in a schema of their own: a rebuild of
 * the read models must not lose how far one has come.
 */
const UP = [
  'alter table read_model.case_summary add column site text collate "C"',
  'alter table read_model.case_summary add column flight text collate "C"',
  `alter table read_model.case_summary add column suspended_by text[] not null default '{}'`,
  'alter table read_model.case_summary alter column suspended_by drop default',
  'create schema casework',
  `create table casework.bulk_operation (
    id uuid primary key,
    operation text not null,
    scope text,
    scope_ref text,
    cause_id text not null,
    details jsonb not null,
    request_digest text not null,
    caller jsonb not null,
    office text not null,
    trace jsonb not null,
    status text not null,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    covered_position text
  )`,
  'create index bulk_operation_office on casework.bulk_operation (office, created_at desc)',
  `create table casework.bulk_case (
    operation_id uuid not null references casework.bulk_operation (id),
    case_id uuid not null,
    outcome text,
    code text,
    lost_gates text[],
    primary key (operation_id, case_id)
  )`,
  'create index bulk_case_pending on casework.bulk_case (operation_id, case_id) where outcome is null',
] as const;

const DOWN = [
  'drop schema casework cascade',
  'alter table read_model.case_summary drop column suspended_by, drop column flight, drop column site',
] as const;

export class AddBulkOperations1764200000000 implements MigrationInterface {
  readonly name = 'AddBulkOperations1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
