import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Erasures that were begun and are not known to be recorded: ids, codes and who asked, and nothing of the person. */
export class AddErasures1764900000000 implements MigrationInterface {
  readonly name = 'AddErasures1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table casework.erasure (
      command_id uuid primary key,
      case_id uuid not null,
      body jsonb not null,
      caller jsonb not null,
      trace jsonb not null,
      begun_at timestamptz not null default clock_timestamp(),
      attempts integer not null default 0,
      refused_with text
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table casework.erasure');
  }
}
