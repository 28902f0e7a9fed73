import { defineTable, flag, instant, optional, uuid } from '../table/define-table';

/** When time alone will next have something recorded of a case. A case that waits for nothing has no row. */
export interface CaseTimerRow {
  readonly caseId: string;
  readonly nextAt: string | null;
  /** Somebody registered as a child who may be of age by now; the day stands under seal, so only the case itself can say. */
  readonly mayComeOfAge: boolean;
}

export const CaseTimerTable = defineTable<CaseTimerRow>({
  name: 'case_timer',
  key: ['caseId'],
  columns: { caseId: uuid, nextAt: optional(instant), mayComeOfAge: flag },
  indexes: [
    ['nextAt', 'caseId'],
    ['mayComeOfAge', 'caseId'],
  ],
});
