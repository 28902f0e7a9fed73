import { type Caller, maySee, TokenRefused } from '@homeward/access';
import type { Timers } from '@homeward/platform';
import type { EventStream } from './event-stream';
import { FeedEnded } from './feed-ended';
import type { FeedPage } from './feed-source';

/** How long a client waits before it comes again. */
export const RETRY_MS = 3_000;
/** How often it is asked whether the token still holds. */
const PROOF_EVERY_MS = 1_000;
/** Proxies commonly cut what is silent for a minute. */
const PROOFS_PER_BEAT = 15;

export interface FollowOptions {
  readonly source: { pageAfter(position: string): Promise<FeedPage> };
  readonly timers: Timers;
  /** Where the client stands. */
  readonly after: string;
  /** Who is asking, as the token says now. Throws `TokenRefused` when it says nothing any more. */
  readonly prove: () => Promise<Caller>;
  /** Calls back when somebody's access was revoked, until the function it answers is called. */
  readonly onRevocation: (listener: () => void) => () => void;
  /** Only this case; every case of the caller's when absent. */
  readonly caseId?: string;
}

/**
 * Tells a client what happens on the cases it may see, until the signal aborts. Nothing is sent on a token that would not
 * be accepted for a request of now. Resolves when the client is gone, was too slow, or was told why its stream ends; throws
 * what nobody foresaw, with the stream ended.
 */
export async function followFeed(stream: EventStream, options: FollowOptions, signal: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const over = AbortSignal.any([signal, stop.signal]);
  const following = new Following(stream, options, over);
  const watching = following.watch(stop);
  try {
    await following.tell();
  } catch (error) {
    const reason: unknown = over.aborted ? over.reason : error;
    if (reason instanceof FeedEnded) stream.end({ event: 'closed', retryMs: RETRY_MS, data: { reason: reason.reason } });
    else if (!stream.isGone) {
      stream.end();
      throw reason;
    }
  } finally {
    stop.abort();
    await watching;
  }
}

class Following {
  /** The last position that is written to the client or does not concern it. */
  private position: string;

  constructor(
    private readonly stream: EventStream,
    private readonly options: FollowOptions,
    private readonly over: AbortSignal,
  ) {
    this.position = options.after;
  }

  async tell(): Promise<void> {
    await this.stream.send({ retryMs: RETRY_MS, id: this.position }, this.over);
    while (!this.over.aborted) {
      const page = await orAborted(this.options.source.pageAfter(this.position), this.over);
      await this.tellPage(page, await this.caller());
      this.position = page.upTo;
    }
    this.over.throwIfAborted();
  }

  /** A client that hears nothing still moves with the log, so that it resumes from here and not from what last concerned it. */
  async watch(stop: AbortController): Promise<void> {
    const proveNow = (): void => {
      this.caller().catch((error: unknown) => stop.abort(error));
    };
    const leave = this.options.onRevocation(proveNow);
    for (let proofs = 1; !this.over.aborted; proofs += 1) {
      try {
        await this.options.timers.sleep(PROOF_EVERY_MS, this.over);
        await this.caller();
        if (proofs % PROOFS_PER_BEAT === 0) await this.stream.send({ comment: 'nothing new', id: this.position }, this.over);
      } catch (error) {
        stop.abort(error);
      }
    }
    leave();
  }

  private async tellPage({ changes }: FeedPage, caller: Caller): Promise<void> {
    const { caseId } = this.options;
    for (const { place, ...data } of changes) {
      this.over.throwIfAborted();
      if (caseId !== undefined && data.caseId !== caseId) continue;
      if (!maySee(caller, place)) {
        if (caseId === undefined) continue;
        throw new FeedEnded('out-of-sight');
      }
      this.position = data.position;
      await this.stream.send({ id: data.position, event: 'change', data }, this.over);
    }
  }

  private async caller(): Promise<Caller> {
    try {
      return await this.options.prove();
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      throw new FeedEnded(error.code === 'AccessRevoked' ? 'access-revoked' : 'token-refused');
    }
  }
}

function orAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    void value.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    if (signal.aborted) abort();
  });
}
