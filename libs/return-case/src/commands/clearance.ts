import type { Command } from '../command';
import type { ActorId, CalendarDate, LanguageCode } from '../person';
import type * as v from '../vocabulary';

export type ClearanceCommands =
  | Command<'RequestCooClearance', { readonly governmentRequestRef: string }>
  | Command<'RecordCooClearance', { readonly reference: string; readonly validUntil: CalendarDate }>
  | Command<'RecordCooRefusal', { readonly reasonCode: 'identity' | 'capacity' | 'security' | 'other'; readonly reason?: string }>
  | Command<'ConfirmReception', { readonly caseworker: ActorId; readonly services: readonly string[]; readonly onwardTransport: boolean; readonly treatment?: v.TreatmentOnArrival }>
  | Command<'RecordCooQuery', { readonly question: string; readonly dueOn: CalendarDate }>
  | Command<'AnswerCooQuery', { readonly fields: readonly v.ConsularField[]; readonly reference: string }>
  | Command<'DeclineReception', { readonly reasonCode: 'full' | 'no-service' | 'no-caseworker' | 'security' | 'other'; readonly reason?: string }>
  /** A talk by video or phone with the mission in the country of origin. */
  | Command<'RecordRemoteSession', {
      readonly mode: 'video' | 'phone';
      readonly language: LanguageCode;
      readonly cooStaffRef: ActorId;
      readonly interpreterRef?: ActorId;
      readonly interpreterRelation: v.InterpreterRelation;
      readonly attendance: v.Attendance;
      readonly authoritiesPresent: boolean;
      readonly topics: readonly string[];
      readonly note?: string;
    }>;
