import { InvalidRequest } from '@homeward/contracts';

const STRONG_ETAG = /^"(0|[1-9]\d{0,14})"$/;

/** The entity tag of a case at a revision. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** The revision `If-Match` names; undefined without the header. `*` is refused: a decision must rest on what was read. */
export function readIfMatch(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const revision = STRONG_ETAG.exec(header.trim())?.[1];
  if (revision === undefined) {
    throw new InvalidRequest('If-Match must be the ETag of the case as it was read.', [{ pointer: 'If-Match', reason: 'must be one ETag such as "3"' }]);
  }
  return Number(revision);
}

/** Whether `If-None-Match: *` stands there. Any other value makes no sense where something is to be made. */
export function readIfNoneMatch(header: string | undefined): boolean {
  if (header === undefined) return false;
  if (header.trim() !== '*') throw new InvalidRequest('If-None-Match can only be *.', [{ pointer: 'If-None-Match', reason: 'must be *' }]);
  return true;
}
