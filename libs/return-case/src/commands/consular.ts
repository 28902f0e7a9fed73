import type { Command } from '../command';
import type { CalendarDate, CountryCode } from '../person';
import type * as v from '../vocabulary';

export type ConsularCommands =
  | Command<'ConfirmNationality', { readonly state: CountryCode; readonly reference: string }>
  | Command<'RequestTravelDocument', { readonly documentType: v.TravelDocumentType; readonly consulate: CountryCode }>
  | Command<'RecordConsularInterview', { readonly mode: v.CounsellingMode }>
  | Command<'RecordTravelDocument', {
      readonly documentType: v.TravelDocumentType;
      readonly issuer: CountryCode;
      readonly number: string;
      readonly issuedOn: CalendarDate;
      readonly validUntil: CalendarDate;
      readonly singleJourney: boolean;
      /** The lines of the machine-readable zone, separated by a line feed. */
      readonly mrz?: string;
    }>
  | Command<'CollectTravelDocument', { readonly heldBy: v.DocumentHolder }>
  | Command<'RecordDocumentRefusal', { readonly reason: v.DocumentRefusal }>
  | Command<'RequestPassportRetrieval', { readonly holder: v.DocumentHolder }>
  | Command<'RecoverPassport', { readonly from: v.DocumentHolder; readonly number: string; readonly issuer: CountryCode; readonly validUntil: CalendarDate; /** As of `RecordTravelDocument`. */ readonly mrz?: string }>
  | Command<'StartNationalityCheck', { readonly basis: 'document' | 'interview' | 'database' }>
  /** What left for a consulate: identity fields only, never a reason or a need. */
  | Command<'SendConsularFile', { readonly consulate: CountryCode; readonly fields: readonly v.ConsularField[]; readonly reference: string }>
  | Command<'CancelDocumentRequest', { readonly reasonCode: 'not-needed' | 'consulate' | 'person-request' | 'other' }>
  | Command<'RefusePassportRetrieval', { readonly holder: v.DocumentHolder; readonly reasonCode: 'debt' | 'no-answer' | 'lost' | 'unsafe-to-ask' | 'other' }>
  /** Where a document is now. */
  | Command<'MoveDocument', { readonly documentId: string; readonly documentType: v.PaperType; readonly location: v.DocumentHolder; readonly delivered: boolean; readonly reference?: string }>
  /** Why the machine-readable zone and the identity on file differ, once somebody has looked. */
  | Command<'ExplainDocumentMismatch', { readonly fields: readonly v.IdentityField[]; readonly reasonCode: v.MismatchReason; readonly evidenceRef: string }>;
