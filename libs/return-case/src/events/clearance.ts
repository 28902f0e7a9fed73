import type { Message, Sealable } from '@homeward/decider';
import type { ActorId, CalendarDate, CountryCode, LanguageCode } from '../person';
import type * as v from '../vocabulary';

export type ClearanceFacts =
  | Message<'CooClearanceRequested', { readonly country: CountryCode; readonly governmentRequestRef: string; readonly dueOn: CalendarDate }>
  | Message<'CooCleared', { readonly reference: string; readonly validUntil: CalendarDate }>
  | Message<'CooClearanceRefused', { readonly reasonCode: 'identity' | 'capacity' | 'security' | 'other'; readonly reason?: Sealable<string> }>
  | Message<'ReceptionConfirmed', { readonly caseworker: ActorId; readonly services: readonly string[]; readonly onwardTransport: boolean; readonly treatment?: v.TreatmentOnArrival }>
  | Message<'CooClearanceQueried', { readonly dueOn: CalendarDate; readonly question: Sealable<string> }>
  | Message<'CooQueryAnswered', { readonly fields: readonly v.ConsularField[]; readonly reference: string }>
  | Message<'ReceptionDeclined', { readonly reasonCode: 'full' | 'no-service' | 'no-caseworker' | 'security' | 'other'; readonly reason?: Sealable<string> }>
  | Message<'RemoteSessionHeld', {
      readonly mode: 'video' | 'phone';
      readonly language: LanguageCode;
      readonly cooStaffRef: ActorId;
      readonly interpreterRef?: ActorId;
      readonly interpreterRelation: v.InterpreterRelation;
      readonly attendance: v.Attendance;
      readonly topics: readonly string[];
      readonly note?: Sealable<string>;
    }>;
