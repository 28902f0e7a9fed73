import type { Position } from '@homeward/event-store';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { checkLimit, cursorValues, InvalidCursor, pageOf, type Page } from '../query/page';
import { within, type ReadScope } from '../query/read-scope';
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
    return this.past(options).getCount();
  }

  /** Every decision of the past, a page at a time, in the order of cases. Bounded memory. */
  async *pages(options: PastDecisionsOptions): AsyncGenerator<readonly DdpDecisionRow[], void> {
    for (let last: DdpDecisionRow | undefined; ; ) {
      const rows = this.past(options).orderBy({ 'decision.caseId': 'ASC', 'decision.revision': 'ASC' }).limit(PAGE_ROWS);
      if (last !== undefined) rows.andWhere('(decision.caseId, decision.revision) > (:lastCase, :lastRevision)', { lastCase: last.caseId, lastRevision: last.revision });
      const page = await rows.getMany();
      if (page.length > 0) yield page;
      last = page.at(-1);
      if (page.length < PAGE_ROWS) return;
    }
  }

  private past({ scope, asOf, from, to }: PastDecisionsOptions): SelectQueryBuilder<DdpDecisionRow> {
    const rows = within(this.decisions(), scope).andWhere('decision.position <= :asOf', { asOf });
    if (from !== undefined) rows.andWhere('decision.decidedAt >= cast(:from as date)', { from });
    if (to !== undefined) rows.andWhere('decision.decidedAt < cast(:to as date) + 1', { to });
    return rows;
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
