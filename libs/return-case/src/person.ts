import type { DatePrecision, DocumentHolder, TravelDocumentType } from './vocabulary';

/** A name as the person gives it: one part or many, any script. Nothing is split or romanised for them. */
export interface PersonName {
  readonly full: string;
  readonly given?: string;
  readonly family?: string;
}

/** ISO 8601 calendar date cut to its precision: `1990`, `1990-04` or `1990-04-17`. */
export interface BirthDate {
  readonly value: string;
  readonly precision: DatePrecision;
}

/** An identity document the person has or had. Sealed as a whole. */
export interface IdentityDocument {
  readonly type: TravelDocumentType | 'other';
  readonly number?: string;
  /** ISO 3166-1 alpha-3 or an ICAO 9303 code. */
  readonly issuer?: string;
  /** ISO date. */
  readonly validUntil?: string;
  readonly holder: DocumentHolder;
}

/** An assigned person in a decision who is not the case's own: interpreter, guardian, escort. Staff and partner ids only. */
export type ActorId = string;
/** ISO 8601 instant in UTC. */
export type Instant = string;
/** ISO 8601 calendar date. */
export type CalendarDate = string;
/** ISO 3166-1 alpha-3 or an ICAO 9303 special code (XXA, XXB, XXC, XXX, UNO, UNA, XKX). */
export type CountryCode = string;
/** ISO 639-3. */
export type LanguageCode = string;
