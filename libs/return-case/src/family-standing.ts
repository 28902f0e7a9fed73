import { calendarDateIn } from './dates';
import type { EventData, GateResult } from './events';
import { closedGates, evaluateGates, type GateContext } from './gates';
import type { CalendarDate } from './person';
import { PAUSED_PHASES, PREPARING_TO_VERIFIED } from './phases';
import type { RegisteredCase } from './state';

/** How a member of a family stands, as the others are told. */
export type FamilyStandingTold = Pick<EventData<'FamilyStandingNoted'>, 'relation' | 'standing' | 'travelDate' | 'gates'>;

/**
 * How a case stands by itself, for the family. Its own family gate is left out: a member held by the others holds nobody, or
 * two members would hold each other for ever. Of who withdrew, is missing, died or claims protection no reason is told: it may be
 * a secret from the family too.
 */
export function familyStandingOf(state: RegisteredCase, context: GateContext): FamilyStandingTold {
  const relation = state.familyRelation === null ? {} : { relation: state.familyRelation };
  const { departure } = state.travel;
  if (departure !== null) return { ...relation, standing: 'travelled', travelDate: departure.departedOn, gates: [] };
  if (state.phase === 'closed') return partedFrom(state);
  const travelDate = dayMeant(state, context);
  const day = travelDate === null ? {} : { travelDate };
  const isPaused = PAUSED_PHASES.includes(state.phase) && !state.died;
  if (isPaused) return { ...relation, standing: 'paused', ...day, gates: [] };
  if (travelDate === null || isOffTheWay(state)) return { ...relation, standing: 'closed', ...day, gates: [] };
  const gates = heldBy(evaluateGates(state, travelDate, context));
  return { ...relation, standing: gates.length === 0 ? 'open' : 'closed', travelDate, gates };
}

function isOffTheWay({ died, phase }: RegisteredCase): boolean {
  return died || !PREPARING_TO_VERIFIED.includes(phase);
}

function heldBy(results: readonly GateResult[]): FamilyStandingTold['gates'] {
  return closedGates(results)
    .filter(({ gate }) => gate !== 'FAMILY')
    .map(({ gate, reason = 'The gate is closed.' }) => ({ gate, reason }));
}

/** What a member of the same group is told when the person no longer travels with that member. */
export function partedFrom(state: RegisteredCase): FamilyStandingTold {
  return { ...(state.familyRelation === null ? {} : { relation: state.familyRelation }), standing: 'left', gates: [] };
}

/** The day the case is booked for, found ready for, or was last asked about. */
function dayMeant({ travel: { booking, readyFor, evaluation } }: RegisteredCase, { zone }: GateContext): CalendarDate | null {
  return booking ? calendarDateIn(zone, booking.departsAt) : (readyFor ?? evaluation?.travelDate ?? null);
}
