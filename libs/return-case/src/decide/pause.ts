import type { CommandContext } from '../commands';
import { addDays, calendarDateIn } from '../dates';
import type { ReturnCaseFact } from '../events';
import { closedGates, evaluateGates, expiringGates } from '../gates';
import { todayOf } from '../guards';
import { ensureNotPast, ensureText } from '../input';
import type { CalendarDate } from '../person';
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
    repeats: ({ data }, { suspension, alsoSuspendedBy }) => [...alsoSuspendedBy, suspension].some((known) => sameContent(known, data)),
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
function resume({ data: { causeId }, context }: CommandOf<'ResumeCase'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const causes = [...state.alsoSuspendedBy, ...(state.suspension ? [state.suspension] : [])];
  const isMeant = causeId === undefined || causes.some((suspension) => suspension.causeId === causeId);
  ensure(isMeant, 'SuspendedOtherwise', 'causeId', 'This cause does not suspend the case.');
  const resumed = (to: Phase, lostGates: readonly Gate[] = []): ReturnCaseFact => ({ type: 'CaseResumed', data: present({ to, lostGates, causeId }) });
  if (causeId !== undefined && causes.length > 1) return [resumed('suspended')];
  if (state.suspension !== null && state.hold !== null) return [resumed('on-hold')];
  const before: Phase = state.phaseBefore ?? 'registered';
  const travelDate = ON_OPEN_GATES.includes(before) ? travelDateOf(state, context) : null;
  const lostGates = lostGatesOf(state, travelDate, context);
  const isPast = travelDate !== null && travelDate < todayOf(context);
  if (travelDate === null || (lostGates.length === 0 && !isPast)) return [resumed(before, lostGates)];
  return [...cancellationOf(state, 'gate-lost'), resumed('preparing', lostGates)];
}

function lostGatesOf(state: RegisteredCase, travelDate: CalendarDate | null, context: CommandContext): readonly Gate[] {
  const today = todayOf(context);
  const closed = travelDate === null ? [] : closedGates(evaluateGates(state, travelDate, context)).map(({ gate }) => gate);
  const expired = expiringGates(state).flatMap(({ gate, validUntil }) => (validUntil < today ? [gate] : []));
  return [...new Set([...closed, ...expired])];
}
