import { closedGates, evaluateGates } from '../gates';
import type { CommandContext } from '../commands';
import { calendarDateIn } from '../dates';
import type { GateResult, ReturnCaseFact } from '../events';
import { evolve } from '../evolve';
import type { CalendarDate } from '../person';
import { ON_OPEN_GATES } from '../phases';
import type { RegisteredCase } from '../state';
import type { Gate } from '../vocabulary';

/** The day the gates must be open for: the booked one, else the one the case was found ready for. */
export function travelDateOf(state: RegisteredCase, context: CommandContext): CalendarDate | null {
  const { booking, readyFor } = state.travel;
  return booking ? calendarDateIn(context.zone, booking.departsAt) : readyFor;
}

/**
 * What it costs a ready or booked case when gates close: each lost gate by name, and the booking that relied on them.
 * Nothing when no gate is lost, or when the case does not stand on its gates.
 */
export function lossOf(state: RegisteredCase, lost: readonly GateResult[]): readonly ReturnCaseFact[] {
  if (lost.length === 0 || !ON_OPEN_GATES.includes(state.phase)) return [];
  const gates = lost.map(({ gate, reason = 'The gate is closed.' }): ReturnCaseFact => ({ type: 'GateLost', data: { gate, reason } }));
  return [...gates, ...cancellationOf(state, 'gate-lost')];
}

/** The gates that would be closed if the case were as given, on the day it is meant to travel. */
export function gatesLostBy(next: RegisteredCase, context: CommandContext): readonly GateResult[] {
  const travelDate = travelDateOf(next, context);
  return travelDate === null ? [] : closedGates(evaluateGates(next, travelDate, context));
}

/** A fact, and what it costs a case that stands on its gates when it closes one of these. */
export function withLossOf(fact: ReturnCaseFact, gates: readonly Gate[], state: RegisteredCase, context: CommandContext): readonly ReturnCaseFact[] {
  const next = evolve(state, { ...fact, by: context.actor, role: context.role, at: context.now });
  const lost = next.phase === 'none' ? [] : gatesLostBy(next, context).filter(({ gate }) => gates.includes(gate));
  return [fact, ...lossOf(state, lost)];
}

/** The end of the booking, when there is one that has not been flown. */
export function cancellationOf(
  state: RegisteredCase,
  reasonCode: Extract<ReturnCaseFact, { type: 'BookingCancelled' }>['data']['reasonCode'],
): readonly ReturnCaseFact[] {
  const isPending = state.travel.booking !== null && state.travel.departure === null;
  return isPending ? [{ type: 'BookingCancelled', data: { reasonCode } }] : [];
}
