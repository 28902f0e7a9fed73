import type { Command } from '../command';
import type { CalendarDate } from '../person';
import type * as v from '../vocabulary';

export type InformationRequestsCommands =
  | Command<'RequestInformation', { readonly requestId: string; readonly toRole: v.Role; readonly toUnit?: string; readonly question: string; readonly dueOn: CalendarDate }>
  | Command<'AnswerInformationRequest', { readonly requestId: string; readonly answer: string; readonly attachmentRef?: string }>
  | Command<'WithdrawInformationRequest', { readonly requestId: string }>;
