import { isCountry, isNationality } from '../countries';
import { ageOn, earliestBirth, matchesPrecision } from '../dates';
import { ensureDate, ensureText } from '../input';
import type { BirthDate, CalendarDate, CountryCode, IdentityDocument, PersonName } from '../person';
import type { Policy } from '../policy';
import { ensure } from '../refusal';

/** What an identity must look like, at intake and when it is corrected. */

/** One name in any script is enough: many people have one, and it is theirs to say how it is written. */
export function ensureName({ full, given, family }: PersonName): void {
  ensureText('name.full', full);
  if (given !== undefined) ensureText('name.given', given);
  if (family !== undefined) ensureText('name.family', family);
}

export function ensureBirthDate(birthDate: BirthDate, today: CalendarDate, { maxAgeYears }: Policy): void {
  ensure(matchesPrecision(birthDate), 'InvalidValue', 'birthDate', 'The birth date must be written as precisely as it is said to be known.');
  ensure(earliestBirth(birthDate) <= today, 'InvalidValue', 'birthDate', 'The birth date must not be in the future.');
  ensure(ageOn(birthDate, today) <= maxAgeYears, 'InvalidValue', 'birthDate', `The birth date makes the person older than ${maxAgeYears}.`);
}

export function ensureNationality(subject: string, code: CountryCode): void {
  ensure(isNationality(code), 'InvalidValue', subject, `${subject} must be an ISO 3166-1 alpha-3 or ICAO 9303 code.`);
}

export function ensureCountry(subject: string, code: CountryCode): void {
  ensure(isCountry(code), 'InvalidValue', subject, `${subject} must be the ISO 3166-1 alpha-3 code of a country.`);
}

export function ensureDocument({ issuer, number, validUntil }: IdentityDocument): void {
  if (number !== undefined) ensureText('documents.number', number);
  if (issuer !== undefined) ensureNationality('documents.issuer', issuer);
  if (validUntil !== undefined) ensureDate('documents.validUntil', validUntil);
}

/** Whether a document could still serve for travel: of a travel type, not lost and not known to have run out. */
export function isDocumented(documents: readonly IdentityDocument[], today: CalendarDate): boolean {
  return documents.some(
    ({ type, holder, validUntil }) => type !== 'other' && holder !== 'lost' && (validUntil === undefined || validUntil >= today),
  );
}
