import type { Command } from '../command';
import type { CalendarDate } from '../person';
import type * as v from '../vocabulary';

export type FamilyCommands =
  /** How another member of the travelling group stands. Told by Homeward itself. */
  | Command<'NoteFamilyStanding', {
      readonly memberCaseId: string;
      /** The revision of the member's case this was read at: what is older than the last word is no news. */
      readonly asOfRevision: number;
      /** What the member is to the family. */
      readonly relation?: v.FamilyRelation;
      readonly standing: v.FamilyStanding;
      /** The day the member's own gates were judged for. */
      readonly travelDate?: CalendarDate;
      readonly gates: readonly { readonly gate: v.Gate; readonly reason: string }[];
    }>
  /** The person goes on without the named members, or they without the person. */
  | Command<'DecideFamilySplit', { readonly fromCaseIds: readonly string[]; readonly reasonCode: v.FamilySplitReason; readonly decisionRef: string; readonly reason?: string }>;
