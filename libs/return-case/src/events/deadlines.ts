import type { Message, Sealable } from '@homeward/decider';
import type { CalendarDate, Instant } from '../person';
import type * as v from '../vocabulary';

export type DeadlinesFacts =
  | Message<'DeadlineSet', {
      /** What is due, such as `consent` or `measure:m-1`. At most one deadline of a step is open at a time. */
      readonly step: string;
      readonly dueAt: Instant;
      /** When somebody is reminded, if at all. */
      readonly remindAt?: Instant;
      /** The calendar the term was counted in, such as `LBY weekend 5,6`. */
      readonly calendar: string;
    }>
  | Message<'DeadlineExtended', { readonly step: string; readonly from: Instant; readonly dueAt: Instant; readonly remindAt?: Instant; readonly reasonCode: v.ExtensionReason; readonly reason?: Sealable<string> }>
  | Message<'DeadlineMet', { readonly step: string; readonly dueAt: Instant; readonly late: boolean }>
  | Message<'DeadlineMissed', { readonly step: string; readonly dueAt: Instant }>
  | Message<'DeadlineWaived', { readonly step: string; readonly reasonCode: v.WaiverReason; readonly reason?: Sealable<string> }>
  | Message<'DeadlineReminded', { readonly step: string; readonly dueAt: Instant }>
  | Message<'DeadlineEscalated', { readonly step: string; readonly dueAt: Instant; readonly to: v.Role }>
  | Message<'GateExpired', { readonly gate: v.Gate; readonly validUntil: CalendarDate }>;
