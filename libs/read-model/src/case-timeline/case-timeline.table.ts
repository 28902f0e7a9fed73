import type { ReturnCaseEventType, Role } from '@homeward/return-case';
import { defineTable, instant, integer, text, uuid } from '../table/define-table';

/** One event of a case as an auditor reads it. */
export interface TimelineEntry {
  readonly caseId: string;
  readonly revision: number;
  readonly position: string;
  readonly eventId: string;
  readonly type: ReturnCaseEventType;
  /** When it took effect, and when the log accepted it. */
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly role: Role;
  readonly office: string;
  /** Codes of the event, such as `outcome=FIT escort=none`; never personal data. */
  readonly summary: string;
}

export const CaseTimelineTable = defineTable<TimelineEntry>({
  name: 'case_timeline',
  key: ['caseId', 'revision'],
  columns: {
    caseId: uuid,
    revision: integer,
    position: text,
    eventId: uuid,
    type: text,
    occurredAt: instant,
    recordedAt: instant,
    actor: text,
    role: text,
    office: text,
    summary: text,
  },
  indexes: [['recordedAt', 'position'], ['position']],
});
