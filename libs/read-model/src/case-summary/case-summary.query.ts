import { commandsInPhase, type Flag, type Phase } from '@homeward/return-case';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { checkLimit, cursorValues, InvalidCursor, pageOf, type Page } from '../query/page';
import { within, type ReadScope } from '../query/read-scope';
import { CaseSummaryTable, type CaseSummary, type CaseSummaryRow } from './case-summary.table';

export interface CaseFilter {
  readonly phases?: readonly Phase[];
  readonly officer?: string;
  readonly groupId?: string;
  readonly personRef?: string;
  readonly nationality?: string;
  readonly flag?: Flag;
}

export interface CaseListOptions {
  readonly scope: ReadScope;
  readonly filter?: CaseFilter;
  /** Cases in a page, 1 to `MAX_PAGE_ROWS`. */
  readonly limit: number;
  readonly cursor?: string;
}

const EXACT = ['officer', 'groupId', 'personRef', 'nationality'] as const;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One case, or many, as they stand now. */
export class CaseSummaryQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined for a case that does not exist and for one outside the scope: the caller shall not learn which. */
  async findCase(caseId: string, scope: ReadScope): Promise<CaseSummary | undefined> {
    if (!UUID.test(caseId)) return undefined;
    const found = await within(this.cases(), scope).andWhere('summary.caseId = :caseId', { caseId }).getOne();
    return found === null ? undefined : withNextCommands(found);
  }

  /** In the order of their ids, which is stable while cases change. Throws `InvalidCursor`. */
  async list({ scope, filter = {}, limit, cursor }: CaseListOptions): Promise<Page<CaseSummary>> {
    const rows = within(this.cases(), scope).orderBy('summary.caseId').limit(checkLimit(limit) + 1);
    const { phases, flag } = filter;
    for (const property of EXACT) {
      if (filter[property] !== undefined) rows.andWhere(`summary.${property} = :${property}`, { [property]: filter[property] });
    }
    if (phases !== undefined) rows.andWhere('summary.phase = any(:phases)', { phases });
    if (flag !== undefined) rows.andWhere(':flag = any(summary.flags)', { flag });
    if (cursor !== undefined) rows.andWhere('summary.caseId > :after', { after: caseIdIn(cursor) });
    const page = pageOf(await rows.getMany(), limit, ({ caseId }) => [caseId]);
    return { ...page, rows: page.rows.map(withNextCommands) };
  }

  private cases(): SelectQueryBuilder<CaseSummaryRow> {
    return this.dataSource.getRepository(CaseSummaryTable).createQueryBuilder('summary');
  }
}

/** Told, not stored: when the rules change, what can be done next changes with them. */
function withNextCommands(row: CaseSummaryRow): CaseSummary {
  return { ...row, nextCommands: commandsInPhase(row.phase) };
}

function caseIdIn(cursor: string): string {
  const [caseId = ''] = cursorValues(cursor, 1);
  if (!UUID.test(caseId)) throw new InvalidCursor();
  return caseId;
}
