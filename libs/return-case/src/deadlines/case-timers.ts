import { type OpenDeadline, startOfOfficeDay, timersOf } from '@homeward/deadlines';
import { isErased } from '@homeward/decider';
import type { CommandContext } from '../command';
import { addDays, calendarDateIn, comesOfAgeOn, isChildOn } from '../dates';
import { expiringGates, type GateExpiry } from '../gates';
import type { Instant } from '../person';
import { AFTER_DEPARTURE, BEFORE_DEPARTURE, PAUSED_PHASES } from '../phases';
import type { RegisteredCase, ReturnCase } from '../state';
import type { Gate, Phase } from '../vocabulary';
import { isOwnStep } from './steps';

/** Something that time alone makes true of a case, and the first instant at which it is. Each is recorded once. */
export type CaseTimer = { readonly at: Instant } & (
  | { readonly kind: 'expiry'; readonly expiry: GateExpiry }
  | { readonly kind: 'majority' }
  | { readonly kind: 'own-step' | 'reminded' | 'missed' | 'escalated'; readonly deadline: OpenDeadline }
);

export type TimerContext = Pick<CommandContext, 'zone' | 'policy'>;

/** Validities run on while a case is paused, which is when nobody looks at them. */
const PREPARES_TRAVEL: readonly Phase[] = [...BEFORE_DEPARTURE.filter((phase) => phase !== 'registered'), ...PAUSED_PHASES];
const MAY_COME_OF_AGE: readonly Phase[] = [...BEFORE_DEPARTURE, ...AFTER_DEPARTURE, ...PAUSED_PHASES];

/** All timers of a case as it stands. Whoever asks knows what time it is. */
export function caseTimers(state: ReturnCase, context: TimerContext): readonly CaseTimer[] {
  if (state.phase === 'none' || state.died || state.erased || state.phase === 'closed') return [];
  return [...expiriesOf(state, context), ...majorityOf(state, context), ...ofDeadlines(state, context)];
}

/** The earliest instant at which time alone would have something recorded of the case; null while nothing runs. */
export function nextTimerAt(state: ReturnCase, context: TimerContext): Instant | null {
  return caseTimers(state, context).reduce<Instant | null>((earliest, { at }) => (earliest === null || at < earliest ? at : earliest), null);
}

/** A gate is only as good as the first of what it rests on. */
function expiriesOf(state: RegisteredCase, { zone }: TimerContext): readonly CaseTimer[] {
  if (!PREPARES_TRAVEL.includes(state.phase)) return [];
  const first = new Map<Gate, GateExpiry>();
  for (const expiry of expiringGates(state)) if (!first.has(expiry.gate)) first.set(expiry.gate, expiry);
  return [...first.values()]
    .filter(({ gate, validUntil }) => state.deadlines.lapsed[gate] !== validUntil)
    .map((expiry) => ({ kind: 'expiry', at: startOfOfficeDay(zone, addDays(expiry.validUntil, 1)), expiry }));
}

/** Who was registered as a child comes of age once. Unknown to a reader without the birth date. */
function majorityOf({ phase, birthDate, child, registeredAt }: RegisteredCase, { zone }: TimerContext): readonly CaseTimer[] {
  if (isErased(birthDate) || child.ofAge || !MAY_COME_OF_AGE.includes(phase)) return [];
  if (!isChildOn(birthDate, calendarDateIn(zone, registeredAt))) return [];
  const on = comesOfAgeOn(birthDate);
  return on === null ? [] : [{ kind: 'majority', at: startOfOfficeDay(zone, on) }];
}

function ofDeadlines({ deadlines }: RegisteredCase, { policy }: TimerContext): readonly CaseTimer[] {
  return timersOf(deadlines, policy.deadlines.escalateAfterHours).flatMap((timer): readonly CaseTimer[] => {
    if (!isOwnStep(timer.deadline.step)) return [timer];
    return timer.kind === 'reminded' ? [{ ...timer, kind: 'own-step' }] : [];
  });
}
