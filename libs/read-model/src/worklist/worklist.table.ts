import { defineTable, flag, instant, optional, text, uuid } from '../table/define-table';

/**
 * `due`: somebody must act by then. `expiring`: something that was recorded stops counting then. `attention`: something that
 * stood has fallen since then, and the reason says why.
 */
export type WorklistKind = 'due' | 'expiring' | 'attention';

export interface WorklistItem {
  readonly caseId: string;
  readonly kind: WorklistKind;
  /** The step that is due, the gate that expires or fell, such as `screening` or `CONSULAR`. */
  readonly step: string;
  readonly dueAt: string;
  readonly office: string;
  readonly returnCountry: string;
  /** Null while nobody is assigned. */
  readonly officer: string | null;
  /** Whether somebody above was told that it is missed. */
  readonly escalated: boolean;
  /** Why it needs attention, in words for the officer; null for what is due or expiring. */
  readonly reason: string | null;
}

export const WorklistTable = defineTable<WorklistItem>({
  name: 'worklist',
  key: ['caseId', 'kind', 'step'],
  columns: {
    caseId: uuid,
    kind: text,
    step: text,
    dueAt: instant,
    office: text,
    returnCountry: text,
    officer: optional(text),
    escalated: flag,
    reason: optional(text),
  },
  indexes: [
    ['office', 'dueAt', 'caseId'],
    ['officer', 'dueAt', 'caseId'],
    ['returnCountry', 'dueAt', 'caseId'],
    ['dueAt', 'caseId'],
  ],
});
