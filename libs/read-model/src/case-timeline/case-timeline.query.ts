import { type DataSource, MoreThan } from 'typeorm';
import { CaseTimelineTable, type TimelineEntry } from './case-timeline.table';

/** The events of a case in order, after a revision. */
export function findTimeline(
  dataSource: DataSource,
  { caseId, after = -1, limit }: { readonly caseId: string; readonly after?: number; readonly limit: number },
): Promise<TimelineEntry[]> {
  return dataSource.getRepository(CaseTimelineTable).find({ where: { caseId, revision: MoreThan(after) }, order: { revision: 'ASC' }, take: limit });
}
