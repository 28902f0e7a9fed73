import { defineTable, instant, integer, text, uuid } from '../table/define-table';

/** Parts somebody can have in the decisions about a person's return. */
export const DUTIES = [
  'assess',
  'answer',
  'override',
  'sign',
  'specialist',
  'hand-over',
  'book',
  'confirm-arrival',
  'assess-best-interests',
  'determine-best-interests',
] as const;
export type Duty = (typeof DUTIES)[number];

/** Somebody had a part in a case. */
export interface DutyRow {
  readonly caseId: string;
  readonly revision: number;
  readonly duty: Duty;
  readonly actor: string;
  readonly position: string;
  readonly at: string;
  readonly office: string;
  readonly returnCountry: string;
  /** Times the case was reopened before: what was found and decided until then counts no more, so nobody is bound by it. */
  readonly round: number;
}

export const DutiesTable = defineTable<DutyRow>({
  name: 'duties',
  key: ['caseId', 'revision', 'duty', 'actor'],
  columns: {
    caseId: uuid,
    revision: integer,
    duty: text,
    actor: text,
    position: text,
    at: instant,
    office: text,
    returnCountry: text,
    round: integer,
  },
});
