import { PHASES, type Phase } from './vocabulary';

/** Groups of phases that rules share. A rule names its phases from these, so that the state table stays one table. */

/** Everything but an ended case. */
export const OPEN_PHASES: readonly Phase[] = PHASES.filter((phase) => phase !== 'closed');

/** The main path up to the hand-over at the airport. */
export const BEFORE_DEPARTURE: readonly Phase[] = [
  'registered',
  'consented',
  'screened',
  'counselled',
  'assessing',
  'ddp-review',
  'preparing',
  'ready',
  'booked',
  'verified',
];

/** Where tracks are worked on and a due-diligence decision is in use. */
export const PREPARING_TO_VERIFIED: readonly Phase[] = ['preparing', 'ready', 'booked', 'verified'];

/** What stands on open gates, and falls back to the preparation when one closes. */
export const ON_OPEN_GATES: readonly Phase[] = ['ready', 'booked', 'verified'];

/** The main path after departure. */
export const AFTER_DEPARTURE: readonly Phase[] = ['in-transit', 'arrived', 'follow-up'];

/** Paused from outside: the case goes back to where it was. */
export const PAUSED_PHASES: readonly Phase[] = ['on-hold', 'suspended'];

/** Halted for the person's sake; only a reopening leads back. */
export const HALTED_PHASES: readonly Phase[] = ['withdrawn', 'asylum-halt', 'missing'];

/** The phase of the work itself, behind a pause. */
export function phaseOfWork({ phase, phaseBefore }: { readonly phase: Phase; readonly phaseBefore: Phase | null }): Phase {
  return PAUSED_PHASES.includes(phase) ? (phaseBefore ?? phase) : phase;
}
