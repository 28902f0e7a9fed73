import type { OfficeCalendar } from '@homeward/deadlines';
import { alpha3ToAlpha2 } from 'i18n-iso-countries';
import { LRUCache } from 'lru-cache';
import { Info } from 'luxon';
import { publicHolidays } from './public-holidays';

/** Where an office works, and what it says of its own days. */
export interface OfficePlace {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** IANA zone. */
  readonly zone: string;
  /** ISO weekdays, in place of the country's. */
  readonly weekend?: readonly number[];
  /** Calendar dates, in place of the country's. */
  readonly holidays?: readonly string[];
}

/** Terms are counted from today, a little back and a few months ahead; each calendar covers these years around it. */
const YEARS_BACK = 1;
const YEARS_AHEAD = 2;
/** Calendars at hand, of a few kilobytes each: every office in its year. */
const MAX_CALENDARS = 10_000;
const USUAL_WEEKEND: readonly number[] = [6, 7];
const YEAR_LENGTH = 'yyyy'.length;

/** The calendar of a place around a year. The weekend is the one of the Unicode data; the name says what is known of the holidays. */
export function officeCalendar({ country, zone, weekend = weekendOf(country), holidays }: OfficePlace, year: number): OfficeCalendar {
  const days = `${country} weekend ${weekend.join(',') || 'none'}`;
  if (holidays !== undefined) return { name: `${days}, holidays of the office`, zone, weekend, holidays: [...holidays].sort() };
  const years = Array.from({ length: YEARS_BACK + 1 + YEARS_AHEAD }, (_, index) => year - YEARS_BACK + index);
  const known = publicHolidays(country, years);
  const name = known === null ? `${days} only` : `${days}, holidays ${year - YEARS_BACK}-${year + YEARS_AHEAD}`;
  return { name, zone, weekend, holidays: known ?? [] };
}

/** The weekend of a country: where it has several customs, that of its main language. */
function weekendOf(country: string): readonly number[] {
  const region = alpha3ToAlpha2(country);
  return region === undefined ? USUAL_WEEKEND : Info.getWeekendWeekdays({ locale: new Intl.Locale(`und-${region}`).maximize().toString() });
}

/** The calendars of offices, each made once for its year. */
export class OfficeCalendars {
  private readonly made = new LRUCache<string, OfficeCalendar>({ max: MAX_CALENDARS });

  /** `date` is a calendar date; an office that nobody describes any more rests on Saturday and Sunday. */
  of(id: string, place: OfficePlace | undefined, date: string): OfficeCalendar {
    const year = date.slice(0, YEAR_LENGTH);
    const key = `${id} ${year}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const calendar = place === undefined ? { name: 'UTC weekend 6,7 only', zone: 'UTC', weekend: USUAL_WEEKEND, holidays: [] } : officeCalendar(place, Number(year));
    this.made.set(key, calendar);
    return calendar;
  }
}
