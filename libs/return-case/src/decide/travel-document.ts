import { isErased } from '@homeward/decider';
import { isNationality } from '../countries';
import { isCalendarDate } from '../dates';
import { mismatchesOf } from '../identity-mismatch';
import { findMachineReadableZone, hasExpiry, isSameDocumentNumber, isSameState } from '../mrz';
import type { CalendarDate, CountryCode } from '../person';
import { ensure } from '../refusal';
import type { RegisteredCase, TravelDocument } from '../state';
import type { IdentityField } from '../vocabulary';

/** What must be true of a travel document, whichever way it came. */

/** A document as an officer types it in. */
export interface TypedDocument {
  readonly issuer: CountryCode;
  readonly number: string;
  readonly validUntil: CalendarDate;
  readonly mrz?: string;
}

/** The number somebody reads at the counter must be the document's; it is compared and then forgotten. */
export function ensureSameDocument({ consular }: RegisteredCase, documentNumber: string): void {
  const { document } = consular;
  ensure(document !== null, 'DocumentMissing', 'consular.document', 'There is no travel document to compare with.');
  const { number } = document;
  ensure(!isErased(number), 'PersonErased', 'consular.document', 'The number of the travel document is erased.');
  ensure(isSameDocumentNumber(number, documentNumber), 'IdentityMismatch', 'documentNumber', 'The number is not the one of the travel document.');
}

export function ensureDocument(document: TypedDocument, today: CalendarDate): void {
  ensure(document.number.trim() !== '', 'InvalidValue', 'number', 'A travel document has a number.');
  ensure(isNationality(document.issuer), 'InvalidValue', 'issuer', 'The issuer is an ISO 3166-1 alpha-3 or ICAO 9303 code.');
  ensure(isCalendarDate(document.validUntil), 'InvalidValue', 'validUntil', 'The end of validity is a calendar date.');
  ensureInDate(document.validUntil, today);
}

export function ensureInDate(validUntil: CalendarDate, today: CalendarDate): void {
  ensure(validUntil >= today, 'DocumentInvalid', 'validUntil', 'The travel document has expired.');
}

/**
 * What the printed zone makes known: nothing where there is none. The typed fields are compared with it, never corrected from
 * it: which of the two is wrong is for a person to see. Where it contradicts the identity on file, the fields are named.
 */
export function zoneFacts(document: TypedDocument, state: RegisteredCase, today: CalendarDate): { readonly mrzChecked?: true; readonly mismatches?: readonly IdentityField[] } {
  const { mrz, number, validUntil, issuer } = document;
  if (mrz === undefined) return {};
  const zone = findMachineReadableZone(mrz);
  ensure(zone !== undefined, 'DocumentInvalid', 'mrz', 'The machine-readable zone is not sound by the check digits of ICAO 9303.');
  ensure(isSameDocumentNumber(zone.number, number), 'IdentityMismatch', 'number', 'The number differs from the machine-readable zone.');
  ensure(hasExpiry(zone, validUntil, today), 'IdentityMismatch', 'validUntil', 'The end of validity differs from the machine-readable zone.');
  ensure(isSameState(zone.issuer, issuer), 'IdentityMismatch', 'issuer', 'The issuer differs from the machine-readable zone.');
  return { mrzChecked: true, mismatches: mismatchesOf(zone, state, today) };
}

/** Whether this document is already on file, and with everything that is said of it now. */
export function isOnFile(held: TravelDocument | null, asked: TypedDocument & Pick<TravelDocument, 'type'>): boolean {
  if (held === null || isErased(held.number)) return false;
  const isSame = held.type === asked.type && held.issuer === asked.issuer && held.validUntil === asked.validUntil && held.number === asked.number;
  return isSame && (asked.mrz === undefined || held.mrz === asked.mrz);
}
