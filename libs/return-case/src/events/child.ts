import type { Message, Sealable } from '@homeward/decider';
import type { PanelMember } from '../determination-panel';
import type { ActorId, CalendarDate } from '../person';
import type * as v from '../vocabulary';

export type ChildFacts =
  | Message<'BestInterestsAssessed', { readonly result: 'return-in-best-interests' | 'not-in-best-interests' | 'determination-needed'; readonly validUntil: CalendarDate; readonly summary?: Sealable<string> }>
  | Message<'GuardianVerified', { readonly authority: 'parent' | 'legal-guardian' | 'court-appointed'; readonly consentRef: string; readonly guardian: Sealable<string>; readonly otherParent?: v.OtherParent }>
  | Message<'AssentRecorded', { readonly form: v.AssentForm; readonly given: boolean; readonly evidenceRef?: string }>
  | Message<'CareArranged', { readonly care: string; readonly receivingCaseworker: ActorId; readonly escort: ActorId; readonly tracingVerified: boolean; readonly caregiver: Sealable<string> }>
  | Message<'BestInterestsDetermined', { readonly option: v.DurableSolution; readonly panel: readonly PanelMember[]; readonly dissent: boolean; readonly validUntil: CalendarDate; readonly summary?: Sealable<string> }>
  | Message<'CustodyDisputeReported', { readonly reference?: string; readonly description?: Sealable<string> }>
  | Message<'CustodyDisputeResolved', { readonly decisionRef: string }>
  | Message<'TracingUpdated', { readonly status: v.TracingStatus; readonly familyAssessment?: 'positive' | 'negative'; readonly reference?: string }>
  | Message<'ChildReceptionAccepted', { readonly caseworker: ActorId }>
  /** Recorded in the month after, so that its time does not tell the birthday; the gates count by the day itself. */
  | Message<'AgeOfMajorityReached', Readonly<Record<never, never>>>;
