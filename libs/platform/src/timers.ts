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

/** Ends this process with code 1 if it still runs after so many milliseconds. Does not keep it running by itself. */
export function endProcessAfter(limitMs: number): void {
  const end = (): void => {
    process.stderr.write('What was under way did not end in time; the process ends without it.\n');
    process.exit(1);
  };
  setTimeout(end, limitMs).unref();
}
