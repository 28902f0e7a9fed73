import type { Command } from '../command';
import type { ActorId, CalendarDate } from '../person';
import type * as v from '../vocabulary';

export type SidePathsCommands =
  | Command<'HoldCase', { readonly blocker: v.HoldBlocker; readonly reviewOn: CalendarDate; readonly note?: string }>
  | Command<'SuspendCase', { readonly scope: 'case' | 'corridor' | 'flight' | 'site'; readonly scopeRef: string; readonly causeId: string }>
  | Command<'ResumeCase', { /** Resumes only what this cause suspended; without it, whatever paused the case. */ readonly causeId?: string }>
  | Command<'ExpressAsylumClaim', { readonly statedTo: ActorId; readonly words?: string }>
  | Command<'RecordAsylumReferral', { readonly to: string }>
  | Command<'FileAppeal', { readonly reference: string }>
  | Command<'ResolveAppeal', { readonly outcome: 'withdrawn-in-writing' | 'upheld' | 'dismissed'; readonly legalAidRef?: string }>
  | Command<'RecordContactAttempt', { readonly channel: v.Channel; readonly reached: boolean }>
  | Command<'DeclareMissing', { readonly since: CalendarDate }>
  | Command<'RecordDeath', { readonly diedOn: CalendarDate; readonly confirmedBy: ActorId; readonly circumstances?: string }>
  | Command<'ErasePerson', { readonly reasonCode: 'person-request' | 'retention-ended'; /** Filled in by the handler once the keys are gone. */ readonly keysDestroyed?: number }>
  | Command<'CloseCase', { readonly reason: v.CloseReason }>
  | Command<'ReopenCase', { readonly reasonCode: 'person-returned' | 'changed-mind' | 'error' | 'new-information'; readonly reason?: string }>;
