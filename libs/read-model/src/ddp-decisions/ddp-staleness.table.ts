import type { StaleCause } from '@homeward/due-diligence';
import { defineTable, instant, integer, json, uuid } from '../table/define-table';

/** The moment a decision stopped standing, and why. */
export interface DdpStalenessRow {
  readonly caseId: string;
  readonly revision: number;
  readonly staleAt: string;
  readonly causes: readonly StaleCause[];
}

export const DdpStalenessTable = defineTable<DdpStalenessRow>({
  name: 'ddp_staleness',
  key: ['caseId', 'revision'],
  columns: { caseId: uuid, revision: integer, staleAt: instant, causes: json },
});
