/** The deadlines of one case, as far as they are open. Folded from events; plain data. */
export interface DeadlineLedger {
  /** By step. */
  readonly open: Readonly<Record<string, OpenDeadline>>;
  /** Steps that the state still waits for but nobody must do any more, with the term they were counted with: waived by a person, or done by Homeward itself. */
  readonly settled: Readonly<Record<string, string>>;
  /** Validities whose end was recorded, by gate, with the last day each counted. */
  readonly lapsed: Readonly<Record<string, string>>;
  /** Since when no service level runs, while the case is suspended. */
  readonly pausedSince: string | null;
}

export interface OpenDeadline {
  readonly step: string;
  /** When it was set. */
  readonly setAt: string;
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
  /** Tied to something that takes place whether the case is paused or not, such as a flight. */
  readonly isFixed?: true;
  /** A new term means that the old one was kept, such as a review that named the day of the next. */
  readonly isRenewed?: true;
}

export const NO_DEADLINES: DeadlineLedger = { open: {}, settled: {}, lapsed: {}, pausedSince: null };

type Term = { readonly step: string; readonly dueAt: string; readonly remindAt?: string };

export function withSet(ledger: DeadlineLedger, { step, dueAt, remindAt }: Term, setAt: string): DeadlineLedger {
  const deadline: OpenDeadline = {
    step,
    setAt,
    dueAt,
    countedDueAt: dueAt,
    remindAt: remindAt ?? null,
    reminded: false,
    missed: false,
    escalated: false,
  };
  return { ...ledger, open: { ...ledger.open, [step]: deadline }, settled: without(ledger.settled, step) };
}

/** A new term is one nobody has missed yet. `isRecounted` when the term itself changed and not only how long somebody has for it. */
export function withExtended(ledger: DeadlineLedger, { step, dueAt, remindAt }: Term, isRecounted: boolean): DeadlineLedger {
  return changed(ledger, step, (deadline) => ({
    ...deadline,
    dueAt,
    countedDueAt: isRecounted ? dueAt : deadline.countedDueAt,
    ...(remindAt === undefined ? {} : { remindAt, reminded: false }),
    missed: false,
    escalated: false,
  }));
}

export function withMark(ledger: DeadlineLedger, step: string, mark: 'reminded' | 'missed' | 'escalated'): DeadlineLedger {
  return changed(ledger, step, (deadline) => ({ ...deadline, [mark]: true }));
}

/** Nobody waits for the step any more. */
export function withDone(ledger: DeadlineLedger, step: string): DeadlineLedger {
  return { ...ledger, open: without(ledger.open, step) };
}

/** Nobody needs to do the step, although the state goes on waiting for it. */
export function withSettled(ledger: DeadlineLedger, step: string): DeadlineLedger {
  const deadline = ledger.open[step];
  if (deadline === undefined) return ledger;
  return { ...withDone(ledger, step), settled: { ...ledger.settled, [step]: deadline.countedDueAt } };
}

export function withLapsed(ledger: DeadlineLedger, gate: string, validUntil: string): DeadlineLedger {
  return { ...ledger, lapsed: { ...ledger.lapsed, [gate]: validUntil } };
}

export function withPause(ledger: DeadlineLedger, pausedSince: string | null): DeadlineLedger {
  return ledger.pausedSince === pausedSince ? ledger : { ...ledger, pausedSince };
}

function changed(ledger: DeadlineLedger, step: string, change: (deadline: OpenDeadline) => OpenDeadline): DeadlineLedger {
  const deadline = ledger.open[step];
  return deadline === undefined ? ledger : { ...ledger, open: { ...ledger.open, [step]: change(deadline) } };
}

function without<T>(entries: Readonly<Record<string, T>>, step: string): Readonly<Record<string, T>> {
  if (!Object.hasOwn(entries, step)) return entries;
  const { [step]: _gone, ...others } = entries;
  return others;
}
