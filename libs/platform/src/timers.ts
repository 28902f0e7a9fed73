import { setTimeout as delay } from 'node:timers/promises';

/** The only way to wait for time to pass. */
export interface Timers {
  /** Resolves after `durationMs` milliseconds; rejects with the signal's reason as soon as the signal aborts. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
}

export const systemTimers: Timers = {
  async sleep(durationMs, signal) {
    try {
      await delay(durationMs, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      // Node wraps the reason in its own AbortError; callers compare against the reason they gave.
      throw signal?.aborted === true ? signal.reason : error;
    }
  },
};
