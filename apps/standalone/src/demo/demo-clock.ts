import { systemClock, type Clock } from '@homeward/platform';
import type { Instant } from '@homeward/return-case';

/** The clock of the demonstration: it stands where it is put, and goes on by itself once the demonstration is told. */
export class DemoClock implements Clock {
  private standsAtMs: number;
  private runsSinceMs: number | undefined;

  constructor(startsAt: Instant) {
    this.standsAtMs = Date.parse(startsAt);
  }

  /** Time never goes back: a case must not be told in an order other than the one it was lived in. */
  moveTo(instant: Instant): void {
    this.standsAtMs = Math.max(this.standsAtMs, Date.parse(instant));
  }

  run(): void {
    this.runsSinceMs ??= systemClock.nowMs();
  }

  nowMs(): number {
    return this.standsAtMs + (this.runsSinceMs === undefined ? 0 : systemClock.nowMs() - this.runsSinceMs);
  }

  now(): string {
    return new Date(this.nowMs()).toISOString();
  }
}
