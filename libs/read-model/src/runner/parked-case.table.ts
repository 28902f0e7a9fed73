import { defineTable, instant, integer, text, uuid } from '../table/define-table';

/**
 * A case that a projection could not apply. Its rows stay as they were before `fromPosition`; nothing later of the case is
 * applied until it is replayed, so its order is kept.
 */
export interface ParkedCase {
  readonly projection: string;
  readonly caseId: string;
  readonly fromPosition: string;
  readonly fromRevision: number;
  readonly eventType: string;
  readonly recordedAt: string;
  /** Code or name of the error. Never its message, which may quote data. */
  readonly errorCode: string;
}

export const ParkedCaseTable = defineTable<ParkedCase>({
  name: 'parked_case',
  key: ['projection', 'caseId'],
  columns: {
    projection: text,
    caseId: uuid,
    fromPosition: text,
    fromRevision: integer,
    eventType: text,
    recordedAt: instant,
    errorCode: text,
  },
});
