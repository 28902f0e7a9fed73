import { defineTable, instant, optional, text, uuid } from '../table/define-table';

/** `due`: somebody must act by then. `expiring`: something that was recorded stops counting then. */
export type WorklistKind = 'due' | 'expiring';

export interface WorklistItem {
  readonly caseId: string;
  readonly kind: WorklistKind;
  /** The step that is due or the gate that expires, such as `screening` or `CONSULAR`. */
  readonly step: string;
  readonly dueAt: string;
  readonly office: string;
  readonly returnCountry: string;
  /** Null while nobody is assigned. */
  readonly officer: string | null;
}

export const WorklistTable = defineTable<WorklistItem>({
  name: 'worklist',
  key: ['caseId', 'kind', 'step'],
  columns: { caseId: uuid, kind: text, step: text, dueAt: instant, office: text, returnCountry: text, officer: optional(text) },
  indexes: [
    ['office', 'dueAt', 'caseId'],
    ['officer', 'dueAt', 'caseId'],
    ['returnCountry', 'dueAt', 'caseId'],
    ['dueAt', 'caseId'],
  ],
});
