import type { StoredEvent } from '@homeward/event-store';

/** Which event it was, without its text: a rebuild remembers one for every case. */
export type EventPlace = Pick<StoredEvent, 'position' | 'revision' | 'type' | 'recordedAt'>;

export function placeOf({ position, revision, type, recordedAt }: StoredEvent): EventPlace {
  return { position, revision, type, recordedAt };
}
