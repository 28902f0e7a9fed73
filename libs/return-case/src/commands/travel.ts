import type { Command } from '../command';
import type { ActorId, CalendarDate, Instant, LanguageCode } from '../person';
import type * as v from '../vocabulary';

export type TravelCommands =
  | Command<'EvaluateGates', { readonly travelDate: CalendarDate }>
  | Command<'BookTravel', {
      readonly departsAt: Instant;
      readonly arrivesAt: Instant;
      readonly transport: v.Transport;
      readonly carrier: string;
      readonly flight: string;
      readonly from: string;
      readonly to: string;
      readonly escort: v.Escort;
      readonly escortRef?: ActorId;
      readonly specialServices: readonly v.SpecialService[];
      readonly fundingRef: string;
      readonly bookingReference: string;
    }>
  | Command<'CancelBooking', { readonly reasonCode: 'carrier' | 'person-request' | 'other' }>
  | Command<'AddToManifest', { readonly flight: string; readonly line: number; readonly version: number; /** Must equal the document's. Not stored. */ readonly documentNumber: string }>
  | Command<'VerifyPreDeparture', { readonly voluntary: boolean; readonly alone: boolean; readonly language: LanguageCode; /** Where the language is not the person's own. */ readonly interpreterRef?: ActorId; readonly interpreterRelation?: v.InterpreterRelation; readonly identityMatch: boolean; readonly documentInHand: boolean; readonly measuresDone: boolean }>
  | Command<'HandOverForDeparture', { readonly flight: string; readonly departedAt: Instant; readonly handedOverTo: string; /** Must equal the document's. Not stored. */ readonly documentNumber: string }>
  | Command<'RecordNoShow', { readonly reasonCode: 'changed-mind' | 'unreachable' | 'medical' | 'documents' | 'detained' | 'unknown' }>
  | Command<'RecordTransit', { readonly place: string; readonly reachedAt: Instant }>
  | Command<'RecordTravelIncident', { readonly incident: v.IncidentType; readonly severity: v.Severity; readonly description?: string }>
  | Command<'ConfirmArrival', { readonly arrivedAt: Instant; readonly condition: v.ArrivalCondition; readonly needs: readonly string[] }>;
