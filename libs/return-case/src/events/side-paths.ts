import type { Message, Sealable } from '@homeward/decider';
import type { ActorId, CalendarDate, Instant } from '../person';
import type * as v from '../vocabulary';

export type SidePathsFacts =
  | Message<'CaseHeld', { readonly blocker: v.HoldBlocker; readonly reviewOn: CalendarDate; readonly note?: Sealable<string> }>
  | Message<'CaseSuspended', { readonly scope: 'case' | 'corridor' | 'flight' | 'site'; readonly scopeRef: string; readonly causeId: string }>
  | Message<'CaseResumed', { readonly to: v.Phase; readonly lostGates: readonly v.Gate[]; /** The one cause that ended, when it was named. */ readonly causeId?: string }>
  | Message<'AsylumClaimExpressed', { readonly statedTo: ActorId; readonly referDueAt: Instant; /** The consulate or the country of origin was already contacted. */ readonly contactAlreadyMade: boolean; readonly words?: Sealable<string> }>
  | Message<'AsylumReferralMade', { readonly to: string }>
  | Message<'AppealFiled', { readonly reference: string }>
  | Message<'AppealResolved', { readonly outcome: 'withdrawn-in-writing' | 'upheld' | 'dismissed'; readonly legalAidRef?: string }>
  | Message<'ContactAttempted', { readonly channel: v.Channel; readonly reached: boolean }>
  | Message<'PersonMissing', { readonly since: CalendarDate; readonly alertDueAt?: Instant }>
  | Message<'DeathRecorded', { readonly diedOn: CalendarDate; readonly confirmedBy: ActorId; readonly circumstances?: Sealable<string> }>
  | Message<'PersonErased', { readonly reasonCode: 'person-request' | 'retention-ended'; readonly keysDestroyed: number }>
  | Message<'CaseClosed', { readonly reason: v.CloseReason }>
  | Message<'CaseReopened', { readonly from: v.Phase; readonly reason?: Sealable<string>; readonly reasonCode: 'person-returned' | 'changed-mind' | 'error' | 'new-information' }>;
