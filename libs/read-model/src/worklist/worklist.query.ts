import { addHours, isInstant, type Instant } from '@homeward/return-case';
import type { DataSource } from 'typeorm';
import { checkLimit, cursorValues, InvalidCursor, pageOf, type Page } from '../query/page';
import { within, type ReadScope } from '../query/read-scope';
import { WorklistTable, type WorklistItem } from './worklist.table';

/** How far ahead a worklist looks. */
export const WORKLIST_HORIZON_DAYS = 14;
const HOURS_PER_DAY = 24;

export const WORKLIST_STATUSES = ['overdue', 'due', 'expired', 'expiring', 'attention'] as const;
export type WorklistStatus = (typeof WORKLIST_STATUSES)[number];

export interface WorklistEntry extends WorklistItem {
  readonly status: WorklistStatus;
}

export interface WorklistOptions {
  readonly scope: ReadScope;
  /** The moment the list is for; what lies before it is overdue or expired. */
  readonly asOf: Instant;
  readonly officer?: string;
  readonly status?: WorklistStatus;
  /** Items in a page, 1 to `MAX_PAGE_ROWS`. */
  readonly limit: number;
  readonly cursor?: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CONDITIONS: { readonly [S in WorklistStatus]: string } = {
  overdue: "item.kind = 'due' and item.dueAt < :asOf",
  due: "item.kind = 'due' and item.dueAt >= :asOf",
  expired: "item.kind = 'expiring' and item.dueAt < :asOf",
  expiring: "item.kind = 'expiring' and item.dueAt >= :asOf",
  attention: "item.kind = 'attention'",
};

/** What must be done: overdue, due and expiring within the horizon, and what has fallen; the oldest first. */
export class WorklistQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** Throws `InvalidCursor`. */
  async list({ scope, asOf, officer, status, limit, cursor }: WorklistOptions): Promise<Page<WorklistEntry>> {
    const items = within(this.dataSource.getRepository(WorklistTable).createQueryBuilder('item'), scope)
      .andWhere('item.dueAt <= :horizon', { horizon: addHours(asOf, WORKLIST_HORIZON_DAYS * HOURS_PER_DAY) })
      .orderBy({ 'item.dueAt': 'ASC', 'item.caseId': 'ASC', 'item.kind': 'ASC', 'item.step': 'ASC' })
      .limit(checkLimit(limit) + 1);
    if (officer !== undefined) items.andWhere('item.officer = :officer', { officer });
    if (status !== undefined) items.andWhere(CONDITIONS[status], { asOf });
    if (cursor !== undefined) {
      items.andWhere('(item.dueAt, item.caseId, item.kind, item.step) > (:afterDueAt, :afterCaseId, :afterKind, :afterStep)', placeIn(cursor));
    }
    const page = pageOf(await items.getMany(), limit, ({ dueAt, caseId, kind, step }) => [dueAt, caseId, kind, step]);
    return { ...page, rows: page.rows.map((item) => ({ ...item, status: statusOf(item, asOf) })) };
  }
}

function statusOf({ kind, dueAt }: WorklistItem, asOf: Instant): WorklistStatus {
  if (kind === 'attention') return 'attention';
  // Both are ISO 8601 in UTC with milliseconds, so their texts compare like the times.
  const past = dueAt < asOf;
  if (kind === 'due') return past ? 'overdue' : 'due';
  return past ? 'expired' : 'expiring';
}

function placeIn(cursor: string): Readonly<Record<string, string>> {
  const [afterDueAt = '', afterCaseId = '', afterKind = '', afterStep = ''] = cursorValues(cursor, 4);
  if (!isInstant(afterDueAt) || !UUID.test(afterCaseId)) throw new InvalidCursor();
  return { afterDueAt, afterCaseId, afterKind, afterStep };
}
