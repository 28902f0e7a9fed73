import type { CommandReceipt } from '@homeward/contracts';

/** A command that a writer got an answer to. */
export interface Answered {
  readonly commandId: string;
  readonly caseId: string;
  /** How often the outcome was unknown before: a reset, a timeout, or an answer that says "not now". */
  readonly unknownOutcomes: number;
  /** What was promised; undefined when the command was refused for good. */
  readonly receipt?: Pick<CommandReceipt, 'revision' | 'position' | 'events'>;
}

/** Reasons for an unknown outcome that a client is told to expect. */
const NOT_NOW = new Set(['connection', 'timeout', '503 StoreUnavailable', '503 NotReady', '429 TooManyRequests']);

/** What the writers were told: the log is held to it. */
export class Ledger {
  private readonly answered = new Map<string, Answered>();
  private readonly askedIds = new Set<string>();
  /** In milliseconds of `performance.now()`. */
  lastAcknowledgedAtMs = 0;
  readonly unknownOutcomes = new Map<string, number>();
  acknowledged = 0;
  refused = 0;
  /** Commands whose outcome was unknown at least once and that were recorded. */
  recovered = 0;

  asked(commandId: string): void {
    this.askedIds.add(commandId);
  }

  wasAsked(commandId: string): boolean {
    return this.askedIds.has(commandId);
  }

  unknown(why: string): void {
    this.unknownOutcomes.set(why, (this.unknownOutcomes.get(why) ?? 0) + 1);
  }

  answer(entry: Answered): void {
    this.answered.set(entry.commandId, entry);
    if (entry.receipt === undefined) {
      this.refused += 1;
      return;
    }
    this.acknowledged += 1;
    this.lastAcknowledgedAtMs = performance.now();
    if (entry.unknownOutcomes > 0) this.recovered += 1;
  }

  find(commandId: string): Answered | undefined {
    return this.answered.get(commandId);
  }

  entries(): Iterable<Answered> {
    return this.answered.values();
  }

  /** Commands that never got an answer. */
  get unanswered(): number {
    return this.askedIds.size - this.answered.size;
  }

  /** Answers that are neither a yes or no nor a clear "not now": each is a fault of what answered. */
  get unforeseen(): readonly string[] {
    return [...this.unknownOutcomes.keys()].filter((why) => !NOT_NOW.has(why));
  }

  unknownToString(): string {
    return [...this.unknownOutcomes].map(([why, count]) => `${count} ${why}`).join(', ');
  }

  toString(): string {
    const unknown = [...this.unknownOutcomes.values()].reduce((sum, count) => sum + count, 0);
    return `${this.acknowledged} commands acknowledged (${this.recovered} after an unknown outcome), ${this.refused} refused, ${unknown} unknown outcomes`;
  }
}
