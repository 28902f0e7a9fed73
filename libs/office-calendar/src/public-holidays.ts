import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { alpha3ToAlpha2 } from 'i18n-iso-countries';
import { DateTime } from 'luxon';

/** The longest holidays are the two feasts of a few days each; an answer beyond this is a mistake in the data. */
const MAX_DAYS_OF_HOLIDAY = 14;
const MS_PER_DAY = 86_400_000;
const DATE_LENGTH = 'yyyy-mm-dd'.length;

type HolidaysOf = typeof Holidays;
let loaded: HolidaysOf | undefined;

/** The rules of the whole world take ten megabytes and a third of a second, so they are read when the first office asks. */
function library(): HolidaysOf {
  loaded ??= createRequire(__filename)('date-holidays') as HolidaysOf;
  return loaded;
}

/**
 * The public holidays of a country (ISO 3166-1 alpha-3) in some years, as sorted calendar dates. Null for a country that
 * date-holidays knows nothing of. Feasts that follow the moon are as it counts them: the country may see it a day later.
 */
export function publicHolidays(country: string, years: readonly number[]): readonly string[] | null {
  const code = alpha3ToAlpha2(country);
  if (code === undefined) return null;
  const rules = new (library())(code, { types: ['public'] });
  const dates = years.flatMap((year) => rules.getHolidays(year)).flatMap(({ date, start, end }) => daysOf(date, +end - +start));
  return dates.length === 0 ? null : [...new Set(dates)].sort();
}

function daysOf(first: string, durationMs: number): readonly string[] {
  const day = DateTime.fromISO(first.slice(0, DATE_LENGTH), { zone: 'utc' });
  const days = Math.min(Math.max(Math.ceil(durationMs / MS_PER_DAY), 1), MAX_DAYS_OF_HOLIDAY);
  return Array.from({ length: days }, (_, index) => day.plus({ days: index }).toFormat('yyyy-MM-dd'));
}
