import type { Message, Sealable } from '@homeward/decider';
import type { CalendarDate } from '../person';
import type * as v from '../vocabulary';

export type InformationRequestsFacts =
  | Message<'InformationRequested', { readonly requestId: string; readonly toRole: v.Role; readonly toUnit?: string; readonly dueOn: CalendarDate; readonly question: Sealable<string> }>
  | Message<'InformationProvided', { readonly requestId: string; readonly attachmentRef?: string; readonly answer: Sealable<string> }>
  | Message<'InformationRequestWithdrawn', { readonly requestId: string }>;
