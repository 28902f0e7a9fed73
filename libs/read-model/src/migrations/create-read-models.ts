import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Room in the pages of a case's summary lets most of its changes leave the indexes alone. */
const TABLES = [
  `create table read_model.checkpoint (
    projection text collate "C" not null,
    position text collate "C",
    generation integer not null,
    constraint checkpoint_pkey primary key (projection)
  )`,
  `create table read_model.parked_case (
    projection text collate "C" not null,
    case_id uuid not null,
    from_position text collate "C" not null,
    from_revision integer not null,
    event_type text collate "C" not null,
    recorded_at timestamptz not null,
    error_code text collate "C" not null,
    constraint parked_case_pkey primary key (projection, case_id)
  )`,
  `create table read_model.case_summary (
    case_id uuid not null,
    revision integer not null,
    position text collate "C" not null,
    phase text collate "C" not null,
    phase_before text collate "C",
    phase_since timestamptz not null,
    office text collate "C" not null,
    officer text collate "C",
    person_ref text collate "C" not null,
    group_id text collate "C",
    host_country text collate "C" not null,
    nationality text collate "C" not null,
    return_country text collate "C" not null,
    return_type text collate "C" not null,
    sex text collate "C" not null,
    age_band text collate "C" not null,
    flags text[] not null,
    registered_at timestamptz not null,
    consent_valid_until date,
    ddp_result text collate "C",
    ddp_valid_until date,
    ddp_voided boolean not null,
    document_type text collate "C",
    document_valid_until date,
    fitness text collate "C",
    fitness_valid_until date,
    clearance_status text collate "C" not null,
    clearance_valid_until date,
    departs_at timestamptz,
    departed_at timestamptz,
    arrived_at timestamptz,
    close_reason text collate "C",
    erased boolean not null,
    sealed_identity jsonb not null,
    constraint case_summary_pkey primary key (case_id)
  ) with (fillfactor = 60)`,
  `create table read_model.worklist (
    case_id uuid not null,
    kind text collate "C" not null,
    step text collate "C" not null,
    due_at timestamptz not null,
    office text collate "C" not null,
    return_country text collate "C" not null,
    officer text collate "C",
    constraint worklist_pkey primary key (case_id, kind, step)
  )`,
  `create table read_model.case_timeline (
    case_id uuid not null,
    revision integer not null,
    position text collate "C" not null,
    event_id uuid not null,
    type text collate "C" not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    actor text collate "C" not null,
    role text collate "C" not null,
    office text collate "C" not null,
    summary text collate "C" not null,
    constraint case_timeline_pkey primary key (case_id, revision)
  )`,
  `create table read_model.caseload (
    office text collate "C" not null,
    phase text collate "C" not null,
    nationality text collate "C" not null,
    return_country text collate "C" not null,
    sex text collate "C" not null,
    age_band text collate "C" not null,
    flag text collate "C" not null,
    cases integer not null,
    constraint caseload_pkey primary key (flag, office, phase, nationality, return_country, sex, age_band)
  )`,
  `create table read_model.departures (
    month text collate "C" not null,
    office text collate "C" not null,
    host_country text collate "C" not null,
    nationality text collate "C" not null,
    return_country text collate "C" not null,
    transport text collate "C" not null,
    sex text collate "C" not null,
    age_band text collate "C" not null,
    cases integer not null,
    constraint departures_pkey primary key (month, office, host_country, nationality, return_country, transport, sex, age_band)
  )`,
  `create table read_model.case_facts (
    case_id uuid not null,
    from_position text collate "C" not null,
    to_position text collate "C",
    phase text collate "C" not null,
    office text collate "C" not null,
    host_country text collate "C" not null,
    nationality text collate "C" not null,
    return_country text collate "C" not null,
    return_type text collate "C" not null,
    sex text collate "C" not null,
    age_band text collate "C" not null,
    flags text[] not null,
    movements jsonb not null,
    steps jsonb not null,
    constraint case_facts_pkey primary key (case_id, from_position)
  )`,
] as const;

const NAMES = ['checkpoint', 'parked_case', 'case_summary', 'worklist', 'case_timeline', 'caseload', 'departures', 'case_facts'] as const;

const INDEXES = [
  'create index case_summary_office_phase_case_id_idx on read_model.case_summary (office, phase, case_id)',
  'create index case_summary_officer_case_id_idx on read_model.case_summary (officer, case_id)',
  'create index case_summary_group_id_idx on read_model.case_summary (group_id)',
  'create index case_summary_person_ref_idx on read_model.case_summary (person_ref)',
  'create index worklist_office_due_at_case_id_idx on read_model.worklist (office, due_at, case_id)',
  'create index worklist_officer_due_at_case_id_idx on read_model.worklist (officer, due_at, case_id)',
  'create index worklist_return_country_due_at_case_id_idx on read_model.worklist (return_country, due_at, case_id)',
  'create index worklist_due_at_case_id_idx on read_model.worklist (due_at, case_id)',
  'create index case_timeline_recorded_at_position_idx on read_model.case_timeline (recorded_at, position)',
  'create index case_facts_to_position_from_position_idx on read_model.case_facts (to_position, from_position)',
] as const;

/** Everything here can be built anew from the log, so the way down simply drops it. */
export class CreateReadModels1764000000000 implements MigrationInterface {
  readonly name = 'CreateReadModels1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of NAMES) await runner.query(`drop table read_model.${name}`);
  }
}
