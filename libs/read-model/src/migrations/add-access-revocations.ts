import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In a schema of its own: it is no read model, and no rebuild may lose it. */
const UP = [
  'create schema access',
  `create table access.revocation (
    id uuid not null,
    number bigint generated always as identity,
    kind text collate "C" not null,
    revoked text collate "C" not null,
    reason_code text collate "C" not null,
    revoked_by text collate "C",
    revoked_at timestamptz not null,
    forgotten_at timestamptz not null,
    constraint revocation_pkey primary key (id)
  )`,
  'create unique index revocation_number_idx on access.revocation (number)',
] as const;

/** Whose tokens are refused: account ids, sessions and tokens for as long as tokens live, and no person. */
export class AddAccessRevocations1764720000000 implements MigrationInterface {
  readonly name = 'AddAccessRevocations1764720000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema access cascade');
  }
}
