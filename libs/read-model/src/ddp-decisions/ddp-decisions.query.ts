import type { Position } from '@homeward/event-store';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { checkLimit, cursorValues, InvalidCursor, pageOf, type Page } from '../query/page';
import type { ReadScope } from '../query/read-scope';
import { DdpDecisionsTable, type DdpDecisionRow } from './ddp-decisions.table';
import { DdpStalenessTable, type DdpStalenessRow } from './ddp-staleness.table';

/** Decisions in memory at once while they are passed through; each weighs some kilobytes. */
const PAGE_ROWS = 500;
const LAST_REVISION = 2 ** 31 - 1;

/** A decision as it is listed, with what became of it. */
export type ListedDecision = Omit<DdpDecisionRow, 'checks' | 'inputs'> & {
  /** Whether it can be replayed: decisions older than the rules kept no inputs. */
  readonly replayable: boolean;
  readonly staleAt: string | null;
  readonly staleCauses: DdpStalenessRow['causes'];
};

export interface PastDecisionsOptions {
  readonly scope: ReadScope;
  /** Decisions recorded up to this position and none after it, so that every page is of one moment. */
  readonly asOf: Position;
  /** Calendar dates in UTC, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

/** What a replay of a decision needs. */
export type PastDecision = Pick<
  DdpDecisionRow,
  'caseId' | 'revision' | 'office' | 'nationality' | 'sex' | 'ageBand' | 'result' | 'ruleSetId' | 'ruleSetVersion' | 'ruleSetDigest' | 'scope' | 'asOf' | 'checks' | 'inputs'
>;

const PAST = `read_model.ddp_decisions
  where position <= $1 and ($2::text is null or office = $2) and ($3::text is null or return_country = $3)
    and ($4::date is null or decided_at >= $4::date) and ($5::date is null or decided_at < $5::date + 1)`;
const PAST_PAGE = `select case_id as "caseId", revision, office, nationality, sex, age_band as "ageBand", result, rule_set_id as "ruleSetId",
    rule_set_version as "ruleSetVersion", rule_set_digest as "ruleSetDigest", scope, as_of::text as "asOf", checks, inputs
  from ${PAST} and ($6::uuid is null or (case_id, revision) > ($6, $7::int))
  order by case_id, revision`;

const boundsOf = ({ scope, asOf, from, to }: PastDecisionsOptions): readonly unknown[] => [asOf, scope.office ?? null, scope.returnCountry ?? null, from ?? null, to ?? null];

/** What was decided, on what. */
export class DdpDecisionsQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** The decisions of a case, the first one first. Throws `InvalidCursor`. */
  async list(caseId: string, { limit, cursor }: { readonly limit: number; readonly cursor?: string }): Promise<Page<ListedDecision>> {
    const decisions = this.decisions().where('decision.caseId = :caseId', { caseId }).orderBy('decision.revision').limit(checkLimit(limit) + 1);
    if (cursor !== undefined) decisions.andWhere('decision.revision > :after', { after: revisionIn(cursor) });
    const page = pageOf(await decisions.getMany(), limit, ({ revision }) => [String(revision)]);
    const first = page.rows[0];
    const stale = first === undefined ? [] : await this.stalenessAfter(caseId, first.revision);
    return { ...page, rows: page.rows.map((row, index) => listed(row, stale, page.rows[index + 1]?.revision)) };
  }

  async find(caseId: string, revision: number): Promise<DdpDecisionRow | undefined> {
    if (revision > LAST_REVISION) return undefined;
    return (await this.dataSource.getRepository(DdpDecisionsTable).findOneBy({ caseId, revision })) ?? undefined;
  }

  async count(options: PastDecisionsOptions): Promise<number> {
    const [row] = await this.dataSource.query<readonly { decisions: number }[]>(`select count(*)::int as decisions from ${PAST}`, boundsOf(options));
    return row?.decisions ?? 0;
  }

  /** Every decision of the past, a page at a time, in the order of cases. The next page is fetched while one is worked on. */
  async *pages(options: PastDecisionsOptions): AsyncGenerator<readonly PastDecision[], void> {
    let next = this.page(options, undefined);
    for (;;) {
      const page = await next;
      const last = page.at(-1);
      const more = page.length === PAGE_ROWS;
      if (more) {
        next = this.page(options, last);
        // Who stops reading early does not wait for it; who goes on meets its error.
        next.catch(() => undefined);
      }
      if (page.length > 0) yield page;
      if (!more) return;
    }
  }

  /** Read without entities: of a hundred thousand rows, making them would cost more than replaying what is in them. */
  private page(options: PastDecisionsOptions, last: PastDecision | undefined): Promise<readonly PastDecision[]> {
    return this.dataSource.query(`${PAST_PAGE} limit ${PAGE_ROWS}`, [...boundsOf(options), last?.caseId ?? null, last?.revision ?? null]);
  }

  private stalenessAfter(caseId: string, revision: number): Promise<readonly DdpStalenessRow[]> {
    return this.dataSource
      .getRepository(DdpStalenessTable)
      .createQueryBuilder('stale')
      .where('stale.caseId = :caseId and stale.revision > :revision', { caseId, revision })
      .orderBy('stale.revision')
      .getMany();
  }

  private decisions(): SelectQueryBuilder<DdpDecisionRow> {
    return this.dataSource.getRepository(DdpDecisionsTable).createQueryBuilder('decision');
  }
}

/** A decision is stale from the first mark after it, unless the next decision came before that. */
function listed({ inputs, checks: _checks, ...row }: DdpDecisionRow, stale: readonly DdpStalenessRow[], next = Number.POSITIVE_INFINITY): ListedDecision {
  const mark = stale.find(({ revision }) => revision > row.revision && revision < next);
  return { ...row, replayable: inputs !== null, staleAt: mark?.staleAt ?? null, staleCauses: mark?.causes ?? [] };
}

function revisionIn(cursor: string): number {
  const revision = Number(cursorValues(cursor, 1)[0]);
  if (!Number.isInteger(revision) || revision < 0 || revision > LAST_REVISION) throw new InvalidCursor();
  return revision;
}
