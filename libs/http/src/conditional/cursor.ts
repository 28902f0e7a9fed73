import { InvalidRequest } from '@homeward/contracts';

const MAX_CURSOR_CHARACTERS = 1_000;

/** Turns the place a page ended at into an opaque text, and back. */
export interface CursorCodec<Place> {
  encode(place: Place): string;
  /** Throws `InvalidRequest` for a text that is not a cursor of this list. */
  decode(cursor: string): Place;
}

/** A cursor is a value the client hands back, so it is judged like any other input. `list` keeps cursors of other lists out. */
export function cursorCodec<Place>(list: string, isPlace: (value: unknown) => value is Place): CursorCodec<Place> {
  return {
    encode: (place) => Buffer.from(JSON.stringify([list, place])).toString('base64url'),
    decode(cursor) {
      const place = cursor.length <= MAX_CURSOR_CHARACTERS ? placeIn(cursor, list) : undefined;
      if (!isPlace(place)) throw new InvalidRequest('The cursor is not one of this list.', [{ pointer: 'cursor', reason: 'must be the cursor of the page before' }]);
      return place;
    },
  };
}

function placeIn(cursor: string, list: string): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) && value.length === 2 && value[0] === list ? value[1] : undefined;
  } catch {
    // Whatever is not JSON is not a cursor; the caller says so.
    return undefined;
  }
}
