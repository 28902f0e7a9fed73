/** Rows of one answer, and where the next one goes on. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

export const MAX_PAGE_ROWS = 500;

/** The cursor was not one of this query's. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
  readonly code = 'InvalidCursor';

  constructor() {
    super('The cursor is not one that this list gave.');
  }
}

/** Texts that name the last row of a page, packed so that nobody builds on what is in them. */
export function cursorOf(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The texts of a cursor made of this many. Throws `InvalidCursor`. */
export function cursorValues(cursor: string, count: number): readonly string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === count && values.every(isStorableText)) return values;
  } catch {
    // Told below, like any other cursor that is not ours.
  }
  throw new InvalidCursor();
}

/** PostgreSQL cannot store NUL in a text, and answers a parameter that has one with an error. */
function isStorableText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\u0000');
}

/** The page of a query that was asked for one row more than the limit. */
export function pageOf<Row>(rows: readonly Row[], limit: number, lastOf: (row: Row) => readonly string[]): Page<Row> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last !== undefined ? { rows: page, next: cursorOf(lastOf(last)) } : { rows: page };
}

export function checkLimit(limit: number): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_PAGE_ROWS) return limit;
  throw new RangeError(`A page has 1 to ${MAX_PAGE_ROWS} rows.`);
}
