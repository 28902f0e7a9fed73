import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Randomness, systemTimers } from '@homeward/platform';
import type { Fault } from './fault';
import { resetSocket } from './reset-socket';

const LARGEST_SLICE_BYTES = 7;

/** A fault that is in force, and what is left of it. */
export interface InForce {
  readonly fault: Fault;
  /** Of a cut: bytes that still pass. */
  bytesLeft: number;
  /** Aborts when another takes its place. */
  readonly over: AbortSignal;
}

export interface LaneParts {
  readonly from: Socket;
  readonly to: Socket;
  readonly inForce: () => InForce;
  readonly randomness: Randomness;
  /** Resets both sides. */
  readonly reset: () => void;
}

/** One direction of one connection. It holds one chunk at a time: the sender is not read before that is delivered. */
export class Lane {
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly parts: LaneParts) {
    const { from, to } = parts;
    from.on('data', (chunk: Buffer) => {
      from.pause();
      this.then(async () => {
        await this.deliver(chunk);
        from.resume();
      });
    });
    from.on('end', () => this.then(async () => {
      await this.untilHeard();
      to.end();
    }));
    from.on('close', (hadError) => this.then(async () => {
      await this.untilHeard();
      if (hadError) resetSocket(to);
    }));
  }

  private then(work: () => Promise<void>): void {
    // What fails here is a socket that has gone, which its other events tell.
    this.last = this.last.then(work).catch(() => undefined);
  }

  private async deliver(chunk: Buffer): Promise<void> {
    for (let rest = chunk; rest.length > 0 && !this.parts.to.destroyed; ) rest = rest.subarray(await this.deliverSome(rest));
  }

  /** Answers how many bytes are dealt with. */
  private async deliverSome(chunk: Buffer): Promise<number> {
    const { inForce, reset } = this.parts;
    const current = inForce();
    switch (current.fault.kind) {
      case 'pass':
        return this.write(chunk);
      case 'stall':
        await ended(current.over);
        return 0;
      case 'slice':
        await nextTurn();
        return this.write(chunk.subarray(0, this.sliceBytes()));
      case 'delay':
        await systemTimers.sleep(current.fault.delayMs, current.over).catch(() => undefined);
        return this.write(chunk);
      case 'reset':
        await this.write(chunk.subarray(0, Math.floor(chunk.length / 2)));
        reset();
        return chunk.length;
      case 'cut':
        return this.writeUpToTheCut(chunk, current);
    }
  }

  private async writeUpToTheCut(chunk: Buffer, current: InForce): Promise<number> {
    const passing = Math.min(chunk.length, current.bytesLeft);
    current.bytesLeft -= passing;
    await this.write(chunk.subarray(0, passing));
    if (passing < chunk.length) this.parts.reset();
    return chunk.length;
  }

  private async write(bytes: Buffer): Promise<number> {
    if (bytes.length > 0) await new Promise<void>((done) => this.parts.to.write(bytes, () => done()));
    return bytes.length;
  }

  private sliceBytes(): number {
    return 1 + Math.floor(this.parts.randomness.fraction() * LARGEST_SLICE_BYTES);
  }

  /** While nothing is delivered, nobody learns that the other has gone either. */
  private async untilHeard(): Promise<void> {
    for (let current = this.parts.inForce(); current.fault.kind === 'stall'; current = this.parts.inForce()) await ended(current.over);
  }
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
