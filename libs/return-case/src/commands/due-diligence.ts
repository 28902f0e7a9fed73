import type { Command } from '../command';
import type { ActorId, CalendarDate, CountryCode } from '../person';
import type { RouteLeg } from '../route';
import type * as v from '../vocabulary';

export type DueDiligenceCommands =
  | Command<'RecordDdpCheck', { readonly check: v.DdpCheck; readonly outcome: v.CheckOutcome; readonly evidence: readonly string[]; readonly basis?: string; readonly validUntil?: CalendarDate }>
  | Command<'SignOffDdp', { readonly level: v.SignOffLevel; readonly conditions: readonly string[]; readonly specialist?: ActorId }>
  | Command<'EscalateDdp', { readonly to: v.Role; readonly checks: readonly v.DdpCheck[]; readonly dueOn: CalendarDate; readonly reason?: string }>
  | Command<'ReturnDdpForInformation', { readonly areas: readonly v.AssessmentArea[]; readonly question?: string }>
  | Command<'ReportNewRisk', { readonly area: v.AssessmentArea; readonly severity: v.Severity; readonly description?: string }>
  /** Lets a block stand aside that may be overridden at all. The chief of mission alone, with a reason. */
  | Command<'OverrideDdpCheck', { readonly check: v.DdpCheck; readonly reasonCode: v.OverrideReason; readonly reason: string }>
  /** Allows the short set of an emergency; the rest is checked at the place of safety. */
  | Command<'AuthoriseEmergencySet', { readonly causeId: string; readonly reason?: string }>
  | Command<'PlanRoute', { readonly destinationDistrict: string; readonly legs: readonly RouteLeg[] }>
  /** An advisory on the country of return or one of its districts. */
  | Command<'NoteAdvisory', { readonly advisoryId: string; readonly country: CountryCode; readonly district?: string; readonly reading: v.CooReading; readonly source: string; readonly issuedOn: CalendarDate }>;
