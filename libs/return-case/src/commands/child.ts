import type { Command } from '../command';
import type { PanelMember } from '../determination-panel';
import type { ActorId, CalendarDate } from '../person';
import type * as v from '../vocabulary';

export type ChildCommands =
  | Command<'AssessBestInterests', { readonly result: 'return-in-best-interests' | 'not-in-best-interests' | 'determination-needed'; readonly summary?: string }>
  | Command<'VerifyGuardian', { readonly authority: 'parent' | 'legal-guardian' | 'court-appointed'; readonly consentRef: string; readonly guardian: string; readonly otherParent?: v.OtherParent }>
  | Command<'RecordAssent', { readonly form: v.AssentForm; readonly given: boolean; readonly evidenceRef?: string }>
  | Command<'ArrangeCare', { readonly care: v.CareArrangement; readonly receivingCaseworker: ActorId; readonly escort: ActorId; readonly tracingVerified: boolean; readonly caregiver: string }>
  /** The formal determination by a panel. */
  | Command<'DetermineBestInterests', { readonly option: v.DurableSolution; readonly panel: readonly PanelMember[]; readonly reviewOn?: CalendarDate; readonly summary?: string }>
  | Command<'ReportCustodyDispute', { readonly reference?: string; readonly description?: string }>
  | Command<'ResolveCustodyDispute', { readonly decisionRef: string }>
  | Command<'UpdateTracing', { readonly status: v.TracingStatus; readonly familyAssessment?: 'positive' | 'negative'; readonly reference?: string }>
  | Command<'AcceptChildReception', { readonly caseworker: ActorId }>;
