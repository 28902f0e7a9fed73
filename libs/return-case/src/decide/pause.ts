import type { CommandContext } from '../commands';
import { addDays, calendarDateIn } from '../dates';
import type { EventData, ReturnCaseFact } from '../events';
import { closedGates, evaluateGates, expiringGates } from '../gates';
import { todayOf } from '../guards';
import { ensureNotPast, ensureText } from '../input';
import type { CalendarDate } from '../person';
import { BEFORE_DEPARTURE, ON_OPEN_GATES, PAUSED_PHASES } from '../phases';
import { ensure, refusal } from '../refusal';
import type { CommandOf, Guard, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import type { Gate, Phase } from '../vocabulary';
import { cancellationOf, travelDateOf } from './gate-loss';

export type PauseCommand = 'HoldCase' | 'SuspendCase' | 'ResumeCase';

/** An officer sees one case; why a corridor is closed is seen from the mission. */
const SUSPENSION_ENDS_WHERE_IT_BEGAN: Guard = ({ phase }, { role }) =>
  phase !== 'suspended' || role === 'chief-of-mission'
    ? undefined
    : refusal('SuspendedOtherwise', 'suspension', 'The chief of mission suspended this case, and the chief of mission resumes it.');

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
    guards: [SUSPENSION_ENDS_WHERE_IT_BEGAN],
    repeats: (_command, { phase, resumedTo }) => phase === resumedTo,
    decide: resume,
  },
};

/** Ends one cause, or all; the case goes on once nothing else pauses it. */
function resume({ data: { causeId }, context }: CommandOf<'ResumeCase'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const causes = [...state.alsoSuspendedBy, ...(state.suspension ? [state.suspension] : [])];
  const isMeant = causeId === undefined || causes.some((suspension) => suspension.causeId === causeId);
  ensure(isMeant, 'SuspendedOtherwise', 'causeId', 'This cause does not suspend the case.');
  if (causeId !== undefined && causes.length > 1) return [resumed({ to: 'suspended', lostGates: [], causeId })];
  if (causes.length > 0 && state.hold !== null) return [resumed({ to: 'on-hold', lostGates: [], causeId })];
  return resumeWork(state, context, causeId);
}

/** Validities run on through a pause, so the gates are judged anew; a case that lost one goes back to the preparation. */
function resumeWork(state: RegisteredCase, context: CommandContext, causeId: string | undefined): readonly ReturnCaseFact[] {
  const before: Phase = state.phaseBefore ?? 'registered';
  const travelDate = ON_OPEN_GATES.includes(before) ? travelDateOf(state, context) : null;
  const lostGates = lostGatesOf(state, travelDate, context);
  const isPast = travelDate !== null && travelDate < todayOf(context);
  if (travelDate === null || (lostGates.length === 0 && !isPast)) return [resumed({ to: before, lostGates, causeId })];
  return [...cancellationOf(state, 'gate-lost'), resumed({ to: 'preparing', lostGates, causeId })];
}

function resumed(data: Omit<EventData<'CaseResumed'>, 'causeId'> & { readonly causeId: string | undefined }): ReturnCaseFact {
  return { type: 'CaseResumed', data: present(data) };
}

function lostGatesOf(state: RegisteredCase, travelDate: CalendarDate | null, context: CommandContext): readonly Gate[] {
  const today = todayOf(context);
  const closed = travelDate === null ? [] : closedGates(evaluateGates(state, travelDate, context)).map(({ gate }) => gate);
  const expired = expiringGates(state).flatMap(({ gate, validUntil }) => (validUntil < today ? [gate] : []));
  return [...new Set([...closed, ...expired])];
}
