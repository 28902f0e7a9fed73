import { Share } from '@homeward/leadership';
import { derivedId, reached, type Clock, type Logger } from '@homeward/platform';
import type { CaseTimerQuery, DueCase } from '@homeward/read-model';
import { LRUCache } from 'lru-cache';
import type { CaseCommands } from './case-commands';

export interface DueTimersPorts {
  readonly timers: Pick<CaseTimerQuery, 'dueBy' | 'mayComeOfAge'>;
  readonly commands: CaseCommands;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What one pass did. */
export interface PassResult {
  readonly asked: number;
  readonly recorded: number;
  readonly failed: number;
}

/** What was asked of a case for one instant, and when it may be asked again. */
interface Asked {
  readonly dueAt: string;
  /** Answers to it so far; each further question is a command of its own. */
  readonly answers: number;
  readonly attempts: number;
  readonly restsUntilMs: number;
}

const PAGE = 200;
/** Of one pass: a million cases. What is more, or comes again for ever, waits for the next pass. */
const MAX_PAGES = 5_000;
/** Cases asked at once: the write side has its own queue, and people come first. */
const AT_ONCE = 8;
/** The read model needs a moment to see what was recorded; a case that stays due longer is asked again, ever more seldom. */
const FIRST_REST_MS = 30_000;
const MAX_REST_MS = 3_600_000;
const MAX_REMEMBERED = 20_000;
/** So many failures one after another are no fault of the cases; the rest waits for the next pass. */
const MAX_FAILURES_IN_A_ROW = 32;
const PROGRESS_EVERY = 1_000;
const DATE_LENGTH = 'yyyy-mm-dd'.length;

/**
 * Asks every case that is due to record what time has made true of it. What it asks is named by the case and the instant, so
 * a crash between reading and asking, or a second process, records it once. A case that fails waits, and keeps nobody else.
 */
export class DueTimers {
  private readonly asked = new LRUCache<string, Asked>({ max: MAX_REMEMBERED });
  private swept = '';

  constructor(private readonly ports: DueTimersPorts) {}

  /** One pass over what is due now and in the share, the oldest first; once a day also over the young who may have come of age. */
  async pass(signal: AbortSignal, share = Share.whole()): Promise<PassResult> {
    const tally = new Tally(this.ports.logger);
    const now = this.ports.clock.now();
    let after: DueCase | null = null;
    for (let pages = 0; pages < MAX_PAGES && !signal.aborted && !tally.isHopeless; pages += 1) {
      const page: readonly DueCase[] = await this.ports.timers.dueBy({ now, limit: PAGE, after });
      await this.askAll(page.filter((due) => share.covers(due.caseId) && this.isAwake(due)), tally);
      if (page.length < PAGE) break;
      after = page.at(-1) ?? null;
    }
    await this.sweep(now.slice(0, DATE_LENGTH), { share, tally, signal });
    return tally.result();
  }

  /** The read model does not know birthdays, so on each day the cases are asked that may hold one; again when the share is another one. */
  private async sweep(today: string, { share, tally, signal }: { readonly share: Share; readonly tally: Tally; readonly signal: AbortSignal }): Promise<void> {
    const sweep = [today, ...share.parts].join(' ');
    if (sweep === this.swept) return;
    for (let after: string | null = null; !signal.aborted && !tally.isHopeless; ) {
      const page = await this.ports.timers.mayComeOfAge(after, PAGE);
      await inGroups(page.filter((caseId) => share.covers(caseId)), (caseId) => this.ask(caseId, `of age on ${today}`, tally));
      if (page.length < PAGE) {
        this.swept = sweep;
        return;
      }
      after = page.at(-1) ?? null;
    }
  }

  private askAll(page: readonly DueCase[], tally: Tally): Promise<void> {
    return inGroups(page, async ({ caseId, dueAt }) => {
      const before = this.askedOf({ caseId, dueAt });
      const isAnswered = await this.ask(caseId, `${dueAt} ${before.answers}`, tally);
      const attempts = before.attempts + 1;
      const restMs = Math.min(FIRST_REST_MS * 2 ** before.attempts, MAX_REST_MS);
      this.asked.set(caseId, { dueAt, attempts, answers: before.answers + (isAnswered ? 1 : 0), restsUntilMs: this.ports.clock.nowMs() + restMs });
    });
  }

  private async ask(caseId: string, name: string, tally: Tally): Promise<boolean> {
    try {
      tally.answered(await this.ports.commands.applyDueTimers(caseId, derivedId(caseId, `ApplyDueTimers ${name}`)));
      reached('due-case-asked');
      return true;
    } catch (error) {
      tally.failed();
      this.ports.logger.warn('What time made true of a case could not be recorded and is tried again.', { caseId, attempt: this.asked.get(caseId)?.attempts ?? 0, error });
      return false;
    }
  }

  private isAwake(due: DueCase): boolean {
    return this.askedOf(due).restsUntilMs <= this.ports.clock.nowMs();
  }

  private askedOf({ caseId, dueAt }: DueCase): Asked {
    const known = this.asked.get(caseId);
    return known?.dueAt === dueAt ? known : { dueAt, answers: 0, attempts: 0, restsUntilMs: Number.NEGATIVE_INFINITY };
  }
}

async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) await Promise.all(items.slice(start, start + AT_ONCE).map(work));
}

class Tally {
  private asked = 0;
  private recorded = 0;
  private failures = 0;
  private inARow = 0;

  constructor(private readonly logger: Logger) {}

  get isHopeless(): boolean {
    return this.inARow >= MAX_FAILURES_IN_A_ROW;
  }

  answered(isRecorded: boolean): void {
    this.asked += 1;
    this.inARow = 0;
    if (isRecorded) this.recorded += 1;
    if (this.asked % PROGRESS_EVERY === 0) this.logger.info('Catching up on what time made true.', { count: this.asked });
  }

  failed(): void {
    this.asked += 1;
    this.failures += 1;
    this.inARow += 1;
  }

  result(): PassResult {
    return { asked: this.asked, recorded: this.recorded, failed: this.failures };
  }
}
