import type { Message, Sealable } from '@homeward/decider';
import type { DdpDecision, StaleCause } from '@homeward/due-diligence';
import type { ActorId, CalendarDate, CountryCode } from '../person';
import type { RouteLeg } from '../route';
import type * as v from '../vocabulary';

export type DueDiligenceFacts =
  | Message<'DdpCheckRecorded', {
      readonly check: v.DdpCheck;
      readonly outcome: v.CheckOutcome;
      readonly evidence: readonly string[];
      readonly validUntil?: CalendarDate;
      readonly basis?: Sealable<string>;
    }>
  | Message<'DdpSignedOff', {
      readonly level: v.SignOffLevel;
      readonly result: v.DdpResult;
      readonly conditions: readonly string[];
      readonly validUntil: CalendarDate;
      /** Which list of checks the result rests on. */
      readonly checklist: { readonly id: string; readonly version: number; readonly digest?: string };
      readonly specialist?: ActorId;
    }>
  | Message<'DdpBlocked', { readonly checks: readonly v.DdpCheck[] }>
  | Message<'DdpEscalated', { readonly to: v.Role; readonly checks: readonly v.DdpCheck[]; readonly dueOn: CalendarDate; readonly reason?: Sealable<string> }>
  | Message<'DdpReturnedForInformation', { readonly areas: readonly v.AssessmentArea[]; readonly question?: Sealable<string> }>
  | Message<'NewRiskReported', { readonly area: v.AssessmentArea; readonly severity: v.Severity; readonly description?: Sealable<string> }>
  /** The decision in full: rules, inputs with the events they came from, trace, result, level and term. */
  | Message<'DdpDecided', { readonly decision: DdpDecision }>
  | Message<'DdpCheckOverridden', { readonly check: v.DdpCheck; readonly outcome: v.CheckOutcome; readonly reasonCode: v.OverrideReason; readonly reason: Sealable<string> }>
  | Message<'EmergencySetAuthorised', { readonly causeId: string; readonly reason?: Sealable<string> }>
  /** What the decision rested on is different now; it must be taken again. */
  | Message<'DdpMarkedStale', { readonly causes: readonly StaleCause[] }>
  | Message<'RoutePlanned', { readonly destinationDistrict: string; readonly legs: readonly RouteLeg[] }>
  | Message<'AdvisoryNoted', { readonly advisoryId: string; readonly country: CountryCode; readonly district?: string; readonly reading: v.CooReading; readonly source: string; readonly issuedOn: CalendarDate }>;
