import type { Message, Sealable } from '@homeward/decider';
import type { ActorId, CalendarDate, LanguageCode } from '../person';
import type * as v from '../vocabulary';

export type ConsentFacts =
  | Message<'ConsentRecorded', {
      readonly purposes: readonly v.Purpose[];
      readonly form: v.ConsentForm;
      readonly capacity: v.ConsentCapacity;
      readonly language: LanguageCode;
      readonly interpreterRef?: ActorId;
      readonly evidenceRef: string;
      readonly validUntil: CalendarDate;
      readonly givenBy?: Sealable<string>;
    }>
  | Message<'ConsentRefused', { readonly purposes: readonly v.Purpose[] }>
  | Message<'ConsentWithdrawn', { readonly purposes: readonly v.Purpose[]; readonly channel: v.Channel; /** Who held data and must be told. */ readonly recallFrom: readonly string[] }>;
