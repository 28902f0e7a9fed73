import { type DeadlineChange, reconcile } from '@homeward/deadlines';
import type { CommandContext } from '../command';
import type { ReturnCaseFact } from '../events';
import { present } from '../same-content';
import type { RegisteredCase, ReturnCase } from '../state';
import { wasDone } from './steps';
import { wantedDeadlines } from './wanted-deadlines';

/** Keeps the deadlines of a case with what it waits for: set, met, counted anew or let go, in the append that changed it. */
export function deadlinesFollowing(before: ReturnCase, after: RegisteredCase, context: CommandContext): readonly ReturnCaseFact[] {
  const { zone, now, calendar } = context;
  const pausedSince = before.phase === 'none' ? null : before.deadlines.pausedSince;
  const resumedFrom = after.deadlines.pausedSince === null ? pausedSince : null;
  const changes = reconcile(after.deadlines, wantedDeadlines(after, context), { zone, now, resumedFrom });
  const earlier = before.phase === 'none' ? after : before;
  return changes.map((change) => factOf(change, { before: earlier, after, now, calendar: calendar.name }));
}

interface Around {
  readonly before: RegisteredCase;
  readonly after: RegisteredCase;
  readonly now: string;
  readonly calendar: string;
}

function factOf(change: DeadlineChange, { before, after, now, calendar }: Around): ReturnCaseFact {
  switch (change.kind) {
    case 'set': {
      const { step, dueAt, remindAt } = change.deadline;
      return { type: 'DeadlineSet', data: present({ step, dueAt, remindAt, calendar }) };
    }
    case 'recounted': {
      const { step, dueAt, remindAt } = change.deadline;
      return { type: 'DeadlineExtended', data: present({ step, from: change.from, dueAt, remindAt, reasonCode: 'rescheduled' as const }) };
    }
    case 'suspended': {
      const { step, from, dueAt, remindAt } = change;
      return { type: 'DeadlineExtended', data: present({ step, from, dueAt, remindAt, reasonCode: 'suspension' as const }) };
    }
    case 'renewed':
      return met(change.deadline, now);
    case 'gone':
      return wasDone(change.deadline.step, before, after)
        ? met(change.deadline, now)
        : { type: 'DeadlineWaived', data: { step: change.deadline.step, reasonCode: 'no-longer-needed' } };
  }
}

/** A late act is recorded like any other, and says that it was late. */
export function met({ step, dueAt }: { readonly step: string; readonly dueAt: string }, now: string): ReturnCaseFact {
  return { type: 'DeadlineMet', data: { step, dueAt, late: Date.parse(now) > Date.parse(dueAt) } };
}
