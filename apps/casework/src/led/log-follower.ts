import type { EventStore, Position, StoredEvent } from '@homeward/event-store';
import type { FollowerProgress } from '@homeward/read-model';
import { runSubscription } from '@homeward/subscription';
import { LedWork, type Seat } from './led-work';

const BATCH_EVENTS = 500;
/** In a row, some five minutes: a restart of a database is over by then. */
const FAILURES_UNTIL_STUCK = 70;

export interface Following extends Omit<Seat, 'name' | 'lockServer'> {
  readonly store: EventStore;
  readonly progress: FollowerProgress;
}

/**
 * Follows the log and does what follows from its events. At least once: after a crash it goes on from the last place kept,
 * so what is done must be such that doing it again changes nothing.
 */
export abstract class LogFollower extends LedWork {
  private reached: Position | undefined;

  constructor(private readonly following: Following) {
    super({ ...following, name: following.progress.name, lockServer: following.progress.lockServer });
  }

  /** Does what follows from a batch. The place in the log is kept once it resolves; when it rejects, the batch comes again. */
  protected abstract take(events: readonly StoredEvent[]): Promise<void>;

  protected async work(signal: AbortSignal): Promise<void> {
    const { store, progress, timers, logger } = this.following;
    await runSubscription({
      store,
      signal,
      timers,
      batchSize: BATCH_EVENTS,
      checkpoint: async () => {
        this.reached = await progress.position();
        // What came back may have nothing new to hand over; what goes on failing says so again at once.
        this.isStuck = false;
        return this.reached;
      },
      handle: (events) => this.handle(events),
      onFailure: ({ error, failures, retryDelayMs }) => {
        this.isStuck = failures >= FAILURES_UNTIL_STUCK;
        logger.warn('Following the log was interrupted and is tried again.', { subscription: progress.name, attempt: failures, retryDelayMs, error });
      },
    });
    this.isStuck = false;
  }

  private async handle(events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1);
    if (last === undefined) return;
    await this.take(events);
    await this.following.progress.advance(this.reached, last.position);
    this.reached = last.position;
  }
}
