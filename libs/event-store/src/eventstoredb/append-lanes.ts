import { StoreUnavailable } from '../errors';

/** Appends under way at once; more would only wait in the connection, with their deadlines running. */
const MAX_APPENDS_IN_FLIGHT = 64;
/** Beyond these the store refuses at once: an answer now is worth more to a caller than one after its timeout. */
const MAX_QUEUED_APPENDS = 10_000;
const MAX_QUEUED_BYTES = 64 * 1024 * 1024;

interface Waiting {
  readonly stream: string;
  readonly bytes: number;
  readonly send: () => Promise<void>;
}

/**
 * Sends appends to different streams side by side, and those to one stream one after the other in the order they were
 * made, so that a caller may append on the revision that its append before this one is about to make.
 */
export class AppendLanes {
  /** Streams with an append ready or in flight, and what waits behind it. */
  private readonly lanes = new Map<string, Waiting[]>();
  private readonly ready: Waiting[] = [];
  private inFlight = 0;
  private queuedAppends = 0;
  private queuedBytes = 0;
  private closed = false;
  private drained: () => void = () => undefined;

  /** @param bytes Of the events' bodies. */
  run<T>(stream: string, bytes: number, send: () => Promise<T>): Promise<T> {
    if (this.closed) return Promise.reject(new StoreUnavailable('The event store is closed.'));
    if (this.queuedAppends >= MAX_QUEUED_APPENDS || this.queuedBytes + bytes > MAX_QUEUED_BYTES) {
      return Promise.reject(new StoreUnavailable('Too many appends are waiting.'));
    }
    return new Promise<T>((resolve, reject) => {
      this.enqueue({ stream, bytes, send: () => send().then(resolve, reject) });
    });
  }

  /** Refuses new appends and resolves when those accepted before are answered. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.lanes.size === 0) return;
    await new Promise<void>((resolve) => {
      this.drained = resolve;
    });
  }

  private enqueue(waiting: Waiting): void {
    this.queuedAppends += 1;
    this.queuedBytes += waiting.bytes;
    const behind = this.lanes.get(waiting.stream);
    if (behind) {
      behind.push(waiting);
      return;
    }
    this.lanes.set(waiting.stream, []);
    this.ready.push(waiting);
    this.pump();
  }

  private pump(): void {
    while (this.inFlight < MAX_APPENDS_IN_FLIGHT) {
      const next = this.ready.shift();
      if (next === undefined) return;
      this.inFlight += 1;
      this.queuedAppends -= 1;
      this.queuedBytes -= next.bytes;
      void next.send().then(() => this.finish(next.stream));
    }
  }

  private finish(stream: string): void {
    this.inFlight -= 1;
    const next = this.lanes.get(stream)?.shift();
    if (next === undefined) this.lanes.delete(stream);
    else this.ready.push(next);
    this.pump();
    if (this.closed && this.lanes.size === 0) this.drained();
  }
}
