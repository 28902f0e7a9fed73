import type { AnyRecordedFact } from '@homeward/case-log';
import { MemoryEventStore, type NewEvent } from '@homeward/event-store';
import { seededIds, VirtualTime } from '@homeward/platform';
import { EVENT_SCHEMA_VERSION, type ReturnCaseEventType, streamOf } from '@homeward/return-case';

export const CASE = '0b5e4a0e-3b0a-4a53-9a59-1a2f7f6f0c01';
const AT = '2026-03-02T08:00:00.123456Z';
const TRACEPARENT = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

const metadataOf = (office: string, traceparent: string) => ({
  schemaVersion: EVENT_SCHEMA_VERSION,
  commandId: '7c0e4a0e-3b0a-5a53-9a59-1a2f7f6f0c11',
  requestDigest: 'CANARY-Adaeze',
  commandType: 'CANARY-Adaeze',
  actor: 'CANARY-Adaeze',
  role: 'protection-officer',
  office,
  correlationId: 'a'.repeat(32),
  traceparent,
  occurredAt: AT,
  policyVersion: '2026-01',
  subject: 'CANARY-Adaeze',
});

interface Over {
  readonly revision?: number;
  readonly office?: string;
  readonly traceparent?: string;
}

/** A recorded fact with a canary in all of its metadata that says who did it. */
export function factOf(type: ReturnCaseEventType, data: Readonly<Record<string, unknown>>, { revision = 0, office = 'tripoli', traceparent = TRACEPARENT }: Over = {}): AnyRecordedFact {
  return {
    position: '0000000000000042',
    caseId: CASE,
    revision,
    eventId: '9b5e4a0e-3b0a-4a53-9a59-1a2f7f6f0c99',
    recordedAt: AT,
    type,
    data,
    sealed: { identity: { text: 'CANARY-Adaeze' } },
    metadata: metadataOf(office, traceparent),
  } as unknown as AnyRecordedFact;
}

/** A log in memory that grows by events of cases and of others. */
export class GrowingLog {
  readonly store = new MemoryEventStore(() => AT);
  private readonly ids = seededIds(7, new VirtualTime('2026-03-02T08:00:00.000Z'));
  private readonly revisions = new Map<string, number>();

  /** Appends so many events to a case of its own; answers their ids. */
  async grow(count: number): Promise<readonly string[]> {
    return this.append(streamOf(this.ids.random()), count);
  }

  /** Events that are no case's. */
  async growElsewhere(count: number): Promise<void> {
    await this.append(`other-${this.ids.random()}`, count);
  }

  private async append(stream: string, count: number): Promise<readonly string[]> {
    const events = Array.from({ length: count }, (): NewEvent => ({ id: this.ids.random(), type: 'CaseReadied', data: '{"travelDate":"2026-04-01"}', metadata: JSON.stringify(metadataOf('tripoli', TRACEPARENT)) }));
    const before = this.revisions.get(stream);
    const { revision } = await this.store.append(stream, events, { expected: before ?? 'no-stream' });
    this.revisions.set(stream, revision);
    return events.map(({ id }) => id);
  }
}
