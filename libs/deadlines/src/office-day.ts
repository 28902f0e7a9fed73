import { DateTime } from 'luxon';

const HOUR_MS = 3_600_000;

/** Days as an office lives them: they begin and end in its zone, and are 23 or 25 hours long when its clocks change. */

/** The first moment of a calendar day of the office. Instant, UTC. */
export function startOfOfficeDay(zone: string, date: string): string {
  return remembered(`start ${zone} ${date}`, () => utc(DateTime.fromISO(date, { zone }).startOf('day')));
}

/** The last millisecond of a calendar day of the office: what is due on a day may be done on all of it. Instant, UTC. */
export function endOfOfficeDay(zone: string, date: string): string {
  return remembered(`end ${zone} ${date}`, () => utc(DateTime.fromISO(date, { zone }).endOf('day')));
}

/** The end of the office's day that lies so many days after the day of an instant. Instant, UTC. */
export function endOfOfficeDayAfter(zone: string, since: string, days: number): string {
  return remembered(`after ${zone} ${since} ${days}`, () => utc(DateTime.fromISO(since, { zone }).plus({ days }).endOf('day')));
}

/** So many hours later, whatever the clocks of the office do. Instant, UTC. */
export function hoursLater(since: string, hours: number): string {
  return new Date(Date.parse(since) + hours * HOUR_MS).toISOString();
}

/**
 * A term moved on by the time between two instants. What was due at the end of a day is due at the end of a day again; any
 * other term keeps its minute.
 */
export function movedOn(zone: string, dueAt: string, from: string, to: string): string {
  const due = DateTime.fromISO(dueAt, { zone });
  const moved = due.plus(DateTime.fromISO(to).diff(DateTime.fromISO(from)));
  return utc(+due === +due.endOf('day') ? moved.endOf('day') : moved);
}

/** The first instant after another, at the precision of the log. */
export function justAfter(instant: string): string {
  return new Date(Date.parse(instant) + 1).toISOString();
}

/** A zone's clock is slow to ask, and each command on a case asks for the same few moments again. Forgotten when there are many. */
const MAX_REMEMBERED = 10_000;
const moments = new Map<string, string>();

function remembered(question: string, ask: () => string): string {
  const known = moments.get(question);
  if (known !== undefined) return known;
  if (moments.size >= MAX_REMEMBERED) moments.clear();
  const moment = ask();
  moments.set(question, moment);
  return moment;
}

function utc(moment: DateTime): string {
  return moment.toUTC().toISO({ suppressMilliseconds: false }) ?? '';
}
