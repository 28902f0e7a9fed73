import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `create table read_model.ddp_decisions (
    case_id uuid not null,
    revision integer not null,
    position text collate "C" not null,
    decided_at timestamptz not null,
    office text collate "C" not null,
    host_country text collate "C" not null,
    return_country text collate "C" not null,
    nationality text collate "C" not null,
    sex text collate "C" not null,
    age_band text collate "C" not null,
    signer text collate "C" not null,
    signer_role text collate "C" not null,
    result text collate "C" not null,
    level text collate "C",
    valid_until date,
    rule_set_id text collate "C",
    rule_set_version integer,
    rule_set_digest text collate "C",
    scope text collate "C",
    as_of date,
    checks text[],
    inputs jsonb,
    constraint ddp_decisions_pkey primary key (case_id, revision)
  )`,
  `create table read_model.ddp_staleness (
    case_id uuid not null,
    revision integer not null,
    stale_at timestamptz not null,
    causes jsonb not null,
    constraint ddp_staleness_pkey primary key (case_id, revision)
  )`,
  `create table read_model.ddp_overrides (
    case_id uuid not null,
    revision integer not null,
    position text collate "C" not null,
    "check" text collate "C" not null,
    outcome text collate "C" not null,
    reason_code text collate "C" not null,
    by text collate "C" not null,
    role text collate "C" not null,
    at timestamptz not null,
    office text collate "C" not null,
    return_country text collate "C" not null,
    constraint ddp_overrides_pkey primary key (case_id, revision)
  )`,
  `create table read_model.duties (
    case_id uuid not null,
    revision integer not null,
    duty text collate "C" not null,
    actor text collate "C" not null,
    position text collate "C" not null,
    at timestamptz not null,
    office text collate "C" not null,
    return_country text collate "C" not null,
    round integer not null,
    constraint duties_pkey primary key (case_id, revision, duty, actor)
  )`,
] as const;

const NAMES = ['ddp_decisions', 'ddp_staleness', 'ddp_overrides', 'duties'] as const;

const INDEXES = ['create index ddp_overrides_at_case_id_revision_idx on read_model.ddp_overrides (at, case_id, revision)'] as const;

/** Everything here can be built anew from the log, so the way down simply drops it. */
export class CreateProtectionReadModels1764100000000 implements MigrationInterface {
  readonly name = 'CreateProtectionReadModels1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of NAMES) await runner.query(`drop table read_model.${name}`);
  }
}
