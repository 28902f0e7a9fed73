import { isChildOn } from '../dates';
import type { ReturnCaseFact } from '../events';
import { evolve } from '../evolve';
import { todayOf } from '../guards';
import { BEFORE_DEPARTURE } from '../phases';
import { refusal } from '../refusal';
import type { Guard } from '../rule';
import type { CommandContext } from '../commands';
import type { RegisteredCase } from '../state';
import type { Phase } from '../vocabulary';
import { gatesLostBy, lossOf } from './gate-loss';

/** What the rules of the track for children share. */

/** From the screening on: due diligence checks the best interests, so they are assessed before it and again when stale. */
export const CHILD_PHASES: readonly Phase[] = BEFORE_DEPARTURE.filter((phase) => phase !== 'registered' && phase !== 'consented');

export const MAY_BE_CHILD: Guard = (state, context) =>
  isChildOn(state.birthDate, todayOf(context))
    ? undefined
    : refusal('InvalidValue', 'birthDate', 'The person is of age; the track for children does not apply. The person decides for themself.');

/** A child's no, or a finding against return, closes the gate at once, also when a seat is already booked. */
export function withLosses(context: CommandContext, state: RegisteredCase, fact: ReturnCaseFact): readonly ReturnCaseFact[] {
  const next = evolve(state, { ...fact, by: context.actor, role: context.role, at: context.now });
  if (next.phase === 'none') return [fact];
  return [fact, ...lossOf(state, gatesLostBy(next, context).filter(({ gate }) => gate === 'CHILD'))];
}
