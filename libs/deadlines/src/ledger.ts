/** The deadlines of one case, as far as they are open. Folded from events; plain data. */
export interface DeadlineLedger {
  /** By step. */
  readonly open: Readonly<Record<string, OpenDeadline>>;
  /** Since when no service level runs, while the case is suspended. */
  readonly pausedSince: string | null;
}

export interface OpenDeadline {
  readonly step: string;
  /** As it stands, extensions included. Instant, UTC. */
  readonly dueAt: string;
  /** As it was counted before any extension: a different one means that the term itself changed. */
  readonly countedDueAt: string;
  readonly remindAt: string | null;
  readonly reminded: boolean;
  readonly missed: boolean;
  readonly escalated: boolean;
}

/** What a case waits for, counted from its state. */
export interface WantedDeadline {
  readonly step: string;
  readonly dueAt: string;
  readonly remindAt?: string;
}

export const NO_DEADLINES: DeadlineLedger = { open: {}, pausedSince: null };
