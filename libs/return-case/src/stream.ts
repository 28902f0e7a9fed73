const CATEGORY = 'returnCase';
const STREAM = /^returnCase-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The stream of a case: `returnCase-<uuid>`. */
export function streamOf(caseId: string): string {
  return `${CATEGORY}-${caseId}`;
}

/** The case a stream tells about; undefined when the stream belongs to another category. */
export function caseIdOf(stream: string): string | undefined {
  return STREAM.exec(stream)?.[1];
}
