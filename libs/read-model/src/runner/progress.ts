import type { Position } from '@homeward/event-store';
import type { Timers } from '@homeward/platform';
import type { DataSource } from 'typeorm';

/** How often a process without a runner of its own looks at the checkpoints while somebody waits. */
const POLL_INTERVAL_MS = 50;
/** Requests that may wait at once; one more is told at once that its position is not reached. */
const MAX_WAITING = 5_000;

const CHECKPOINTS = 'select projection, position from read_model.checkpoint where projection = any($1)';

export interface WaitOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * How far a group of projections has come, and waiting for it: how a caller reads their own writes.
 * In the process of the runner a waiter is woken by the commit itself; in any other it looks at the checkpoints.
 */
export class ProjectionProgress {
  private reached: Position | undefined;
  private runnerIsHere = false;
  private waiting = 0;
  private readonly wakers = new Set<() => void>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly timers: Timers,
    private readonly projections: readonly string[],
  ) {}

  /** Called by the runner of this process after each commit, and once when it starts. */
  announce(position: Position | undefined): void {
    this.runnerIsHere = true;
    this.reached = position;
    this.wakeAll();
  }

  /** Called when the runner of this process stops: another process may go on from here. */
  leave(): void {
    this.runnerIsHere = false;
    this.wakeAll();
  }

  /** Whether the runner of this process leads now. */
  get isRunningHere(): boolean {
    return this.runnerIsHere;
  }

  /** The checkpoint of one projection; undefined before its first event. */
  async checkpointOf(projection: string): Promise<Position | undefined> {
    const [row] = await this.dataSource.query<readonly { position: string | null }[]>(CHECKPOINTS, [[projection]]);
    return row?.position ?? undefined;
  }

  /** The position that all of the projections have reached; undefined while one of them has not begun. */
  async minimumCheckpoint(): Promise<Position | undefined> {
    const rows = await this.dataSource.query<readonly { position: string | null }[]>(CHECKPOINTS, [this.projections]);
    if (rows.length < this.projections.length) return undefined;
    return rows.map(({ position }) => position ?? '').reduce((least, next) => (next < least ? next : least)) || undefined;
  }

  /** Whether every projection reached the position before the time was over or the signal aborted. */
  async waitFor(position: Position, { timeoutMs, signal }: WaitOptions): Promise<boolean> {
    if (this.runnerIsHere && isReached(this.reached, position)) return true;
    if (this.waiting >= MAX_WAITING) return false;
    this.waiting += 1;
    const patience = new AbortController();
    const over = AbortSignal.any([patience.signal, ...(signal === undefined ? [] : [signal])]);
    const timeout = this.timers.sleep(timeoutMs, over).then(() => patience.abort(), () => undefined);
    try {
      return await this.reachedBefore(over, position);
    } finally {
      this.waiting -= 1;
      patience.abort();
      await timeout;
    }
  }

  private async reachedBefore(over: AbortSignal, position: Position): Promise<boolean> {
    while (!over.aborted) {
      if (!this.runnerIsHere) this.reached = await this.minimumCheckpoint();
      if (isReached(this.reached, position)) return true;
      if (over.aborted) return false;
      await (this.runnerIsHere ? this.nextAnnouncement(over) : this.timers.sleep(POLL_INTERVAL_MS, over).catch(() => undefined));
    }
    return false;
  }

  private nextAnnouncement(over: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.wakers.delete(wake);
        over.removeEventListener('abort', wake);
        resolve();
      };
      this.wakers.add(wake);
      over.addEventListener('abort', wake, { once: true });
    });
  }

  private wakeAll(): void {
    for (const wake of [...this.wakers]) wake();
  }
}

function isReached(reached: Position | undefined, wanted: Position): boolean {
  return reached !== undefined && reached >= wanted;
}
