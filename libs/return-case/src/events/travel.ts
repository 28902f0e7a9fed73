import type { Message, Sealable } from '@homeward/decider';
import type { GateResult } from '../gate-result';
import type { ActorId, CalendarDate, Instant, LanguageCode } from '../person';
import type * as v from '../vocabulary';

export type TravelFacts =
  | Message<'GatesEvaluated', { readonly travelDate: CalendarDate; readonly gates: readonly GateResult[] }>
  | Message<'CaseReadied', { readonly travelDate: CalendarDate }>
  | Message<'GateLost', { readonly gate: v.Gate; readonly reason: string }>
  | Message<'TravelBooked', {
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
      readonly gates: readonly GateResult[];
      readonly bookingReference: Sealable<string>;
    }>
  | Message<'BookingCancelled', { readonly reasonCode: 'consent-withdrawn' | 'gate-lost' | 'hold' | 'asylum' | 'carrier' | 'person-request' | 'death' | 'other' }>
  | Message<'Manifested', { readonly flight: string; readonly line: number; readonly version: number }>
  | Message<'PreDepartureVerified', { readonly voluntary: boolean; readonly alone: boolean; readonly language: LanguageCode; readonly interpreterRef?: ActorId; readonly interpreterRelation?: v.InterpreterRelation; readonly identityMatch: boolean; readonly documentInHand: boolean; readonly measuresDone: boolean; readonly gates: readonly GateResult[] }>
  | Message<'Departed', { readonly flight: string; readonly departedAt: Instant; readonly departedOn: CalendarDate; readonly handedOverTo: string; readonly gates: readonly GateResult[] }>
  | Message<'NoShowRecorded', { readonly reasonCode: 'changed-mind' | 'unreachable' | 'medical' | 'documents' | 'detained' | 'unknown' }>
  | Message<'TransitReached', { readonly place: string; readonly reachedAt: Instant }>
  | Message<'TravelIncidentRecorded', { readonly incident: v.IncidentType; readonly severity: v.Severity; readonly description?: Sealable<string> }>
  | Message<'ArrivalConfirmed', { readonly arrivedAt: Instant; readonly arrivedOn: CalendarDate; readonly condition: v.ArrivalCondition; readonly needs: readonly string[]; readonly late: boolean }>;
