import type { Instant } from '@homeward/return-case';
import type { DataSource } from 'typeorm';
import { CaseTimerTable } from './case-timer.table';

export interface DueCase {
  readonly caseId: string;
  readonly dueAt: Instant;
}

export interface DueOptions {
  readonly now: Instant;
  readonly limit: number;
  /** The last one of the page before. */
  readonly after: DueCase | null;
}

/** The cases that time has something to say about, for the process that sends it. */
export class CaseTimerQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** What is due by now, the oldest first. */
  async dueBy({ now, limit, after }: DueOptions): Promise<readonly DueCase[]> {
    const timers = this.dataSource
      .getRepository(CaseTimerTable)
      .createQueryBuilder('timer')
      .where('timer.nextAt <= :now', { now })
      .orderBy({ 'timer.nextAt': 'ASC', 'timer.caseId': 'ASC' })
      .limit(limit);
    if (after !== null) timers.andWhere('(timer.nextAt, timer.caseId) > (:dueAt, :caseId)', after);
    const rows = await timers.getMany();
    return rows.flatMap(({ caseId, nextAt }) => (nextAt === null ? [] : [{ caseId, dueAt: nextAt }]));
  }

  /** Those who may have come of age, by case, after the last one of the page before. */
  async mayComeOfAge(after: string | null, limit: number): Promise<readonly string[]> {
    const rows = this.dataSource.getRepository(CaseTimerTable).createQueryBuilder('timer').where('timer.mayComeOfAge').orderBy('timer.caseId').limit(limit);
    if (after !== null) rows.andWhere('timer.caseId > :after', { after });
    return (await rows.getMany()).map(({ caseId }) => caseId);
  }
}
