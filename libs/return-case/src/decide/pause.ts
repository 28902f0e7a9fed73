import { addDays, calendarDateIn } from '../dates';
import type { ReturnCaseFact } from '../events';
import { closedGates, evaluateGates, expiringGates } from '../gates';
import { todayOf } from '../guards';
import { ensureNotPast, ensureText } from '../input';
import { BEFORE_DEPARTURE, ON_OPEN_GATES, PAUSED_PHASES } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import type { Gate, Phase } from '../vocabulary';
import { cancellationOf, travelDateOf } from './gate-loss';

export type PauseCommand = 'HoldCase' | 'SuspendCase' | 'ResumeCase';

export const PAUSE_RULES: Rules<PauseCommand> = {
  HoldCase: {
    // A held case may be held on: each time for a blocker by name and a new day to look at it.
    phases: [...BEFORE_DEPARTURE, 'arrived', 'follow-up', 'on-hold'],
    guards: [],
    repeats: ({ data }, { hold }) => sameContent(hold, data),
    decide({ data: { blocker, reviewOn, note }, context }, state) {
      const today = todayOf(context);
      const latest = addDays(today, context.policy.holdReviewDays);
      ensureNotPast('reviewOn', reviewOn, today);
      ensure(reviewOn <= latest, 'HoldTooLong', 'reviewOn', `A hold is looked at again by ${latest}.`);
      const { booking } = state.travel;
      const isMissed = booking !== null && calendarDateIn(context.zone, booking.departsAt) <= reviewOn;
      return [...(isMissed ? cancellationOf(state, 'hold') : []), { type: 'CaseHeld', data: present({ blocker, reviewOn, note }) }];
    },
  },
  SuspendCase: {
    phases: [...BEFORE_DEPARTURE, ...PAUSED_PHASES],
    guards: [],
    repeats: ({ data }, { suspension }) => sameContent(suspension, data),
    decide({ data }) {
      ensureText('scopeRef', data.scopeRef);
      ensureText('causeId', data.causeId);
      return [{ type: 'CaseSuspended', data }];
    },
  },
  ResumeCase: {
    phases: PAUSED_PHASES,
    guards: [],
    repeats: (_command, { phase, resumedTo }) => phase === resumedTo,
    decide: resume,
  },
};

/** Validities run on through a pause, so the gates are judged anew; a case that lost one goes back to the preparation. */
function resume({ context }: CommandOf<'ResumeCase'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  if (state.suspension !== null && state.hold !== null) return [{ type: 'CaseResumed', data: { to: 'on-hold', lostGates: [] } }];
  const before: Phase = state.phaseBefore ?? 'registered';
  const travelDate = ON_OPEN_GATES.includes(before) ? travelDateOf(state, context) : null;
  const today = todayOf(context);
  const closed = travelDate === null ? [] : closedGates(evaluateGates(state, travelDate, context)).map(({ gate }) => gate);
  const expired = expiringGates(state).flatMap(({ gate, validUntil }) => (validUntil < today ? [gate] : []));
  const lostGates: readonly Gate[] = [...new Set([...closed, ...expired])];
  const isPast = travelDate !== null && travelDate < today;
  if (travelDate === null || (lostGates.length === 0 && !isPast)) return [{ type: 'CaseResumed', data: { to: before, lostGates } }];
  return [...cancellationOf(state, 'gate-lost'), { type: 'CaseResumed', data: { to: 'preparing', lostGates } }];
}
