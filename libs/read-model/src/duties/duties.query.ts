import type { DataSource } from 'typeorm';
import type { ReadScope } from '../query/read-scope';
import type { Duty } from './duties.table';

/**
 * Duties that one person must not both have on a case: whoever had the earlier does not take the later. `standing`: only who
 * had it last counts, since a newer signature or booking took its place.
 */
export const EXCLUSIONS = [
  { earlier: 'assess', later: 'sign', standing: false },
  { earlier: 'assess', later: 'specialist', standing: false },
  { earlier: 'assess', later: 'override', standing: false },
  { earlier: 'assess', later: 'hand-over', standing: false },
  { earlier: 'override', later: 'sign', standing: false },
  { earlier: 'override', later: 'specialist', standing: false },
  { earlier: 'sign', later: 'specialist', standing: true },
  { earlier: 'sign', later: 'hand-over', standing: true },
  { earlier: 'book', later: 'confirm-arrival', standing: true },
  { earlier: 'assess', later: 'determine-best-interests', standing: false },
  { earlier: 'assess-best-interests', later: 'determine-best-interests', standing: true },
] as const satisfies readonly { readonly earlier: Duty; readonly later: Duty; readonly standing: boolean }[];

/** Two duties of one person on one case that exclude each other. */
export interface DutyConflict {
  readonly caseId: string;
  readonly actor: string;
  readonly earlier: Duty;
  readonly earlierRevision: number;
  readonly later: Duty;
  readonly laterRevision: number;
}

/** A list longer than this is no longer read by a person; `conflicts` still counts them all. */
export const MAX_CONFLICTS = 500;

/** The one query that proves the segregation of duties over all history: it finds nothing. */
const FIND_CONFLICTS = `
  select a.case_id as "caseId", a.actor, a.duty as earlier, max(a.revision) as "earlierRevision", b.duty as later,
    b.revision as "laterRevision", count(*) over ()::int as conflicts
  from (values ${EXCLUSIONS.map(({ earlier, later, standing }) => `('${earlier}', '${later}', ${standing})`).join(', ')}) as x (earlier, later, standing)
  join read_model.duties a on a.duty = x.earlier
  join read_model.duties b on b.duty = x.later and b.case_id = a.case_id and b.actor = a.actor and b.round = a.round and b.revision >= a.revision
  where a.position <= $1 and b.position <= $1
    and ($2::text is null or a.office = $2) and ($3::text is null or a.return_country = $3)
    and not (x.standing and exists (
      select from read_model.duties s
      where s.case_id = a.case_id and s.duty = a.duty and s.revision > a.revision and s.revision <= b.revision))
  group by a.case_id, a.actor, a.duty, b.duty, b.revision
  order by a.case_id, b.revision, a.actor, a.duty
  limit ${MAX_CONFLICTS}`;

const COUNT = `
  select count(*)::int as duties from read_model.duties
  where position <= $1 and ($2::text is null or office = $2) and ($3::text is null or return_country = $3)`;

export class DutiesQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** Every conflict up to a position of the log. `conflicts` counts them all, the rows are the first of them. */
  async conflicts({ scope, asOf }: { readonly scope: ReadScope; readonly asOf: string }): Promise<{ readonly conflicts: number; readonly rows: readonly DutyConflict[] }> {
    const found = await this.dataSource.query<readonly (DutyConflict & { readonly conflicts: number })[]>(FIND_CONFLICTS, [asOf, scope.office ?? null, scope.returnCountry ?? null]);
    return { conflicts: found[0]?.conflicts ?? 0, rows: found.map(({ conflicts: _, ...row }) => row) };
  }

  /** How many duties the proof rests on. */
  async count({ scope, asOf }: { readonly scope: ReadScope; readonly asOf: string }): Promise<number> {
    const [row] = await this.dataSource.query<readonly { duties: number }[]>(COUNT, [asOf, scope.office ?? null, scope.returnCountry ?? null]);
    return row?.duties ?? 0;
  }
}
