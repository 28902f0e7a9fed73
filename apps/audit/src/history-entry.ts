import type { ReturnCase } from '@homeward/return-case';
import type { ReplayedEvent, StateChange } from './replay';

/** One event of a history as it is answered. */
export interface HistoryEntry {
  readonly revision: number;
  readonly position: string;
  readonly eventId: string;
  readonly type: string;
  readonly actor: string;
  readonly role: string;
  readonly office: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly policyVersion: string;
  readonly data: object;
  readonly changes: readonly StateChange[];
  readonly stateAfter: ReturnCase;
}

export function entryOf({ recorded, event, changes, stateAfter }: ReplayedEvent): HistoryEntry {
  const { actor, role, office, occurredAt, policyVersion } = recorded.metadata;
  const { revision, position, eventId, recordedAt } = recorded;
  return { revision, position, eventId, type: event.type, actor, role, office, occurredAt, recordedAt, policyVersion, data: event.data, changes, stateAfter };
}
