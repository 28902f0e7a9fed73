import { setMaxListeners } from 'node:events';
import type { Clock, Timers } from '@homeward/platform';
import type { World } from './world';

const CRASH_IN = 90;
const MOST_MINUTES_DOWN = 20;
const MS_PER_MINUTE = 60_000;
const MOST_LATE_MS = 90_000;
const SKEWS_MS = [0, 0, 0, 0, -3_600_000, 3_600_000] as const;

/** Somebody asked a process that was not there, or whose answer was lost. What became of the request is unknown. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** One life of a process. All it does goes through here, so that nothing of it happens after it crashed. */
export class Machine {
  private readonly death = new AbortController();
  private readonly skewMs: number;

  constructor(
    private readonly world: World,
    readonly name: string,
  ) {
    setMaxListeners(0, this.death.signal);
    this.skewMs = world.chance.of(SKEWS_MS) ?? 0;
  }

  get isAlive(): boolean {
    return !this.death.signal.aborted;
  }

  get died(): AbortSignal {
    return this.death.signal;
  }

  /** The clock of this machine, which may be wrong until somebody sets it right. */
  readonly clock: Clock & { readonly nowMs: () => number } = {
    now: () => new Date(this.nowMs()).toISOString(),
    nowMs: () => this.nowMs(),
  };

  /** Timers that may fire late. */
  readonly timers: Timers = {
    sleep: (durationMs, signal) => this.alive(this.world.time.sleep(durationMs + (this.world.fails('late timer', 10) ? this.world.chance.below(MOST_LATE_MS) : 0), signal === undefined ? this.died : AbortSignal.any([signal, this.died]))),
  };

  /** What comes of work while this machine lives; nothing ever, once it is dead. */
  alive<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      work.then(
        (result) => this.isAlive && resolve(result),
        (error: unknown) => this.isAlive && reject(error instanceof Error ? error : new Error('It failed.', { cause: error })),
      );
    });
  }

  /** Some work of other machines takes its time, and this one may crash meanwhile. */
  async wait(atMostMs: number): Promise<void> {
    await this.alive(this.world.time.sleep(1 + this.world.chance.below(atMostMs), this.died));
    if (!this.world.fails(`crash of ${this.name}`, CRASH_IN)) return;
    this.crash();
    await this.alive(Promise.resolve());
  }

  /** What another process is told of a question to this one. */
  answer<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.isAlive) return reject(new Unanswered());
      this.died.addEventListener('abort', () => reject(new Unanswered()), { once: true });
      work().then(resolve, reject);
    });
  }

  crash(): void {
    this.death.abort(new Error(`${this.name} crashed.`));
  }

  private nowMs(): number {
    return this.world.time.nowMs() + (this.world.isFaulty ? this.skewMs : 0);
  }
}

/** Starts a process, and starts it again each time it crashed, until the signal aborts. */
export async function keepRunning(world: World, name: string, over: AbortSignal, start: (machine: Machine) => Promise<void>): Promise<void> {
  while (!over.aborted) {
    const machine = new Machine(world, name);
    const crashed = new Promise<void>((resolve) => machine.died.addEventListener('abort', () => resolve(), { once: true }));
    const stop = (): void => machine.crash();
    over.addEventListener('abort', stop, { once: true });
    await Promise.race([start(machine), crashed]);
    await crashed;
    over.removeEventListener('abort', stop);
    if (!over.aborted) await world.time.sleep(1 + world.chance.below(MOST_MINUTES_DOWN * MS_PER_MINUTE));
  }
}
