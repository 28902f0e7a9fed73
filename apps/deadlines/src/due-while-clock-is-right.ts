import type { CaseTimerQuery } from '@homeward/read-model';
import type { DatabaseClock } from '@homeward/wiring';

type DueQueries = Pick<CaseTimerQuery, 'dueBy' | 'mayComeOfAge'>;

/** What is due, told only while this machine's clock can be trusted: an hour ahead, it would take for due what is not. Rejects with `ClockOff`. */
export class DueWhileClockIsRight implements DueQueries {
  constructor(
    private readonly due: DueQueries,
    private readonly clock: Pick<DatabaseClock, 'ensureRight'>,
  ) {}

  async dueBy(...asked: Parameters<DueQueries['dueBy']>): ReturnType<DueQueries['dueBy']> {
    await this.clock.ensureRight();
    return this.due.dueBy(...asked);
  }

  async mayComeOfAge(...asked: Parameters<DueQueries['mayComeOfAge']>): ReturnType<DueQueries['mayComeOfAge']> {
    await this.clock.ensureRight();
    return this.due.mayComeOfAge(...asked);
  }
}
