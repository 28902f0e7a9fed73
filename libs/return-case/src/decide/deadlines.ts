import { hoursLater } from '@homeward/deadlines';
import { addDays, calendarDateIn, isInstant } from '../dates';
import type { CommandContext } from '../command';
import { type CaseTimer, caseTimers } from '../deadlines/case-timers';
import { met } from '../deadlines/deadlines-following';
import { escalatesTo, isBoundToFlight, isMandatory, isOwnStep } from '../deadlines/steps';
import type { ReturnCaseFact } from '../events';
import { OPEN_PHASES } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present } from '../same-content';
import type { RegisteredCase } from '../state';
import { PHASES } from '../vocabulary';
import { lossOf } from './gate-loss';
import { evaluationFor } from './readiness';

export type DeadlinesCommand = 'ExtendDeadline' | 'WaiveDeadline' | 'ApplyDueTimers';

/** One extension goes no further from the present, or from the term as it was counted, than this. */
export const MAX_EXTENSION_DAYS = 30;

export const DEADLINES_RULES: Rules<DeadlinesCommand> = {
  ExtendDeadline: {
    phases: OPEN_PHASES,
    guards: [],
    repeats: ({ data: { step, dueAt } }, { deadlines }) => isInstant(dueAt) && deadlines.open[step]?.dueAt === atMilliseconds(dueAt),
    decide: extend,
  },
  WaiveDeadline: {
    phases: OPEN_PHASES,
    guards: [],
    repeats: ({ data: { step } }, { deadlines }) => deadlines.open[step] === undefined && deadlines.settled[step] !== undefined,
    decide({ data: { step, reasonCode, reason } }, { deadlines }) {
      ensure(deadlines.open[step] !== undefined, 'InvalidValue', 'step', 'The case has no open deadline of this step.');
      ensure(!isMandatory(step) && !isOwnStep(step), 'InvalidValue', 'step', 'This step is never waived.');
      ensure(reasonCode !== 'no-longer-needed', 'InvalidValue', 'reasonCode', 'This reason is recorded by Homeward alone.');
      return [{ type: 'DeadlineWaived', data: present({ step, reasonCode, reason }) }];
    },
  },
  ApplyDueTimers: { phases: PHASES, guards: [], decide: ({ context }, state) => applyDueTimers(state, context) },
};

function extend({ data: { step, dueAt, reasonCode, reason }, context }: CommandOf<'ExtendDeadline'>, { deadlines }: RegisteredCase): readonly ReturnCaseFact[] {
  const open = deadlines.open[step];
  ensure(open !== undefined, 'InvalidValue', 'step', 'The case has no open deadline of this step.');
  ensure(!isMandatory(step) && !isBoundToFlight(step), 'InvalidValue', 'step', 'This step is never put off.');
  ensure(reasonCode !== 'suspension' && reasonCode !== 'rescheduled', 'InvalidValue', 'reasonCode', 'This reason is recorded by Homeward alone.');
  ensure(isInstant(dueAt), 'InvalidValue', 'dueAt', 'The new term is an instant in UTC.');
  ensure(isLater(dueAt, open.dueAt), 'InvalidValue', 'dueAt', 'The new term is later than the present one.');
  ensure(isLater(dueAt, context.now), 'InvalidValue', 'dueAt', 'The new term is in the future.');
  const from = isLater(open.countedDueAt, context.now) ? open.countedDueAt : context.now;
  const latest = addDays(calendarDateIn(context.zone, from), MAX_EXTENSION_DAYS);
  ensure(calendarDateIn(context.zone, dueAt) <= latest, 'InvalidValue', 'dueAt', `The new term is ${latest} at the latest.`);
  return [{ type: 'DeadlineExtended', data: present({ step, from: open.dueAt, dueAt: atMilliseconds(dueAt), reasonCode, reason }) }];
}

/** In the order in which one thing brings another: what ended, what that costs, what is judged anew, and who is told. */
function applyDueTimers(state: RegisteredCase, context: CommandContext): readonly ReturnCaseFact[] {
  const due = caseTimers(state, context).filter(({ at }) => !isLater(at, context.now));
  const expired = due.flatMap((timer) => (timer.kind === 'expiry' ? [timer.expiry] : []));
  const lost = isFlown(state, context) ? [] : expired;
  const loss = lossOf(state, lost.map(({ gate, validUntil }) => ({ gate, status: 'closed', reason: `It was valid until ${validUntil}.`, validUntil })));
  return [
    ...expired.map((expiry): ReturnCaseFact => ({ type: 'GateExpired', data: expiry })),
    ...loss,
    ...due.flatMap((timer): readonly ReturnCaseFact[] => (timer.kind === 'majority' ? [{ type: 'AgeOfMajorityReached', data: {} }] : [])),
    ...(loss.length > 0 ? [] : due.flatMap((timer) => ownStep(timer, state, context))),
    ...due.flatMap((timer) => toldOf(timer, context)),
  ];
}

/** The departure of a flight that has left can still be recorded, and must not fall with what ended since. */
function isFlown({ travel: { booking } }: RegisteredCase, { now }: CommandContext): boolean {
  return booking !== null && !isLater(booking.departsAt, now);
}

/** The gates are judged again for the day of travel three days before it, in time for another seat. */
function ownStep(timer: CaseTimer, state: RegisteredCase, context: CommandContext): readonly ReturnCaseFact[] {
  const { booking } = state.travel;
  if (timer.kind !== 'own-step' || booking === null) return [];
  const { step } = timer.deadline;
  if (isFlown(state, context)) return [{ type: 'DeadlineWaived', data: { step, reasonCode: 'not-applicable' } }];
  return [...evaluationFor(calendarDateIn(context.zone, booking.departsAt), state, context), met(timer.deadline, context.now)];
}

function toldOf(timer: CaseTimer, { now }: CommandContext): readonly ReturnCaseFact[] {
  if (timer.kind !== 'reminded' && timer.kind !== 'missed' && timer.kind !== 'escalated') return [];
  const { step, dueAt } = timer.deadline;
  if (timer.kind === 'missed') return [{ type: 'DeadlineMissed', data: { step, dueAt } }];
  if (timer.kind === 'escalated') return [{ type: 'DeadlineEscalated', data: { step, dueAt, to: escalatesTo(step) } }];
  // Who is told that it is missed needs no reminder.
  return isLater(now, dueAt) ? [] : [{ type: 'DeadlineReminded', data: { step, dueAt } }];
}

/** As the log writes instants, so that their texts compare like the times. */
function atMilliseconds(instant: string): string {
  return hoursLater(instant, 0);
}

/** Instants of clients may lack the milliseconds, so they are compared as times and not as texts. */
function isLater(instant: string, than: string): boolean {
  return Date.parse(instant) > Date.parse(than);
}
