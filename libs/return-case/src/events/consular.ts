import type { Message, Sealable } from '@homeward/decider';
import type { CalendarDate, CountryCode } from '../person';
import type * as v from '../vocabulary';

export type ConsularFacts =
  | Message<'NationalityConfirmed', { readonly state: CountryCode; readonly reference: string }>
  | Message<'TravelDocumentRequested', { readonly documentType: v.TravelDocumentType; readonly consulate: CountryCode }>
  | Message<'ConsularInterviewHeld', { readonly mode: v.CounsellingMode }>
  | Message<'TravelDocumentIssued', {
      readonly documentType: v.TravelDocumentType;
      readonly issuer: CountryCode;
      readonly issuedOn: CalendarDate;
      readonly validUntil: CalendarDate;
      readonly singleJourney: boolean;
      /** The machine-readable zone was checked against ICAO 9303; absent where the document has none. */
      readonly mrzChecked?: boolean;
      /** Fields of the zone that differ from the identity on file. */
      readonly mismatches?: readonly v.IdentityField[];
      readonly number: Sealable<string>;
      readonly mrz?: Sealable<string>;
    }>
  | Message<'TravelDocumentCollected', { readonly heldBy: v.DocumentHolder }>
  | Message<'TravelDocumentRefused', { readonly reason: v.DocumentRefusal; /** How often this case was refused so far, with this one. */ readonly refusals: number; readonly statelessnessReferral: boolean }>
  | Message<'PassportRetrievalRequested', { readonly holder: v.DocumentHolder }>
  | Message<'PassportRecovered', { readonly from: v.DocumentHolder; readonly validUntil: CalendarDate; readonly issuer: CountryCode; readonly mrzChecked?: boolean; readonly mismatches?: readonly v.IdentityField[]; readonly number: Sealable<string>; readonly mrz?: Sealable<string> }>
  | Message<'NationalityCheckStarted', { readonly basis: 'document' | 'interview' | 'database' }>
  | Message<'ConsularFileSent', { readonly consulate: CountryCode; readonly fields: readonly v.ConsularField[]; readonly reference: string }>
  | Message<'TravelDocumentRequestCancelled', { readonly reasonCode: 'not-needed' | 'consulate' | 'person-request' | 'other' }>
  | Message<'PassportRetrievalRefused', { readonly holder: v.DocumentHolder; readonly reasonCode: 'debt' | 'no-answer' | 'lost' | 'unsafe-to-ask' | 'other' }>
  | Message<'DocumentMoved', { readonly documentId: string; readonly documentType: v.PaperType; readonly location: v.DocumentHolder; readonly delivered: boolean; readonly reference?: string }>
  | Message<'DocumentMismatchExplained', { readonly fields: readonly v.IdentityField[]; readonly reasonCode: v.MismatchReason; readonly evidenceRef: string }>
  /** The country of origin had been contacted before the person asked for protection. */
  | Message<'ConsularIncidentRaised', { readonly to: readonly v.Role[]; readonly contacts: readonly string[] }>;
