import type { EntriesProjection } from '../projection/case-projection';
import type { TimelineEntry } from './case-timeline.table';
import { summaryOf } from './summary-of';

/** What happened in this case, when, and by whom? */
export const caseTimeline: EntriesProjection<TimelineEntry> = {
  kind: 'entries',
  name: 'case-timeline',
  key: ['caseId', 'revision'],
  entry: (fact) => ({
    caseId: fact.caseId,
    revision: fact.revision,
    position: fact.position,
    eventId: fact.eventId,
    type: fact.type,
    occurredAt: fact.metadata.occurredAt,
    recordedAt: fact.recordedAt,
    actor: fact.metadata.actor,
    role: fact.metadata.role,
    office: fact.metadata.office,
    summary: summaryOf(fact),
  }),
};
