import { isErased, type Sealable } from '@homeward/decider';
import { DateTime } from 'luxon';
import type { BirthDate, CalendarDate, Instant } from './person';
import type { AgeBand, DatePrecision } from './vocabulary';

/** Calendar arithmetic of the rules. Nothing here knows the present: every instant is given. */

export const AGE_OF_MAJORITY_YEARS = 18;

const SHAPES: Readonly<Record<DatePrecision, string>> = { day: 'yyyy-MM-dd', month: 'yyyy-MM', year: 'yyyy', estimated: 'yyyy' };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;
const UTC_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/;

export function isCalendarDate(value: string): boolean {
  if (!CALENDAR_DATE.test(value)) return false;
  const at = Date.parse(value);
  // What reads a 30th of February as the 2nd of March does not give the same text back.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

export function isInstant(value: string): boolean {
  return UTC_INSTANT.test(value) && DateTime.fromISO(value, { zone: 'utc' }).isValid;
}

/** Whether the value is written exactly as precisely as it is said to be known. */
export function matchesPrecision({ value, precision }: BirthDate): boolean {
  const shape = SHAPES[precision];
  return value.length === shape.length && DateTime.fromFormat(value, shape, { zone: 'utc' }).isValid;
}

/** The calendar day an instant falls on in an IANA zone. */
export function calendarDateIn(zone: string, instant: Instant): CalendarDate {
  const day = dayFormatIn(zone).format(Date.parse(instant));
  return day.replace(MONTH_DAY_YEAR, '$3-$1-$2');
}

const MONTH_DAY_YEAR = /^(\d\d)\/(\d\d)\/(\d{4})$/;
/** One for each zone, of which there are some six hundred. Every decision asks for today; making a format costs far more than using it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormatIn(zone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  dayFormats.set(zone, made);
  return made;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const at = Date.parse(date) + days * DAY_MS;
  return isCalendarDate(date) && isWithinCalendar(at) ? new Date(at).toISOString().slice(0, DATE_LENGTH) : dateOf(day(date).plus({ days }));
}

const DATE_LENGTH = 'yyyy-MM-dd'.length;

/** Years of four digits. */
function isWithinCalendar(at: number): boolean {
  return at >= Date.parse('0000-01-01') && at <= Date.parse('9999-12-31');
}

export function addHours(instant: Instant, hours: number): Instant {
  return new Date(Date.parse(instant) + hours * HOUR_MS).toISOString();
}

export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return dateOf(day(date).plus({ months }));
}

/** Whole days from one calendar date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** Hours from one instant to another; negative when `to` is earlier. */
export function hoursBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / HOUR_MS;
}

/** The earlier of two calendar dates; a missing one sets no limit. */
export function earliestOf(first: CalendarDate, ...others: readonly (CalendarDate | null | undefined)[]): CalendarDate {
  return others.reduce<CalendarDate>((earliest, other) => (other && other < earliest ? other : earliest), first);
}

/**
 * Full years on a date, read as young as the birth date allows: the last day of its month or year when only that is known.
 * A person who may still be a child is treated as one; the other mistake would put a child on the adults' path.
 */
export function ageOn(birthDate: BirthDate, on: CalendarDate): number {
  const born = latestReading(birthDate);
  if (born === undefined || !isCalendarDate(on)) return Number.NaN;
  const years = Number(on.slice(0, YEAR_LENGTH)) - Number(born.slice(0, YEAR_LENGTH));
  return on.slice(YEAR_LENGTH) < birthdayIn(on, born) ? years - 1 : years;
}

const YEAR_LENGTH = 4;
const LEAP_DAY = '-02-29';

/** Who was born on the 29th of February comes of age on the 28th where there is none. */
function birthdayIn(on: CalendarDate, born: CalendarDate): string {
  const birthday = born.slice(YEAR_LENGTH);
  return birthday === LEAP_DAY && !isCalendarDate(`${on.slice(0, YEAR_LENGTH)}${LEAP_DAY}`) ? '-02-28' : birthday;
}

/** Whether the person is, or may be, under 18. Unknown counts as a child, for protection. */
export function isChildOn(birthDate: Sealable<BirthDate>, on: CalendarDate): boolean {
  return isErased(birthDate) || ageOn(birthDate, on) < AGE_OF_MAJORITY_YEARS;
}

export function ageBandOf(birthDate: Sealable<BirthDate>, on: CalendarDate): AgeBand {
  if (isErased(birthDate)) return 'unknown';
  const age = ageOn(birthDate, on);
  if (!Number.isFinite(age)) return 'unknown';
  if (age < 5) return '0-4';
  if (age < 12) return '5-11';
  if (age < AGE_OF_MAJORITY_YEARS) return '12-17';
  return age < 60 ? '18-59' : '60+';
}

/**
 * The first day of the month after the 18th birthday, the birth date read as young as it allows: a day that does not tell the
 * birthday. Null when the birth date cannot be read.
 */
export function comesOfAgeOn(birthDate: BirthDate): CalendarDate | null {
  const born = latestReading(birthDate);
  return born === undefined ? null : dateOf(day(born).plus({ years: AGE_OF_MAJORITY_YEARS }).plus({ months: 1 }).startOf('month'));
}

/** The first day the birth date can mean. */
export function earliestBirth(birthDate: BirthDate): CalendarDate {
  return dateOf(parsed(birthDate));
}

/** Written out and not computed with a calendar library: every decision on every case asks how old the person is. */
function latestReading({ value, precision }: BirthDate): CalendarDate | undefined {
  if (value.length !== SHAPES[precision].length) return undefined;
  const candidates = precision === 'day' ? [value] : precision === 'month' ? LAST_DAYS.map((last) => `${value}-${last}`) : [`${value}-12-31`];
  return candidates.find(isCalendarDate);
}

/** Of a month, the latest first. */
const LAST_DAYS = ['31', '30', '29', '28'] as const;

function parsed({ value, precision }: BirthDate): DateTime {
  return DateTime.fromFormat(value, SHAPES[precision], { zone: 'utc' });
}

function day(date: CalendarDate): DateTime {
  return DateTime.fromISO(date, { zone: 'utc' });
}

function dateOf(moment: DateTime): CalendarDate {
  return moment.toFormat('yyyy-MM-dd');
}
