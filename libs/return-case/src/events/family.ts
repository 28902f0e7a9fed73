import type { Message, Sealable } from '@homeward/decider';
import type { CalendarDate } from '../person';
import type * as v from '../vocabulary';

export type FamilyFacts =
  | Message<'FamilyStandingNoted', {
      readonly memberCaseId: string;
      readonly asOfRevision: number;
      readonly relation?: v.FamilyRelation;
      readonly standing: v.FamilyStanding;
      readonly travelDate?: CalendarDate;
      readonly gates: readonly { readonly gate: v.Gate; readonly reason: string }[];
    }>
  | Message<'FamilySplitDecided', { readonly fromCaseIds: readonly string[]; readonly reasonCode: v.FamilySplitReason; readonly decisionRef: string; readonly reason?: Sealable<string> }>;
