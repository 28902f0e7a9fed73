import { startOfOfficeDay } from '@homeward/deadlines';
import { calendarDateIn, daysBetween, hoursBetween } from './dates';
import type { CalendarDate } from './person';
import type { CarrierRule } from './policy';
import type { Pregnancy } from './pregnancy';
import type { Booking } from './state';

/**
 * What carriers ask of pregnant passengers, from the table of the policy. It answers yes or no: why a seat is not to be had is
 * clinical, and whoever books is told only that the carrier's rules on pregnancy stand in the way.
 */

const EVERY_CARRIER = '*';
const DAYS_OF_WEEK = 7;

/** A pregnancy, and the day its weeks were counted. */
export interface AssessedPregnancy {
  readonly pregnancy: Pregnancy;
  readonly assessedOn: CalendarDate;
}

/** The carrier's own rule, else the one for every carrier; undefined when the table has neither. Case does not matter. */
export function findCarrierRule(rules: readonly CarrierRule[], carrier: string): CarrierRule | undefined {
  const named = (name: string) => rules.find((rule) => rule.carrier.trim().toUpperCase() === name);
  return named(carrier.trim().toUpperCase()) ?? named(EVERY_CARRIER);
}

/** Completed weeks on a later day. */
export function weeksOn({ pregnancy, assessedOn }: AssessedPregnancy, day: CalendarDate): number {
  return pregnancy.weeks + Math.floor(daysBetween(assessedOn, day) / DAYS_OF_WEEK);
}

/** Whether the carrier takes the person on the day of departure, with the certificate they have. Without any rule it does not. */
export function isCarried(assessed: AssessedPregnancy, seat: Pick<Booking, 'carrier' | 'departsAt'>, rules: readonly CarrierRule[], zone: string): boolean {
  const rule = findCarrierRule(rules, seat.carrier);
  if (rule === undefined) return false;
  const { multiple, certifiedOn } = assessed.pregnancy;
  const weeks = weeksOn(assessed, calendarDateIn(zone, seat.departsAt));
  if (weeks >= (multiple ? rule.refusedFromWeekMultiple : rule.refusedFromWeek)) return false;
  if (weeks < (multiple ? rule.certificateFromWeekMultiple : rule.certificateFromWeek)) return true;
  // A certificate names a day and no hour, so it is as old as it can be: from the first moment of its day.
  return certifiedOn !== undefined && hoursBetween(startOfOfficeDay(zone, certifiedOn), seat.departsAt) <= rule.certificateMaxAgeHours;
}
