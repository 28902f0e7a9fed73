import { parse, type ParseResult } from 'mrz';
import type { CalendarDate, CountryCode } from './person';

/** What the machine-readable zone of a travel document says, as far as the rules compare it. */
export interface MachineReadableZone {
  readonly number: string;
  /** Three letters as printed, ICAO's filler characters removed. */
  readonly issuer: string;
  /** `YYMMDD` as printed: the zone gives no century, so it is compared, never turned into a date. */
  readonly expiry: string;
}

/** The lengths ICAO 9303 gives TD1 (three lines), TD2 and TD3 (two lines). */
const LINE_LENGTHS: Readonly<Record<string, { readonly lines: number; readonly length: number }>> = {
  TD1: { lines: 3, length: 30 },
  TD2: { lines: 2, length: 36 },
  TD3: { lines: 2, length: 44 },
};

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

/** Codes that passports print for a country whose ISO code is another. */
const ISSUER_ALIASES: Readonly<Record<string, string>> = { D: 'DEU', RKS: 'XKX', XXK: 'XKX', KS: 'XKX' };

/** Undefined when the lines are not a sound TD1, TD2 or TD3 zone; ICAO 9303 check digits included. */
export function findMachineReadableZone(text: string): MachineReadableZone | undefined {
  const lines = text.trim().split(/\r?\n/).map((line) => line.trim());
  const result = parsed(lines);
  if (result === undefined || !isSound(result, lines)) return undefined;
  const number = result.documentNumber;
  const expiry = result.fields.expirationDate;
  if (!number || !expiry) return undefined;
  return { number, issuer: issuerOf(lines), expiry };
}

/** Whether a typed document number is the printed one, whatever spaces, hyphens or case the officer used. */
export function isSameDocumentNumber(left: string, right: string): boolean {
  return comparable(left) === comparable(right) && comparable(left) !== '';
}

/** Whether the zone was printed for this expiry date. */
export function hasExpiry(zone: MachineReadableZone, validUntil: CalendarDate): boolean {
  return zone.expiry === validUntil.slice(2).replaceAll('-', '');
}

/** Whether the zone names this issuer, by its ISO code or the code ICAO 9303 prints for it. */
export function hasIssuer(zone: MachineReadableZone, issuer: CountryCode): boolean {
  return canonicalIssuer(zone.issuer) === canonicalIssuer(issuer);
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

function isSound(result: ParseResult, lines: readonly string[]): boolean {
  const shape = LINE_LENGTHS[result.format];
  if (shape === undefined || lines.length !== shape.lines) return false;
  if (lines.some((line) => line.length !== shape.length)) return false;
  return result.details.every(({ field, valid }) => valid || field === null || !PROTECTED_FIELDS.has(field));
}

function issuerOf(lines: readonly string[]): string {
  return (lines[0] ?? '').slice(2, 5).replaceAll('<', '');
}

function canonicalIssuer(code: string): string {
  return ISSUER_ALIASES[code] ?? code;
}

function comparable(number: string): string {
  return number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}
