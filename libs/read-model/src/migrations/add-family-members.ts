import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table read_model.family_member (
    case_id uuid not null,
    office text collate "C" not null,
    group_id text collate "C" not null,
    told jsonb not null,
    split_from text[] not null,
    constraint family_member_pkey primary key (case_id)
  )`,
  'alter table read_model.case_summary add column family jsonb',
  'create index family_member_office_group_id_case_id_idx on read_model.family_member (office, group_id, case_id)',
] as const;

/** What the members of families were told of each other. Lost, it is built anew from the log: who is told the same again records nothing. */
export class AddFamilyMembers1764300000000 implements MigrationInterface {
  readonly name = 'AddFamilyMembers1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table read_model.family_member');
    await runner.query('alter table read_model.case_summary drop column family');
  }
}
