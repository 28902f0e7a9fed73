import type { CaseOutcome } from '../../apps/casework/src/execute-return-case';

/** `outdated`: it rests on another state than the case has, or may not be asked. `refused`: a rule said no. */
export type Answer = CaseOutcome | 'refused' | 'outdated';

/** What one request came to, as far as those who sent it know. */
export interface Asked {
  readonly commandId: string;
  readonly caseId: string;
  readonly type: string;
  /** Every answer that says what became of it; it may have been sent more than once. */
  readonly answers: Answer[];
  /** How often nobody answered. */
  unanswered: number;
  /** Sent by a person, who asks until there is an answer, and for whom every answer is the last. */
  readonly byPerson: boolean;
}

/** A look at a case: it must have shown a beginning of the stream, and at least what was acknowledged before it began. */
export interface Look {
  readonly caseId: string;
  readonly acknowledged: number;
  readonly eventIds: readonly string[];
}

/** What those outside the system know. */
export class Ledger {
  private readonly requests = new Map<string, Asked>();
  private readonly revisions = new Map<string, number>();
  readonly looks: Look[] = [];
  /** Of each time somebody was told that others keep writing: how often anybody wrote to the case meanwhile. */
  readonly writesWhilePushedAway: number[] = [];

  get asked(): readonly Asked[] {
    return [...this.requests.values()];
  }

  /** The last revision that was acknowledged to anybody; -1 before the first. */
  acknowledged(caseId: string): number {
    return this.revisions.get(caseId) ?? -1;
  }

  open(asked: Omit<Asked, 'answers' | 'unanswered'>): void {
    if (!this.requests.has(asked.commandId)) this.requests.set(asked.commandId, { ...asked, answers: [], unanswered: 0 });
  }

  noAnswer(commandId: string): void {
    const asked = this.requests.get(commandId);
    if (asked !== undefined) asked.unanswered += 1;
  }

  answer(commandId: string, answer: Answer): void {
    const asked = this.requests.get(commandId);
    asked?.answers.push(answer);
    if (asked === undefined || typeof answer === 'string') return;
    this.revisions.set(asked.caseId, Math.max(this.acknowledged(asked.caseId), answer.revision));
  }
}
