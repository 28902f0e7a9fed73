/** The only source of the current time. */
export interface Clock {
  /** Now, as ISO 8601 in UTC with milliseconds: `2026-11-22T09:30:00.000Z`. */
  now(): string;
  /** Now, in milliseconds since 1970 UTC, for arithmetic. */
  nowMs(): number;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  nowMs: () => Date.now(),
};
