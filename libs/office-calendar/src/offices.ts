import { readFile } from 'node:fs/promises';
import { OFFICE_ID } from '@homeward/access';
import type { OfficeCalendar } from '@homeward/deadlines';
import { isCalendarDate, isCountry } from '@homeward/return-case';
import { IANAZone } from 'luxon';
import { OfficeCalendars, type OfficePlace } from './office-calendars';

/** An office that opens cases. */
export interface Office extends OfficePlace {
  readonly id: string;
  /** ISO 3166-1 alpha-3: the host country of its cases. */
  readonly country: string;
  /** IANA zone: its calendar days count. */
  readonly zone: string;
}

/** The offices of the demonstration. A mission names its own in a file. */
export const DEMONSTRATION_OFFICES: readonly Office[] = [
  { id: 'niamey', country: 'NER', zone: 'Africa/Niamey' },
  { id: 'agadez', country: 'NER', zone: 'Africa/Niamey' },
  { id: 'tripoli', country: 'LBY', zone: 'Africa/Tripoli' },
  { id: 'tunis', country: 'TUN', zone: 'Africa/Tunis' },
  { id: 'beirut', country: 'LBN', zone: 'Asia/Beirut' },
  { id: 'aden', country: 'YEM', zone: 'Asia/Aden' },
  { id: 'djibouti', country: 'DJI', zone: 'Africa/Djibouti' },
  { id: 'warsaw', country: 'POL', zone: 'Europe/Warsaw' },
];

const MAX_OFFICES = 5_000;
const MAX_HOLIDAYS = 500;
const DAYS_OF_WEEK: readonly unknown[] = [1, 2, 3, 4, 5, 6, 7];

/** The offices by id. */
export class Offices {
  private readonly byId: ReadonlyMap<string, Office>;
  private readonly calendars = new OfficeCalendars();

  constructor(offices: readonly Office[] = DEMONSTRATION_OFFICES) {
    this.byId = new Map(offices.map((office) => [office.id, office]));
  }

  find(id: string): Office | undefined {
    return this.byId.get(id);
  }

  /** The zone a case's days are counted in; UTC for an office that is not described any more. */
  zoneOf(id: string): string {
    return this.byId.get(id)?.zone ?? 'UTC';
  }

  /** The days the office works on around a calendar date. */
  calendarOf(id: string, date: string): OfficeCalendar {
    return this.calendars.of(id, this.byId.get(id), date);
  }
}

/** The file with the offices is wrong. Lists everything that is. */
export class OfficesInvalid extends Error {
  override readonly name = 'OfficesInvalid';

  constructor(readonly problems: readonly string[]) {
    super(['The file of offices is not usable:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
}

/** Reads a JSON list of offices `{ id, country, zone }`, with `weekend` and `holidays` where an office has its own. Throws `OfficesInvalid` with everything that is wrong. */
export async function readOffices(path: string): Promise<Offices> {
  const text = await readFile(path, 'utf8');
  const listed = parsed(text);
  if (!Array.isArray(listed) || listed.length === 0 || listed.length > MAX_OFFICES) {
    throw new OfficesInvalid([`it must hold a JSON list of 1 to ${MAX_OFFICES} offices`]);
  }
  const problems = listed.flatMap((office: unknown, index) => problemsOf(office, index));
  const offices = listed as Office[];
  if (new Set(offices.map((office) => office?.id)).size < offices.length) problems.push('an id stands twice');
  if (problems.length > 0) throw new OfficesInvalid(problems);
  return new Offices(offices);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw Object.assign(new OfficesInvalid(['it is not JSON']), { cause });
  }
}

function problemsOf(office: unknown, index: number): string[] {
  const { id, country, zone, weekend, holidays } = (typeof office === 'object' && office !== null ? office : {}) as Partial<Record<keyof Office, unknown>>;
  const at = `office ${index + 1}`;
  return [
    ...(typeof id === 'string' && OFFICE_ID.test(id) ? [] : [`${at}: id must be of letters, digits and hyphens`]),
    ...(typeof country === 'string' && isCountry(country) ? [] : [`${at}: country must be an ISO 3166-1 alpha-3 code`]),
    ...(typeof zone === 'string' && IANAZone.isValidZone(zone) ? [] : [`${at}: zone must be an IANA time zone`]),
    ...problemsOfDays({ weekend, holidays }, at),
  ];
}

function problemsOfDays({ weekend, holidays }: Partial<Record<keyof Office, unknown>>, at: string): string[] {
  return [
    ...(weekend === undefined || isListOf(weekend, DAYS_OF_WEEK.length - 1, (day) => DAYS_OF_WEEK.includes(day)) ? [] : [`${at}: weekend must list some of the days 1 (Monday) to 7 (Sunday), not all`]),
    ...(holidays === undefined || isListOf(holidays, MAX_HOLIDAYS, isDate) ? [] : [`${at}: holidays must list up to ${MAX_HOLIDAYS} calendar dates`]),
  ];
}

function isListOf(value: unknown, maxItems: number, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= maxItems && new Set(value).size === value.length && value.every(isItem);
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && isCalendarDate(value);
}
