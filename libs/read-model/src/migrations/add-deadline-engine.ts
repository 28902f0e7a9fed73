import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stands on the worklist says more now, so it is built anew from the log. */
const EMPTY_WORKLIST = ['delete from read_model.worklist', `delete from read_model.parked_case where projection = 'worklist'`, `update read_model.checkpoint set position = null where projection = 'worklist'`] as const;

const UP = [
  `create table read_model.case_timer (
    case_id uuid not null,
    next_at timestamptz,
    may_come_of_age boolean not null,
    constraint case_timer_pkey primary key (case_id)
  )`,
  'create index case_timer_next_at_case_id_idx on read_model.case_timer (next_at, case_id)',
  'create index case_timer_may_come_of_age_case_id_idx on read_model.case_timer (may_come_of_age, case_id)',
  ...EMPTY_WORKLIST,
  'alter table read_model.worklist add column escalated boolean not null',
  'alter table read_model.worklist add column reason text collate "C"',
] as const;

const DOWN = [
  'drop table read_model.case_timer',
  `delete from read_model.checkpoint where projection = 'case-timer'`,
  ...EMPTY_WORKLIST,
  'alter table read_model.worklist drop column escalated',
  'alter table read_model.worklist drop column reason',
] as const;

/** When time next has something to say of a case, and why an item stands on the worklist. */
export class AddDeadlineEngine1764400000000 implements MigrationInterface {
  readonly name = 'AddDeadlineEngine1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
