import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table read_model.relay_progress (
    name text collate "C" not null,
    position text collate "C",
    sequence bigint not null,
    constraint relay_progress_pkey primary key (name)
  )`,
] as const;

/** How far the log was relayed. Lost, the broker's stream is filled up from the log and no event is told under another number. */
export class AddRelayProgress1764600000000 implements MigrationInterface {
  readonly name = 'AddRelayProgress1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table read_model.relay_progress');
  }
}
