const MS_PER_SECOND = 1_000;

/** How far this process's clock may be from the database's, in seconds. */
export interface ClockLimits {
  /** Beyond it an operator is warned. */
  readonly warningSeconds: number;
  /** Beyond it no work is taken, and nothing is recorded because of the time. */
  readonly limitSeconds: number;
}

export const DEFAULT_CLOCK_LIMITS: ClockLimits = { warningSeconds: 2, limitSeconds: 60 };

/** When the database was asked and answered by our clock, and what its own clock said in between; milliseconds since 1970 UTC. */
export interface ClockReading {
  readonly askedAtMs: number;
  readonly answeredAtMs: number;
  readonly databaseMs: number;
}

/** Our clock less the database's, in seconds, and by how much that may be wrong: the database looked at some moment between question and answer. */
export interface ClockDistance {
  readonly seconds: number;
  readonly uncertaintySeconds: number;
}

export function distanceOf({ askedAtMs, answeredAtMs, databaseMs }: ClockReading): ClockDistance {
  return {
    seconds: ((askedAtMs + answeredAtMs) / 2 - databaseMs) / MS_PER_SECOND,
    uncertaintySeconds: Math.abs(answeredAtMs - askedAtMs) / 2 / MS_PER_SECOND,
  };
}

/** Whether the clocks are farther apart than so many seconds beyond doubt: a slow answer must not look like a wrong clock. */
export function isFartherThan(limitSeconds: number, { seconds, uncertaintySeconds }: ClockDistance): boolean {
  return Math.abs(seconds) - uncertaintySeconds > limitSeconds;
}

/** One sentence for an operator. */
export function tellDistance({ seconds }: ClockDistance): string {
  return `The clock of this machine is ${Math.abs(seconds).toFixed(1)} seconds ${seconds < 0 ? 'behind' : 'ahead of'} the database's.`;
}
