import type { AgeBand, Flag, Phase, Sex } from '@homeward/return-case';
import { defineTable, integer, text } from '../table/define-table';

/** The flag under which every case is counted once. */
export const ANY_FLAG = '(any)';

/** Cases that stand in a phase now. A case is counted under `(any)` and once more under each of its flags. */
export interface CaseloadCell {
  readonly office: string;
  readonly phase: Phase;
  readonly nationality: string;
  readonly returnCountry: string;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly flag: Flag | typeof ANY_FLAG;
  readonly cases: number;
}

export const CaseloadTable = defineTable<CaseloadCell>({
  name: 'caseload',
  key: ['flag', 'office', 'phase', 'nationality', 'returnCountry', 'sex', 'ageBand'],
  columns: { office: text, phase: text, nationality: text, returnCountry: text, sex: text, ageBand: text, flag: text, cases: integer },
});
