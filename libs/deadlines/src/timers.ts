import type { DeadlineLedger, OpenDeadline } from './ledger';
import { hoursLater, justAfter } from './office-day';

/** Something that time alone makes true of a deadline, and the first instant at which it is. */
export interface DeadlineTimer {
  readonly at: string;
  readonly kind: 'reminded' | 'missed' | 'escalated';
  readonly deadline: OpenDeadline;
}

/** What time will do to the open deadlines if nobody does anything, each once. No term runs while the case is suspended. */
export function timersOf(ledger: DeadlineLedger, escalateAfterHours: number): readonly DeadlineTimer[] {
  return ledger.pausedSince === null ? Object.values(ledger.open).flatMap((deadline) => timersOfOne(deadline, escalateAfterHours)) : [];
}

function timersOfOne(deadline: OpenDeadline, escalateAfterHours: number): readonly DeadlineTimer[] {
  const { dueAt, remindAt, reminded, missed, escalated } = deadline;
  return [
    ...(remindAt === null || reminded || missed ? [] : [{ at: remindAt, kind: 'reminded', deadline } as const]),
    ...(missed ? [] : [{ at: justAfter(dueAt), kind: 'missed', deadline } as const]),
    ...(escalated ? [] : [{ at: hoursLater(justAfter(dueAt), escalateAfterHours), kind: 'escalated', deadline } as const]),
  ];
}
