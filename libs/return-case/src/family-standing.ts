import type { EventData } from './events';
import { closedGates, evaluateGates, type GateContext } from './gates';
import type { CalendarDate } from './person';
import { PREPARING_TO_VERIFIED } from './phases';
import { calendarDateIn } from './dates';
import type { RegisteredCase } from './state';

/** How a member of a family stands, as the others are told. */
export type FamilyStandingTold = Pick<EventData<'FamilyStandingNoted'>, 'relation' | 'standing' | 'travelDate' | 'gates'>;

/**
 * How a case stands by itself, for the family. Its own family gate is left out: a member held by the others holds nobody, or
 * two members would hold each other for ever. Of who withdrew, is missing or claims protection no reason is told: it may be
 * a secret from the family too.
 */
export function familyStandingOf(state: RegisteredCase, context: GateContext): FamilyStandingTold {
  const relation = state.familyRelation === null ? {} : { relation: state.familyRelation };
  const { departure } = state.travel;
  if (departure !== null) return { ...relation, standing: 'travelled', travelDate: departure.departedOn, gates: [] };
  if (state.phase === 'closed') return { ...relation, standing: 'left', gates: [] };
  const travelDate = dayMeant(state, context);
  if (travelDate === null) return { ...relation, standing: 'closed', gates: [] };
  if (!PREPARING_TO_VERIFIED.includes(state.phase)) return { ...relation, standing: 'closed', travelDate, gates: [] };
  const gates = closedGates(evaluateGates(state, travelDate, context))
    .filter(({ gate }) => gate !== 'FAMILY')
    .map(({ gate, reason = 'The gate is closed.' }) => ({ gate, reason }));
  return { ...relation, standing: gates.length === 0 ? 'open' : 'closed', travelDate, gates };
}

/** What a member of the same group is told when the person no longer travels with that member. */
export function partedFrom(state: RegisteredCase): FamilyStandingTold {
  return { ...(state.familyRelation === null ? {} : { relation: state.familyRelation }), standing: 'left', gates: [] };
}

/** The day the case is booked for, found ready for, or was last asked about. */
function dayMeant({ travel: { booking, readyFor, evaluation } }: RegisteredCase, { zone }: GateContext): CalendarDate | null {
  return booking ? calendarDateIn(zone, booking.departsAt) : (readyFor ?? evaluation?.travelDate ?? null);
}
