import { isErased } from '@homeward/decider';
import { isCarried } from '../carrier-rules';
import { calendarDateIn, daysBetween, isChildOn } from '../dates';
import { travelsWithoutParents } from '../determination-needed';
import type { Booking, MedicalTrack } from '../state';
import type { Escort } from '../vocabulary';
import { closed, type GateContext, type GateQuestion, open, type Verdict } from './verdict';

const ESCORT_RANK: Readonly<Record<Escort, number>> = { none: 0, operational: 1, nurse: 2, doctor: 3 };

/** The booking fits the day, the funds, and what the person needs on the way. */
export function judgeLogistics({ state, travelDate, context }: GateQuestion): Verdict {
  const { booking } = state.travel;
  if (!booking) return { status: 'not-applicable' };
  if (booking.fundingRef.trim() === '') return closed('No funds are committed.');
  const departsOn = calendarDateIn(context.zone, booking.departsAt);
  if (departsOn !== travelDate) return closed('The booking is for another day.', departsOn);
  const isChildAlone = isChildOn(state.birthDate, travelDate) && travelsWithoutParents(state, travelDate);
  if (booking.escort === 'none' && isChildAlone) return closed('A child without parents travels with an escort.', departsOn);
  const lacking = findLackingForHealth(booking, state.medical, context);
  return lacking === undefined ? open(departsOn) : closed(lacking, departsOn);
}

/** In words for whoever books: what the journey needs, never why. */
function findLackingForHealth(booking: Booking, { fitness }: MedicalTrack, { zone, policy }: GateContext): string | undefined {
  if (fitness === null) return undefined;
  if (ESCORT_RANK[booking.escort] < ESCORT_RANK[fitness.escort]) return 'The booking has a lesser escort than the fitness assessment asks for.';
  if (fitness.specialServices.some((service) => !booking.specialServices.includes(service))) {
    return 'The booking lacks a special service that the fitness assessment asks for.';
  }
  if (fitness.medicationDays !== undefined && fitness.medicationDays < daysOf(booking, zone)) {
    return 'The medicine the person carries does not last for the journey.';
  }
  const { pregnancy, assessedOn } = fitness;
  if (pregnancy === undefined) return undefined;
  const isTaken = !isErased(pregnancy) && assessedOn !== undefined && isCarried({ pregnancy, assessedOn }, booking, policy.carrierRules, zone);
  return isTaken ? undefined : 'The carrier’s rules on pregnancy are not met.';
}

/** Days of the office the journey touches, the first and the last included. */
function daysOf({ departsAt, arrivesAt }: Booking, zone: string): number {
  return daysBetween(calendarDateIn(zone, departsAt), calendarDateIn(zone, arrivesAt)) + 1;
}
