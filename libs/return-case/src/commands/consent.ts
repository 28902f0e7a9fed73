import type { Command } from '../command';
import type { ActorId, CalendarDate, LanguageCode } from '../person';
import type * as v from '../vocabulary';

export type ConsentCommands =
  | Command<'RecordConsent', {
      readonly purposes: readonly v.Purpose[];
      readonly form: v.ConsentForm;
      readonly capacity: v.ConsentCapacity;
      readonly language: LanguageCode;
      readonly interpreterRef?: ActorId;
      readonly evidenceRef: string;
      readonly givenBy?: string;
      /** When absent, the policy's window from today. */
      readonly validUntil?: CalendarDate;
    }>
  | Command<'RefuseConsent', { readonly purposes: readonly v.Purpose[] }>
  | Command<'WithdrawConsent', { readonly purposes: readonly v.Purpose[]; readonly channel: v.Channel }>;
