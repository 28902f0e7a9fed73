import type { Position } from '@homeward/event-store';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { checkLimit, cursorValues, InvalidCursor, pageOf, type Page } from '../query/page';
import { CaseTimelineTable, type TimelineEntry } from './case-timeline.table';

export interface TimelineOptions {
  /** Entries in a page, 1 to `MAX_PAGE_ROWS`. */
  readonly limit: number;
  readonly cursor?: string;
}

const LAST_REVISION = 2 ** 31 - 1;
/** `~` sorts after every position. */
const POSITION_AT = `select max(position) as position from read_model.case_timeline
  where position < coalesce(
    (select min(position) from read_model.case_timeline where recorded_at >= cast($1 as timestamptz) + interval '1 millisecond'), '~')`;

/** What happened, in order. Whether the reader may see the case is asked of its summary first. */
export class CaseTimelineQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** Throws `InvalidCursor`. */
  async list(caseId: string, { limit, cursor }: TimelineOptions): Promise<Page<TimelineEntry>> {
    const entries = this.entries()
      .where('entry.caseId = :caseId', { caseId })
      .orderBy('entry.revision')
      .limit(checkLimit(limit) + 1);
    if (cursor !== undefined) entries.andWhere('entry.revision > :after', { after: revisionIn(cursor) });
    return pageOf(await entries.getMany(), limit, ({ revision }) => [String(revision)]);
  }

  /**
   * The last position before the first event that was recorded after an instant, counting the whole millisecond it names;
   * undefined when the log begins later. A clock of the log that steps back afterwards does not change the answer. An event
   * recorded before the instant but not projected yet is not seen: a caller that wants a final answer asks for an instant
   * that is past.
   */
  async findPositionAt(instant: string): Promise<Position | undefined> {
    const [row] = await this.dataSource.query<readonly { position: string | null }[]>(POSITION_AT, [instant]);
    return row?.position ?? undefined;
  }

  private entries(): SelectQueryBuilder<TimelineEntry> {
    return this.dataSource.getRepository(CaseTimelineTable).createQueryBuilder('entry');
  }
}

function revisionIn(cursor: string): number {
  const revision = Number(cursorValues(cursor, 1)[0]);
  if (!Number.isInteger(revision) || revision < 0 || revision > LAST_REVISION) throw new InvalidCursor();
  return revision;
}
