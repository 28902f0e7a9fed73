import type { EventStore, Position, StoredEvent } from '@homeward/event-store';
import type { Timers } from '@homeward/platform';

/** How often and how patiently to try again after a failure. The count starts anew with every batch handled. */
export interface RetryPolicy {
  /** Failures in a row before the subscription gives up. */
  readonly maxFailures: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
}

/** A database or a broker may be away for days, and nobody may be there to start us again: only the delay grows no further. */
const PATIENT: RetryPolicy = { maxFailures: Number.MAX_SAFE_INTEGER, firstDelayMs: 50, maxDelayMs: 5_000 };

/** One failure, told before the wait for the next attempt. */
export interface SubscriptionFailure {
  readonly error: unknown;
  /** 1 for the first in a row. */
  readonly failures: number;
  readonly retryDelayMs: number;
}

export interface SubscriptionOptions {
  readonly store: Pick<EventStore, 'subscribe'>;
  /**
   * Reads the checkpoint: the position of the last event whose effects are committed, or undefined for none. Asked at the
   * start and after every failure, because a commit whose answer was lost may have moved it.
   */
  readonly checkpoint: () => Promise<Position | undefined>;
  /**
   * Handles a batch and commits its effects together with the checkpoint (the position of the batch's last event) in one
   * transaction. Called for one batch at a time. An event it cannot apply is its own to park: what it throws is retried.
   */
  readonly handle: (batch: readonly StoredEvent[]) => Promise<void>;
  /** Ends the subscription after the batch under way. */
  readonly signal: AbortSignal;
  readonly timers: Timers;
  /** Told of every failure that will be retried. */
  readonly onFailure?: (failure: SubscriptionFailure) => void;
  readonly batchSize?: number;
  /** Never gives up by default. */
  readonly retry?: RetryPolicy;
}

/**
 * Hands the log to a handler, batch by batch and in order, until the signal aborts; then resolves.
 * Rejects with the last error when there were more failures in a row than the policy allows.
 */
export async function runSubscription(options: SubscriptionOptions): Promise<void> {
  const { signal, retry = PATIENT } = options;
  let failures = 0;
  const handled = (): void => {
    failures = 0;
  };
  while (!signal.aborted) {
    try {
      // Returns when the signal aborts, and when the store is closed: either way there is nothing more to come.
      return await follow(options, handled);
    } catch (error) {
      failures += 1;
      if (signal.aborted) return;
      if (failures >= retry.maxFailures) throw error;
      const retryDelayMs = Math.min(retry.firstDelayMs * 2 ** (failures - 1), retry.maxDelayMs);
      options.onFailure?.({ error, failures, retryDelayMs });
      await pause(options, retryDelayMs);
    }
  }
}

async function follow(options: SubscriptionOptions, handled: () => void): Promise<void> {
  const { store, checkpoint, handle, signal, batchSize } = options;
  const after = await checkpoint();
  const batches = store.subscribe({
    signal,
    ...(after === undefined ? {} : { after }),
    ...(batchSize === undefined ? {} : { batchSize }),
  });
  for await (const batch of batches) {
    await handle(batch);
    handled();
  }
}

async function pause({ timers, signal }: SubscriptionOptions, durationMs: number): Promise<void> {
  // Rejects only when the signal aborts, which the loop looks at itself.
  await timers.sleep(durationMs, signal).catch(() => undefined);
}
