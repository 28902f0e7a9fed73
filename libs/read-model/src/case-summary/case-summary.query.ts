import type { Phase } from '@homeward/return-case';
import type { DataSource } from 'typeorm';
import { type RowScope, within } from '../table/row-scope';
import { type CaseSummary, CaseSummaryTable } from './case-summary.table';

export interface CaseFilter {
  readonly phase?: Phase;
  readonly officer?: string;
  readonly nationality?: string;
  readonly groupId?: string;
}

export interface CasePageRequest {
  readonly scope: RowScope;
  readonly filter: CaseFilter;
  /** The last case of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** The summary of one case, whoever asks: the caller judges whether it may be seen. */
export function findCaseSummary(dataSource: DataSource, caseId: string): Promise<CaseSummary | null> {
  return dataSource.getRepository(CaseSummaryTable).findOneBy({ caseId });
}

/** Cases in the order of their ids, one page. */
export function findCaseSummaries(dataSource: DataSource, { scope, filter, after, limit }: CasePageRequest): Promise<CaseSummary[]> {
  const query = dataSource.getRepository(CaseSummaryTable).createQueryBuilder('summary').where('true');
  within(query, scope, 'returnCountry');
  for (const [column, value] of Object.entries(filter)) {
    if (value !== undefined) query.andWhere(`summary.${column} = :${column}`, { [column]: value as string });
  }
  if (after !== undefined) query.andWhere('summary.caseId > :after', { after });
  return query.orderBy('summary.caseId').limit(limit).getMany();
}
