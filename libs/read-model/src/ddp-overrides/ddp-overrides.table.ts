import type { CheckOutcome, DdpCheck, OverrideReason, Role } from '@homeward/return-case';
import { defineTable, instant, integer, text, uuid } from '../table/define-table';

/** A block that somebody let stand aside. The reason in words stays sealed on the case. */
export interface DdpOverrideRow {
  readonly caseId: string;
  readonly revision: number;
  readonly position: string;
  readonly check: DdpCheck;
  /** What the check had come to. */
  readonly outcome: CheckOutcome;
  readonly reasonCode: OverrideReason;
  readonly by: string;
  readonly role: Role;
  readonly at: string;
  readonly office: string;
  readonly returnCountry: string;
}

export const DdpOverridesTable = defineTable<DdpOverrideRow>({
  name: 'ddp_overrides',
  key: ['caseId', 'revision'],
  columns: {
    caseId: uuid,
    revision: integer,
    position: text,
    check: text,
    outcome: text,
    reasonCode: text,
    by: text,
    role: text,
    at: instant,
    office: text,
    returnCountry: text,
  },
  indexes: [['at', 'caseId', 'revision']],
});
