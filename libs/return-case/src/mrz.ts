import { parse, type ParseResult } from 'mrz';
import type { BirthDate, CalendarDate, CountryCode } from './person';
import type { DatePrecision } from './vocabulary';

/** What the machine-readable zone of a travel document says, as far as the rules compare it. */
export interface MachineReadableZone {
  readonly number: string;
  /** Three letters as printed, ICAO's filler characters removed. */
  readonly issuer: string;
  readonly nationality: string;
  /** `YYMMDD` as printed: the zone gives no century. */
  readonly expiry: string;
  /** `YYMMDD` as printed; `<<` stands for a part that is not known. */
  readonly birthDate: string;
  /** `F`, `M`, or `<` where it is not said. */
  readonly sex: string;
  /** Every part of the name, the family name first. */
  readonly names: readonly string[];
  /** The name fills its field to the end, so that it may have been cut. */
  readonly nameIsFull: boolean;
}

interface Span {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

interface Layout {
  readonly name: Span;
  readonly birthDate: Span;
  readonly sex: Span;
  readonly nationality: Span;
}

/** ICAO 9303 parts 4 to 6. The library refuses lines of another number or length. Positions count from zero, the end is not included. */
const LAYOUTS: Readonly<Record<string, Layout>> = {
  TD1: { name: at(2, 0, 30), birthDate: at(1, 0, 6), sex: at(1, 7, 8), nationality: at(1, 15, 18) },
  TD2: { name: at(0, 5, 36), birthDate: at(1, 13, 19), sex: at(1, 20, 21), nationality: at(1, 10, 13) },
  TD3: { name: at(0, 5, 44), birthDate: at(1, 13, 19), sex: at(1, 20, 21), nationality: at(1, 10, 13) },
};
const ISSUER = at(0, 2, 5);

/**
 * What must be right for the zone to be believed: the fields the check digits protect. Names carry no check digit, and the
 * states list of any library ages, so neither refuses a document.
 */
const PROTECTED_FIELDS: ReadonlySet<string> = new Set([
  'documentNumber',
  'documentNumberCheckDigit',
  'birthDateCheckDigit',
  'expirationDate',
  'expirationDateCheckDigit',
  'personalNumberCheckDigit',
  'compositeCheckDigit',
]);

/** Codes that documents print for a country whose ISO code is another. Stateless, refugee and United Nations codes name no country. */
const STATE_ALIASES: Readonly<Record<string, string>> = { D: 'DEU', RKS: 'XKX', XXK: 'XKX', KS: 'XKX' };

const NOT_KNOWN = '<<';
const PRECISIONS: readonly DatePrecision[] = ['year', 'month', 'day'];

/** Undefined when the lines are not a sound TD1, TD2 or TD3 zone; ICAO 9303 check digits included. */
export function findMachineReadableZone(text: string): MachineReadableZone | undefined {
  const lines = text.trim().split(/\r?\n/).map((line) => line.trim());
  const result = parsed(lines);
  const layout = result && LAYOUTS[result.format];
  if (!result || !layout || !isSound(result)) return undefined;
  const number = result.documentNumber;
  const expiry = result.fields.expirationDate;
  if (!number || !expiry) return undefined;
  const read = ({ line, from, to }: Span) => (lines[line] ?? '').slice(from, to);
  const name = read(layout.name);
  return {
    number,
    issuer: withoutFiller(read(ISSUER)),
    nationality: withoutFiller(read(layout.nationality)),
    expiry,
    birthDate: read(layout.birthDate),
    sex: read(layout.sex),
    names: name.split('<').filter((part) => part !== ''),
    nameIsFull: !name.endsWith('<'),
  };
}

/** Whether a typed document number is the printed one, whatever spaces, hyphens or case the officer used. */
export function isSameDocumentNumber(left: string, right: string): boolean {
  return comparable(left) === comparable(right) && comparable(left) !== '';
}

/** Whether the zone was printed for this expiry date: the first day it can mean that is not before `today`. */
export function hasExpiry({ expiry }: Pick<MachineReadableZone, 'expiry'>, validUntil: CalendarDate, today: CalendarDate): boolean {
  const inCentury = inCenturyOf(today, expiry);
  return validUntil === (inCentury >= today ? inCentury : shifted(inCentury, 1));
}

/**
 * The last birth date the zone can mean that is not after `today`. The other reading is a person of a hundred years or more;
 * like every age here, it is read as young as it can be. Cut to what the zone knows; undefined when that is not even the year.
 */
export function birthOf({ birthDate }: Pick<MachineReadableZone, 'birthDate'>, today: CalendarDate): BirthDate | undefined {
  if (birthDate.startsWith(NOT_KNOWN)) return undefined;
  const inCentury = inCenturyOf(today, birthDate);
  const first = inCentury.replaceAll(NOT_KNOWN, '01');
  const parts = (first <= today ? inCentury : shifted(inCentury, -1)).split('-');
  const firstUnknown = parts.indexOf(NOT_KNOWN);
  const known = firstUnknown === -1 ? parts : parts.slice(0, firstUnknown);
  return { value: known.join('-'), precision: PRECISIONS[known.length - 1] ?? 'year' };
}

/** Whether both codes name the same state, by its ISO code or the code ICAO 9303 prints for it. */
export function isSameState(left: CountryCode, right: CountryCode): boolean {
  return canonicalState(left) === canonicalState(right);
}

function parsed(lines: readonly string[]): ParseResult | undefined {
  if (lines.some((line) => !/^[A-Z0-9<]+$/.test(line))) return undefined;
  try {
    return parse(lines);
  } catch {
    // The library throws for a shape it does not know, which is an answer here.
    return undefined;
  }
}

function isSound(result: ParseResult): boolean {
  // A long number goes on in the optional data. Where that is empty the library reads no check digit at all, and takes it for a 0.
  if (!/^\d$/.test(result.fields.documentNumberCheckDigit ?? '')) return false;
  return result.details.every(({ field, valid }) => valid || field === null || !PROTECTED_FIELDS.has(field));
}

function inCenturyOf(today: CalendarDate, yymmdd: string): string {
  return `${today.slice(0, 2)}${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4)}`;
}

function shifted(date: string, centuries: number): string {
  return `${Number(date.slice(0, 2)) + centuries}${date.slice(2)}`;
}

function withoutFiller(code: string): string {
  return code.replaceAll('<', '');
}

function canonicalState(code: string): string {
  return STATE_ALIASES[code] ?? code;
}

function comparable(number: string): string {
  return number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function at(line: number, from: number, to: number): Span {
  return { line, from, to };
}
