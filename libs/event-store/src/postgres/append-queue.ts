import { StoreUnavailable } from '../errors';
import type { AppendReceipt, NewEvent } from '../event-store';

/** Batches the server has at once: one commits, one waits for the lock with its parameters parsed, one is on its way. */
export const MAX_BATCHES_IN_FLIGHT = 3;
/** Events of a batch while the queue is short. Larger ones leave the server idle while the next is made, smaller ones pay for more commits. */
const BATCH_EVENTS = 48;
/** Events of a batch at most, reached when a slow disk lets the queue grow. One more append may go over it. */
const MAX_BATCH_EVENTS = 960;
/** Bytes of a batch at most; one more append may go over it. */
const MAX_BATCH_BYTES = 8 * 1024 * 1024;
/** Beyond these the store refuses at once: an answer now is worth more to a caller than one after its timeout. */
const MAX_QUEUED_APPENDS = 10_000;
const MAX_QUEUED_BYTES = 64 * 1024 * 1024;

/** An append that waits to be sent. */
export interface AppendRequest {
  readonly stream: string;
  /** -1 for no stream. */
  readonly expected: number;
  readonly events: readonly NewEvent[];
  readonly bytes: number;
}

/** What became of one request. */
export type AppendOutcome = AppendReceipt | Error;

/** Sends a batch and answers one outcome per request, in order. Rejects when the whole batch failed. */
export type SendBatch = (batch: readonly AppendRequest[]) => Promise<readonly AppendOutcome[]>;

interface Waiting extends AppendRequest {
  readonly settle: (outcome: AppendOutcome) => void;
}

/**
 * Group commit: appends made while others are in flight go to the server together.
 * Appends to one stream keep their order: a stream is in one batch at a time, and its appends stand there in order, so a
 * caller may append on the revision that its append before this one is about to make.
 */
export class AppendQueue {
  private readonly lanes = new Map<string, Waiting[]>();
  /** Streams with waiting appends and none in flight, the longest waiting first. */
  private readonly ready = new Set<string>();
  private batchesInFlight = 0;
  private queuedAppends = 0;
  private queuedEvents = 0;
  private queuedBytes = 0;
  private pumpScheduled = false;
  private closed = false;
  private drained: () => void = () => undefined;

  constructor(private readonly send: SendBatch) {}

  append(request: AppendRequest): Promise<AppendReceipt> {
    if (this.closed) return Promise.reject(new StoreUnavailable('The event store is closed.'));
    if (this.queuedAppends >= MAX_QUEUED_APPENDS || this.queuedBytes + request.bytes > MAX_QUEUED_BYTES) {
      return Promise.reject(new StoreUnavailable('Too many appends are waiting.'));
    }
    return new Promise((resolve, reject) => {
      const settle = (outcome: AppendOutcome): void => (outcome instanceof Error ? reject(outcome) : resolve(outcome));
      this.enqueue({ ...request, settle });
    });
  }

  /** Refuses new appends and resolves when those accepted before are answered. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.isIdle()) return;
    await new Promise<void>((resolve) => {
      this.drained = resolve;
    });
  }

  private isIdle(): boolean {
    return this.queuedAppends === 0 && this.batchesInFlight === 0;
  }

  private enqueue(waiting: Waiting): void {
    const lane = this.lanes.get(waiting.stream);
    if (lane) lane.push(waiting);
    else {
      this.lanes.set(waiting.stream, [waiting]);
      this.ready.add(waiting.stream);
    }
    this.count(waiting, 1);
    this.schedulePump();
  }

  private count({ events, bytes }: AppendRequest, sign: 1 | -1): void {
    this.queuedAppends += sign;
    this.queuedEvents += sign * events.length;
    this.queuedBytes += sign * bytes;
  }

  /**
   * While batches are in flight another goes only when it is full: they commit one after the other, so two half batches
   * cost two waits for the disk where one would do.
   */
  private mayDispatch(): boolean {
    if (this.ready.size === 0 || this.batchesInFlight >= MAX_BATCHES_IN_FLIGHT) return false;
    return this.batchesInFlight === 0 || this.queuedEvents >= BATCH_EVENTS || this.queuedBytes >= MAX_BATCH_BYTES;
  }

  /** After every promise that is ready has gone on, so that appends whose callers were answered together travel together. */
  private schedulePump(): void {
    if (this.pumpScheduled || !this.mayDispatch()) return;
    this.pumpScheduled = true;
    process.nextTick(() => {
      this.pumpScheduled = false;
      while (this.mayDispatch()) this.dispatch(this.takeBatch());
    });
  }

  private takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const maxEvents = Math.min(Math.max(BATCH_EVENTS, this.queuedEvents / MAX_BATCHES_IN_FLIGHT), MAX_BATCH_EVENTS);
    let events = 0;
    let bytes = 0;
    for (const stream of this.ready) {
      const lane = this.lanes.get(stream) ?? [];
      let taken = 0;
      while (taken < lane.length && events < maxEvents && bytes < MAX_BATCH_BYTES) {
        const waiting = lane[taken++];
        if (waiting === undefined) break;
        batch.push(waiting);
        this.count(waiting, -1);
        events += waiting.events.length;
        bytes += waiting.bytes;
      }
      if (taken === 0) break;
      lane.splice(0, taken);
      this.ready.delete(stream);
    }
    return batch;
  }

  private dispatch(batch: readonly Waiting[]): void {
    this.batchesInFlight += 1;
    this.send(batch).then(
      (outcomes) => this.finish(batch, (place) => outcomes[place] ?? new StoreUnavailable('The append was not answered.')),
      (error: unknown) => this.finish(batch, () => (error instanceof Error ? error : new StoreUnavailable('The append failed.'))),
    );
  }

  private finish(batch: readonly Waiting[], outcomeAt: (place: number) => AppendOutcome): void {
    this.batchesInFlight -= 1;
    for (const { stream } of batch) {
      if (this.lanes.get(stream)?.length === 0) this.lanes.delete(stream);
      else if (this.lanes.has(stream)) this.ready.add(stream);
    }
    batch.forEach((waiting, place) => waiting.settle(outcomeAt(place)));
    if (this.ready.size > 0) this.schedulePump();
    else if (this.closed && this.isIdle()) this.drained();
  }
}
