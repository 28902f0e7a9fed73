import type { Command } from '../command';
import type { ActorId, CalendarDate, LanguageCode } from '../person';
import type * as v from '../vocabulary';

export type ScreeningAndCounsellingCommands =
  | Command<'ScreenVulnerability', {
      readonly flags: readonly v.Flag[];
      readonly urgency: v.Urgency;
      readonly factors: readonly { readonly level: v.FactorLevel; readonly code: string; readonly kind: 'risk' | 'protective' }[];
      readonly sealedFlags?: readonly v.SealedFlag[];
      readonly note?: string;
    }>
  | Command<'RecordCounselling', {
      readonly mode: v.CounsellingMode;
      readonly language: LanguageCode;
      readonly interpreterRef?: ActorId;
      readonly interpreterIsKin?: boolean;
      readonly interpreterRelation?: v.InterpreterRelation;
      readonly attendance?: v.Attendance;
      readonly authoritiesPresent?: boolean;
      readonly cooStaffRef?: ActorId;
      readonly topics: readonly string[];
      readonly cooInformationFrom: CalendarDate;
      readonly decision: v.CounsellingDecision;
      readonly note?: string;
    }>;
