import { parseRecorded } from '@homeward/case-log';
import { MemoryEventStore, type EventStore, type Position } from '@homeward/event-store';
import { streamOf } from '@homeward/return-case';
import { eventIdOf, metadataAt, type Told } from './facts';

/** A log in memory that tests tell stories to. */
export class StoryLog {
  readonly store: EventStore;
  private readonly revisions = new Map<string, number>();

  constructor(store: EventStore = new MemoryEventStore(() => '2026-03-30T08:00:00.000Z')) {
    this.store = store;
  }

  /** Records facts of a case and answers the position of the last one. */
  async tell(caseId: string, ...story: readonly Told[]): Promise<Position> {
    const last = this.revisions.get(caseId) ?? -1;
    const events = story.map(({ type, data, at, sealed, by }, index) => ({
      id: eventIdOf(caseId, last + 1 + index),
      type,
      data: JSON.stringify(sealed === undefined ? data : { ...data, $sealed: sealed }),
      metadata: JSON.stringify(metadataAt(at, by)),
    }));
    this.revisions.set(caseId, last + story.length);
    const { position } = await this.store.append(streamOf(caseId), events, { expected: last < 0 ? 'no-stream' : last });
    return position;
  }
}

/** Reads without keys, as the projector does. */
export const readFact = (event: Parameters<typeof parseRecorded>[0]): ReturnType<typeof parseRecorded> => parseRecorded(event);

/** The nth case of a test. */
export function caseNumber(index: number): string {
  return `${index.toString(16).padStart(8, '0')}-6a0e-4d7e-9a55-0d6b2f7a9c10`;
}
