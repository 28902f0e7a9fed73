import { type DataSource } from 'typeorm';
import { CaseSummaryTable } from '../case-summary/case-summary.table';
import type { RowScope } from '../table/row-scope';
import { type WorklistItem, type WorklistKind, WorklistTable } from './worklist.table';

/** Where a page of the worklist ended. */
export type WorklistPlace = readonly [dueAt: string, caseId: string, kind: string, step: string];

export interface WorklistRequest {
  readonly scope: RowScope;
  /** Items due or expiring up to this instant, whatever is overdue included. */
  readonly until: string;
  readonly officer?: string;
  readonly kind?: WorklistKind;
  readonly after?: WorklistPlace;
  readonly limit: number;
}

/** What must be done or stops counting by an instant, the most urgent first. */
export function findWork(dataSource: DataSource, { scope, until, officer, kind, after, limit }: WorklistRequest): Promise<WorklistItem[]> {
  const query = dataSource.getRepository(WorklistTable).createQueryBuilder('item').where('item.dueAt <= :until', { until });
  if (scope.kind === 'none') query.andWhere('false');
  if (scope.kind === 'office') query.andWhere('item.office = :office', { office: scope.office });
  if (scope.kind === 'return-country') {
    // The worklist does not carry the country of return; a receiving mission's cases are few, so they are looked up.
    const { tablePath } = dataSource.getMetadata(CaseSummaryTable);
    query.andWhere(`exists (select from ${tablePath} summary where summary.case_id = item.caseId and summary.return_country = :country)`, {
      country: scope.country,
    });
  }
  if (officer !== undefined) query.andWhere('item.officer = :officer', { officer });
  if (kind !== undefined) query.andWhere('item.kind = :kind', { kind });
  if (after !== undefined) {
    const [dueAt, caseId, afterKind, step] = after;
    query.andWhere('(item.dueAt, item.caseId, item.kind, item.step) > (:dueAt, :caseId, :afterKind, :step)', { dueAt, caseId, afterKind, step });
  }
  return query.orderBy('item.dueAt').addOrderBy('item.caseId').addOrderBy('item.kind').addOrderBy('item.step').limit(limit).getMany();
}
