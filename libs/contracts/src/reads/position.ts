/** A position of the log, opaque: 16 digits from PostgreSQL, twice 20 from EventStoreDB. */
export const POSITION = /^[0-9A-Za-z-]{1,64}$/;

/** Whether a text can be a position. Whether the log has it is the log's to say. */
export function isPosition(value: unknown): value is string {
  return typeof value === 'string' && POSITION.test(value);
}
