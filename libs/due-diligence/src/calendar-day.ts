/** Calendar days as text, `YYYY-MM-DD`, which sorts as time does. No zone: the caller says whose day it is. */

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The day so many days later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one day to another, negative when the other is earlier. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Whether a text is a day that exists. */
export function isDay(text: unknown): text is string {
  return looksLikeDay(text) && addDays(text, 0) === text;
}

/** As `isDay`, without asking whether the month has so many days: for dates that come from events. */
export const looksLikeDay = (text: unknown): text is string => typeof text === 'string' && DAY.test(text);
