import { sameContent } from './same-content';
import type { EventData } from './events';
import type { ConsularTrack } from './state';
import type { DocumentHolder } from './vocabulary';

/** The name under which the travel document itself is among the papers. It is kept in one place: `consular.document`. */
export const TRAVEL_DOCUMENT = 'travel-document';

/** Holders from whom the person can travel with a document. */
export const IN_HAND: readonly DocumentHolder[] = ['us', 'person'];

type Move = EventData<'DocumentMoved'>;

/**
 * Whether a paper leaves our hands, or the person's, for an embassy: that tells the country of origin. A paper that was
 * there before anybody wrote it down tells nobody anything.
 */
export function goesToEmbassy({ papers }: ConsularTrack, { documentId, location }: Pick<Move, 'documentId' | 'location'>): boolean {
  const from = papers[documentId]?.location;
  return location === 'embassy' && from !== undefined && IN_HAND.includes(from);
}

/** Whether the paper is already known to be just there. */
export function isThere({ papers }: ConsularTrack, move: Move): boolean {
  const paper = papers[move.documentId];
  if (paper === undefined) return false;
  const { since: _since, ...last } = paper;
  return sameContent(last, move);
}
