import type { CalendarDate, Instant } from '@homeward/return-case';

/** The last moment of a calendar day, in UTC: what is valid until a day is valid on it. */
export function endOfDay(date: CalendarDate): Instant {
  return `${date}T23:59:59.999Z`;
}
