import type { Clock } from '../clock';
import type { Timers } from '../timers';

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/**
 * Clock and timers of a test: time stands still until the test moves it, and sleepers wake in the order they are due.
 */
export class VirtualTime implements Clock, Timers {
  #nowMs: number;
  #sleepers: readonly Sleeper[] = [];

  /** `start` is an ISO 8601 instant. */
  constructor(start = '2026-01-05T08:00:00.000Z') {
    this.#nowMs = new Date(start).getTime();
    if (Number.isNaN(this.#nowMs)) throw new RangeError('Virtual time starts at an ISO 8601 instant.');
  }

  now(): string {
    return new Date(this.#nowMs).toISOString();
  }

  nowMs(): number {
    return this.#nowMs;
  }

  /** How many sleepers wait for time to move. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(asError(signal.reason));
      const leave = (): void => {
        signal?.removeEventListener('abort', abort);
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
      };
      const abort = (): void => {
        leave();
        reject(asError(signal?.reason));
      };
      const wake = (): void => {
        leave();
        resolve();
      };
      const sleeper: Sleeper = { dueMs: this.#nowMs + durationMs, wake };
      this.#sleepers = [...this.#sleepers, sleeper];
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  /** Moves time forward, waking each sleeper at its own time and letting its code run before the next one wakes. */
  async advance(durationMs: number): Promise<void> {
    const endMs = this.#nowMs + durationMs;
    for (let next = this.#nextDue(endMs); next !== undefined; next = this.#nextDue(endMs)) {
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.wake();
      await runPendingWork();
    }
    this.#nowMs = endMs;
  }

  #nextDue(endMs: number): Sleeper | undefined {
    return [...this.#sleepers].sort((a, b) => a.dueMs - b.dueMs).find(({ dueMs }) => dueMs <= endMs);
  }
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error('Aborted', { cause: reason }));

/** A turn of the event loop: every promise that is ready runs its continuation. */
const runPendingWork = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
