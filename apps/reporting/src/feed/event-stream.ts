import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Timers } from '@homeward/platform';

/** A client that takes nothing for so long is dropped: it comes again and goes on from the last position it took. */
export const PATIENCE_MS = 10_000;

/** The client reads more slowly than things happen. */
export class SlowReader extends Error {
  override readonly name = 'SlowReader';
}

export interface Block {
  readonly id?: string;
  readonly event?: string;
  readonly data?: unknown;
  readonly retryMs?: number;
  readonly comment?: string;
}

/** One block of a stream of Server-Sent Events. A block without data moves the client's position and tells it nothing. */
export function blockOf({ id, event, data, retryMs, comment }: Block): string {
  const lines = [
    comment === undefined ? '' : `: ${comment}\n`,
    retryMs === undefined ? '' : `retry: ${retryMs}\n`,
    id === undefined ? '' : `id: ${id}\n`,
    event === undefined ? '' : `event: ${event}\n`,
    data === undefined ? '' : `data: ${JSON.stringify(data)}\n`,
  ];
  return `${lines.join('')}\n`;
}

/** Writes blocks no faster than the client takes them, so that what waits for it is never more than the socket's own buffer. */
export class EventStream {
  constructor(
    private readonly out: Writable,
    private readonly timers: Timers,
  ) {}

  /** Resolves when the client may be sent more, or is gone. Throws `SlowReader`, with the connection cut. */
  async send(block: Block, signal: AbortSignal): Promise<void> {
    if (this.out.destroyed || this.out.write(blockOf(block))) return;
    const over = new AbortController();
    const waiting = AbortSignal.any([over.signal, signal]);
    const tooLong = this.timers.sleep(PATIENCE_MS, waiting).then(() => true, () => false);
    const taken = once(this.out, 'drain', { signal: waiting }).then(() => false, () => false);
    const isSlow = await Promise.race([tooLong, taken]);
    over.abort();
    if (!isSlow) return;
    this.out.destroy();
    throw new SlowReader('The client took nothing in time and was dropped.');
  }

  /** The client has gone, or was cut off. */
  get isGone(): boolean {
    return this.out.destroyed;
  }

  end(block?: Block): void {
    if (!this.out.destroyed) this.out.end(block === undefined ? '' : blockOf(block));
  }
}
