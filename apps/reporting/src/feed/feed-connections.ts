import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { RevocationList } from '@homeward/access';
import { EdgeProblem } from '@homeward/http';
import { observeGauges } from '@homeward/telemetry';
import { FeedEnded } from './feed-ended';

/** A person has a few windows open; more is a client that forgets to close. */
export const MAX_STREAMS_OF_CALLER = 6;
/** Of one process. Each costs a socket and a timer. */
export const MAX_STREAMS = 1_000;

/** The streams that are open: how many anybody may have, and the end of all of them when the process stops. */
@Injectable()
export class FeedConnections implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly shutdown = new AbortController();
  private readonly ofCaller = new Map<string, number>();
  private readonly running = new Set<Promise<void>>();
  private stopTelling: () => void = () => undefined;

  constructor(@Inject(RevocationList) private readonly revocations: Pick<RevocationList, 'onAddition'>) {}

  /** Calls back when somebody's access was revoked, until the function it answers is called. */
  readonly onRevocation = (listener: () => void): (() => void) => this.revocations.onAddition(listener);

  get count(): number {
    return this.running.size;
  }

  /** Runs a stream as one of the caller's. The signal it is given aborts with `FeedEnded`. Throws when there are too many. */
  async run(actor: string, stream: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const own = this.ofCaller.get(actor) ?? 0;
    if (this.shutdown.signal.aborted) throw new EdgeProblem('NotReady', 'This process is stopping. Ask again; another one answers.');
    if (own >= MAX_STREAMS_OF_CALLER || this.running.size >= MAX_STREAMS) throw new EdgeProblem('TooManyRequests', 'Too many feeds are open. Close one, or come again later.');
    this.ofCaller.set(actor, own + 1);
    const running = stream(this.shutdown.signal);
    this.running.add(running);
    try {
      await running;
    } finally {
      this.running.delete(running);
      this.leave(actor);
    }
  }

  onApplicationBootstrap(): void {
    this.stopTelling = observeGauges(['feedConnections'], () => Promise.resolve({ feedConnections: this.count }));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopTelling();
    this.shutdown.abort(new FeedEnded('shutdown'));
    await Promise.allSettled(this.running);
  }

  private leave(actor: string): void {
    const left = (this.ofCaller.get(actor) ?? 1) - 1;
    if (left === 0) this.ofCaller.delete(actor);
    else this.ofCaller.set(actor, left);
  }
}
