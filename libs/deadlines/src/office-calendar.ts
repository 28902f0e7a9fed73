import { DateTime } from 'luxon';

/** The working days of one office, as data: where they come from is not the business of the rules. */
export interface OfficeCalendar {
  /** What it is, for the record: such as `LBY weekend 5,6`. */
  readonly name: string;
  /** IANA zone. */
  readonly zone: string;
  /** ISO weekdays nobody works on, Monday 1 to Sunday 7. */
  readonly weekend: readonly number[];
  /** Public holidays as calendar dates, sorted. */
  readonly holidays: readonly string[];
}

/** A term beyond this is a mistake, and the walk over the days needs a bound. */
export const MAX_WORKING_DAYS = 1_000;
/** Longer runs of free days than any calendar has: a calendar without a working day must not hang the walk. */
const MAX_FREE_DAYS_IN_A_ROW = 60;

export function isWorkingDay({ weekend, holidays }: OfficeCalendar, date: string): boolean {
  return !weekend.includes(dayOf(date).weekday) && !holidays.includes(date);
}

/**
 * The calendar date so many working days after another, or before it when negative; the date itself is not counted.
 * Where a calendar leaves no working day for two months, the day after them counts as one.
 */
export function addWorkingDays(calendar: OfficeCalendar, date: string, workingDays: number): string {
  const direction = workingDays < 0 ? -1 : 1;
  let current = date;
  for (let left = Math.min(Math.abs(workingDays), MAX_WORKING_DAYS); left > 0; left -= 1) current = nextWorkingDay(calendar, current, direction);
  return current;
}

function nextWorkingDay(calendar: OfficeCalendar, date: string, direction: 1 | -1): string {
  let current = shifted(date, direction);
  for (let free = 0; free < MAX_FREE_DAYS_IN_A_ROW && !isWorkingDay(calendar, current); free += 1) current = shifted(current, direction);
  return current;
}

function shifted(date: string, days: number): string {
  return dayOf(date).plus({ days }).toFormat('yyyy-MM-dd');
}

function dayOf(date: string): DateTime {
  return DateTime.fromISO(date, { zone: 'utc' });
}
