import { type Clock, inTime, systemClock, systemTimers } from '@homeward/platform';
import type { DataSource } from 'typeorm';
import { type ClockDistance, type ClockLimits, DEFAULT_CLOCK_LIMITS, distanceOf, isFartherThan, tellDistance } from './clock-distance';

const ASK = 'select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now';
const ANSWER_WITHIN_MS = 2_000;

/** This process's clock is too far from the database's for anything to rest on the time. */
export class ClockOff extends Error {
  override readonly name = 'ClockOff';
  readonly code = 'ClockOff';

  constructor(distance: ClockDistance, limitSeconds: number) {
    super(`${tellDistance(distance)} Nothing is recorded because of the time beyond ${limitSeconds} seconds.`);
  }
}

/**
 * The clock of the database's server, which every process shares: the measure of whether ours is right. It is compared with
 * the clock of the machine; the clock that cases live on may be set elsewhere on purpose.
 */
export class DatabaseClock {
  constructor(
    private readonly readModels: Pick<DataSource, 'query'>,
    readonly limits: ClockLimits = DEFAULT_CLOCK_LIMITS,
    private readonly ours: Clock = systemClock,
  ) {}

  /** One short question. Rejects when the database does not answer it within two seconds. */
  async distance(): Promise<ClockDistance> {
    const askedAtMs = this.ours.nowMs();
    const [row] = await inTime(systemTimers, ANSWER_WITHIN_MS, this.readModels.query<readonly { now: string }[]>(ASK));
    return distanceOf({ askedAtMs, answeredAtMs: this.ours.nowMs(), databaseMs: Number(row?.now) });
  }

  /** Throws `ClockOff` beyond the limit. */
  async ensureRight(): Promise<void> {
    const distance = await this.distance();
    if (isFartherThan(this.limits.limitSeconds, distance)) throw new ClockOff(distance, this.limits.limitSeconds);
  }
}
