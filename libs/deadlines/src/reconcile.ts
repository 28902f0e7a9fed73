import type { DeadlineLedger, OpenDeadline, WantedDeadline } from './ledger';
import { movedOn } from './office-day';

/** What the ledger must learn so that it holds what the case waits for. */
export type DeadlineChange =
  | { readonly kind: 'set'; readonly deadline: WantedDeadline }
  /** The term itself is another one now. */
  | { readonly kind: 'recounted'; readonly deadline: WantedDeadline; readonly from: string }
  /** The case was suspended meanwhile. */
  | { readonly kind: 'suspended'; readonly step: string; readonly from: string; readonly dueAt: string; readonly remindAt?: string }
  /** Nobody waits for it any more; whether it was done is for the domain to say. */
  | { readonly kind: 'gone'; readonly deadline: OpenDeadline }
  /** A review that named the next one. */
  | { readonly kind: 'renewed'; readonly deadline: OpenDeadline };

export interface Moment {
  /** IANA zone of the office. */
  readonly zone: string;
  readonly now: string;
  /** Since when the case was suspended, when it goes on at this moment. */
  readonly resumedFrom: string | null;
}

/** Compares the deadlines on the books with those wanted. Empty when nothing changed. Answers in the order of the lists. */
export function reconcile(ledger: DeadlineLedger, wanted: readonly WantedDeadline[], moment: Moment): readonly DeadlineChange[] {
  const byStep = new Map(wanted.map((deadline) => [deadline.step, deadline]));
  const ofOpen = Object.values(ledger.open).flatMap((open) => changesOf(open, byStep.get(open.step), moment));
  const fresh = wanted.filter(({ step, dueAt }) => ledger.open[step] === undefined && ledger.settled[step] !== dueAt);
  return [...ofOpen, ...fresh.map((deadline): DeadlineChange => ({ kind: 'set', deadline }))];
}

function changesOf(open: OpenDeadline, wanted: WantedDeadline | undefined, moment: Moment): readonly DeadlineChange[] {
  if (wanted === undefined) return [{ kind: 'gone', deadline: open }];
  if (wanted.dueAt === open.countedDueAt) return wanted.isFixed ? [] : pauseOf(open, moment);
  if (wanted.isRenewed) return [{ kind: 'renewed', deadline: open }, { kind: 'set', deadline: wanted }];
  return [{ kind: 'recounted', deadline: wanted, from: open.dueAt }];
}

/** What was over before the suspension began stays missed; what was set during it lost only the rest of it. */
function pauseOf(open: OpenDeadline, { zone, now, resumedFrom }: Moment): readonly DeadlineChange[] {
  if (resumedFrom === null || open.dueAt < resumedFrom) return [];
  const stoppedAt = open.setAt > resumedFrom ? open.setAt : resumedFrom;
  const dueAt = movedOn(zone, open.dueAt, stoppedAt, now);
  if (dueAt === open.dueAt) return [];
  const { step, remindAt, reminded } = open;
  const reminder = remindAt === null || reminded || remindAt < stoppedAt ? {} : { remindAt: movedOn(zone, remindAt, stoppedAt, now) };
  return [{ kind: 'suspended', step, from: open.dueAt, dueAt, ...reminder }];
}
