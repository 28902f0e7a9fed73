import { Inject, Injectable } from '@nestjs/common';
import type { BulkOperationBody, BulkRefusalDocument, BulkStatus, LostGateDocument } from '@homeward/contracts';
import { DataSource } from 'typeorm';
import type { BulkJob, BulkProgress, CaseResult } from './bulk-job';
import { casesInScope } from './cases-in-scope';

const MAX_LISTED = 50;
const MAX_REFUSALS_TOLD = 100;
const UNFINISHED = `status in ('waiting', 'running')`;

const INSERT = `insert into casework.bulk_operation
    (id, operation, scope, scope_ref, cause_id, details, request_digest, caller, office, trace, status, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $11)
  on conflict (id) do nothing returning id`;
const JOB = 'select id, details, caller, trace, request_digest, created_at from casework.bulk_operation';
const PROGRESS = `select o.*, counted.*,
    (select coalesce(jsonb_agg(jsonb_build_object('caseId', r.case_id, 'code', r.code)), '[]') from (
      select case_id, code from casework.bulk_case where operation_id = o.id and outcome = 'refused' order by case_id limit ${MAX_REFUSALS_TOLD}
    ) r) as refusals,
    (select coalesce(jsonb_agg(jsonb_build_object('gate', g.gate, 'cases', g.cases)), '[]') from (
      select gate, count(*) as cases from casework.bulk_case, unnest(lost_gates) as gate where operation_id = o.id group by gate order by gate
    ) g) as lost_gates
  from casework.bulk_operation o
  cross join lateral (
    select count(*)::integer as found,
      count(*) filter (where outcome = 'recorded')::integer as recorded,
      count(*) filter (where outcome = 'skipped')::integer as skipped,
      count(*) filter (where outcome = 'refused')::integer as refused
    from casework.bulk_case where operation_id = o.id
  ) counted`;
const PENDING = `select case_id from casework.bulk_case
  where operation_id = $1 and outcome is null and case_id > $2 order by case_id limit $3`;
/** What another run of the same job has said first stands. */
const SETTLE = `update casework.bulk_case as b set outcome = r.outcome, code = r.code, lost_gates = r.lost_gates
  from jsonb_to_recordset($2::jsonb) as r(case_id uuid, outcome text, code text, lost_gates text[])
  where b.operation_id = $1 and b.case_id = r.case_id and b.outcome is null`;

interface JobRow {
  readonly id: string;
  readonly details: BulkOperationBody;
  readonly caller: BulkJob['caller'];
  readonly trace: BulkJob['trace'];
  readonly request_digest: string;
  readonly created_at: Date;
}

interface ProgressRow extends JobRow {
  readonly status: BulkStatus;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly covered_position: string | null;
  readonly found: number;
  readonly recorded: number;
  readonly skipped: number;
  readonly refused: number;
  readonly refusals: readonly BulkRefusalDocument[];
  readonly lost_gates: readonly LostGateDocument[];
}

/** The jobs and what became of each of their cases. Every step may be done twice, by one process or by two. */
@Injectable()
export class BulkStore {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /** False when the job was there already. */
  async add({ id, body, caller, trace, requestDigest, createdAt }: BulkJob): Promise<boolean> {
    const { operation, scope = null, scopeRef = null, causeId = id } = body;
    const rows = await this.database.query<readonly unknown[]>(INSERT, [id, operation, scope, scopeRef, causeId, body, requestDigest, caller, caller.office, trace, createdAt]);
    return rows.length > 0;
  }

  async unfinished(): Promise<readonly BulkJob[]> {
    const rows = await this.database.query<readonly JobRow[]>(`${JOB} where ${UNFINISHED} order by created_at, id`);
    return rows.map(jobOf);
  }

  async findProgress(id: string): Promise<BulkProgress | undefined> {
    const [row] = await this.database.query<readonly ProgressRow[]>(`${PROGRESS} where o.id = $1`, [id]);
    return row && progressOf(row);
  }

  /** Those of an office, newest first. */
  async list(office: string): Promise<readonly BulkProgress[]> {
    const rows = await this.database.query<readonly ProgressRow[]>(`${PROGRESS} where o.office = $1 order by o.created_at desc, o.id limit ${MAX_LISTED}`, [office]);
    return rows.map(progressOf);
  }

  /** False when somebody has ended the job. */
  async begin(id: string, startedAt: string): Promise<boolean> {
    return this.change(`update casework.bulk_operation set status = 'running', started_at = coalesce(started_at, $2) where id = $1 and ${UNFINISHED}`, [id, startedAt]);
  }

  async isUnfinished(id: string): Promise<boolean> {
    const rows = await this.database.query<readonly unknown[]>(`select from casework.bulk_operation where id = $1 and ${UNFINISHED}`, [id]);
    return rows.length > 0;
  }

  /** Whatever its end is, the first one stands. */
  async end(id: string, status: 'done' | 'cancelled', finishedAt: string): Promise<void> {
    await this.change(`update casework.bulk_operation set status = $2, finished_at = $3 where id = $1 and ${UNFINISHED}`, [id, status, finishedAt]);
  }

  /** Adds the cases in the scope that are not among those of the job yet. Answers how many. */
  async find(job: BulkJob, coveredPosition: string | undefined): Promise<number> {
    const values: unknown[] = [job.id];
    const where = casesInScope(job).map((condition) => condition.where.replace('?', () => `$${values.push(condition.values[0])}`));
    const [counted] = await this.database.query<readonly { found: number }[]>(
      `with added as (
        insert into casework.bulk_case (operation_id, case_id)
        select $1::uuid, case_id from read_model.case_summary where ${where.join(' and ')}
        on conflict do nothing returning 1
      ) select count(*)::integer as found from added`,
      values,
    );
    await this.change('update casework.bulk_operation set covered_position = $2 where id = $1', [job.id, coveredPosition ?? null]);
    return counted?.found ?? 0;
  }

  /** The next cases of which nothing is known yet. */
  async pending(id: string, after: string, limit: number): Promise<readonly string[]> {
    const rows = await this.database.query<readonly { case_id: string }[]>(PENDING, [id, after, limit]);
    return rows.map(({ case_id: caseId }) => caseId);
  }

  async settle(id: string, results: readonly CaseResult[]): Promise<void> {
    if (results.length === 0) return;
    const rows = results.map(({ caseId, outcome, code, lostGates }) => ({ case_id: caseId, outcome, code, lost_gates: lostGates }));
    await this.change(SETTLE, [id, JSON.stringify(rows)]);
  }

  /** Cases that stayed too busy to be asked are looked at by somebody. */
  async refuseTheRest(id: string, code: string): Promise<void> {
    await this.change(`update casework.bulk_case set outcome = 'refused', code = $2 where operation_id = $1 and outcome is null`, [id, code]);
  }

  private async change(text: string, values: readonly unknown[]): Promise<boolean> {
    const [, affected] = await this.database.query<[unknown, number]>(text, [...values]);
    return affected > 0;
  }
}

function jobOf({ id, details, caller, trace, request_digest: requestDigest, created_at: createdAt }: JobRow): BulkJob {
  return { id, body: details, caller, trace, requestDigest, createdAt: createdAt.toISOString() };
}

function progressOf(row: ProgressRow): BulkProgress {
  const { status, found, recorded, skipped, refused, refusals } = row;
  return {
    job: jobOf(row),
    status,
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    coveredPosition: row.covered_position,
    found,
    recorded,
    skipped,
    refused,
    refusals,
    lostGates: row.lost_gates,
  };
}
