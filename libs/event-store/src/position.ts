import { InvalidStoreRequest } from './errors';
import type { Position } from './event-store';

/** As many digits as the largest safe integer has, so that positions sort as text. */
const POSITION_DIGITS = 16;
const ZEROS = '0'.repeat(POSITION_DIGITS);
const POSITION_PATTERN = /^\d{16}$/;

/** The last place a log can have. */
export const LAST_PLACE = Number.MAX_SAFE_INTEGER;

/** The position of the event at a place of a dense log, counted from 1. */
export function positionAt(place: number | string): Position {
  const digits = String(place);
  // Faster than `padStart`, which a replay would feel.
  return ZEROS.slice(digits.length) + digits;
}

/** The place a position stands for; 0, before the first event, when there is none. */
export function placeOf(position: Position | undefined): number {
  if (position === undefined) return 0;
  const place = POSITION_PATTERN.test(position) ? Number(position) : Number.NaN;
  if (!Number.isSafeInteger(place)) throw new InvalidStoreRequest('The position is not one of this log.');
  return place;
}
