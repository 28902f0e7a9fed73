import type { AgeBand, Flag, Phase, ReturnType, Sex } from '@homeward/return-case';
import type { Movement, StepTimes } from '../case-view/case-view';
import { defineTable, json, optional, text, textArray, uuid } from '../table/define-table';

/**
 * What a report may say of a case, from one position of the log up to another. The rows valid at a position are the whole
 * truth as of it, so a report of any past moment is one query, gives the same figures for ever, and names its cases.
 */
export interface CaseFacts {
  readonly caseId: string;
  /** The position of the event that made this version. */
  readonly fromPosition: string;
  /** The position of the event that ended it; null while it is current. */
  readonly toPosition: string | null;
  readonly phase: Phase;
  readonly office: string;
  readonly hostCountry: string;
  readonly nationality: string;
  readonly returnCountry: string;
  readonly returnType: ReturnType;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly flags: readonly Flag[];
  readonly movements: readonly Movement[];
  readonly steps: StepTimes;
}

export const CaseFactsTable = defineTable<CaseFacts>({
  name: 'case_facts',
  key: ['caseId', 'fromPosition'],
  columns: {
    caseId: uuid,
    fromPosition: text,
    toPosition: optional(text),
    phase: text,
    office: text,
    hostCountry: text,
    nationality: text,
    returnCountry: text,
    returnType: text,
    sex: text,
    ageBand: text,
    flags: textArray,
    movements: json,
    steps: json,
  },
  indexes: [['toPosition', 'fromPosition']],
});
