import type { DdpInputs, DdpScope } from '@homeward/due-diligence';
import type { AgeBand, DdpResult, Role, Sex, SignOffLevel } from '@homeward/return-case';
import { date, defineTable, instant, integer, json, optional, text, textArray, uuid } from '../table/define-table';

/** One decision as it was taken. It never changes; what became of it stands in `ddp_staleness`. */
export interface DdpDecisionRow {
  readonly caseId: string;
  /** Of the event that holds it. */
  readonly revision: number;
  readonly position: string;
  readonly decidedAt: string;
  /** The groups of the person as they were known then. */
  readonly office: string;
  readonly hostCountry: string;
  readonly returnCountry: string;
  readonly nationality: string;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly signer: string;
  readonly signerRole: Role;
  readonly result: DdpResult;
  /** The level it required; of a decision older than the rules, the level it was signed at. */
  readonly level: SignOffLevel | null;
  readonly validUntil: string | null;
  /** What follows is null for a decision older than the rules: it cannot be replayed, and nothing about it is guessed. */
  readonly ruleSetId: string | null;
  readonly ruleSetVersion: number | null;
  readonly ruleSetDigest: string | null;
  readonly scope: DdpScope | null;
  /** The office's calendar day it was taken on. */
  readonly asOf: string | null;
  /** The checks it was taken on. Their trace is left out: rules, inputs, day and scope make it again. */
  readonly checks: readonly string[] | null;
  readonly inputs: DdpInputs | null;
}

export const DdpDecisionsTable = defineTable<DdpDecisionRow>({
  name: 'ddp_decisions',
  key: ['caseId', 'revision'],
  columns: {
    caseId: uuid,
    revision: integer,
    position: text,
    decidedAt: instant,
    office: text,
    hostCountry: text,
    returnCountry: text,
    nationality: text,
    sex: text,
    ageBand: text,
    signer: text,
    signerRole: text,
    result: text,
    level: optional(text),
    validUntil: optional(date),
    ruleSetId: optional(text),
    ruleSetVersion: optional(integer),
    ruleSetDigest: optional(text),
    scope: optional(text),
    asOf: optional(date),
    checks: optional(textArray),
    inputs: optional(json),
  },
});
