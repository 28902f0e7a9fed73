import type { Message, Sealable } from '@homeward/decider';
import type { ActorId, CalendarDate, Instant, LanguageCode } from '../person';
import type * as v from '../vocabulary';

export type ScreeningAndCounsellingFacts =
  | Message<'VulnerabilityScreened', {
      readonly flags: readonly v.Flag[];
      readonly urgency: v.Urgency;
      readonly factors: readonly { readonly level: v.FactorLevel; readonly code: string; readonly kind: 'risk' | 'protective' }[];
      readonly validUntil: CalendarDate;
      readonly sealedFlags?: Sealable<readonly v.SealedFlag[]>;
      readonly note?: Sealable<string>;
    }>
  | Message<'CounsellingHeld', {
      readonly mode: v.CounsellingMode;
      readonly language: LanguageCode;
      readonly interpreterRef?: ActorId;
      readonly cooStaffRef?: ActorId;
      readonly interpreterRelation?: v.InterpreterRelation;
      readonly attendance?: v.Attendance;
      readonly topics: readonly string[];
      readonly cooInformationFrom: CalendarDate;
      readonly decision: v.CounsellingDecision;
      readonly coolingOffUntil: Instant;
      readonly note?: Sealable<string>;
    }>;
