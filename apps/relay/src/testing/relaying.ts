import { FEED_START, type FeedPlace, type IntegrationEvent, sequenceOf } from '@homeward/integration';
import { GrowingLog } from '../../../../libs/integration/src/testing';
import { silentLogger, systemTimers, type Timers } from '@homeward/platform';
import { type EventChannel, type KeptProgress, Relay } from '../relay';

const WAIT_TRIES = 2_000;
const WAIT_MS = 5;
/** Waits between two tries are as many as in earnest, and as short as a test can afford. */
const HASTY: Timers = { ...systemTimers, sleep: (durationMs, signal) => systemTimers.sleep(Math.min(durationMs, WAIT_MS), signal) };

/** A broker in memory that holds what it is told, and fails or forgets when it is told to. */
export class MemoryChannel implements EventChannel {
  held: IntegrationEvent[] = [];
  /** Answers what to do with a batch: how many of it arrive before it fails, or undefined when all is well. */
  fault: () => number | undefined = () => undefined;

  async findLast(): Promise<IntegrationEvent | undefined> {
    return this.held.at(-1);
  }

  async publish(events: readonly IntegrationEvent[]): Promise<void> {
    const arriving = this.fault();
    this.held.push(...events.slice(0, arriving));
    if (arriving !== undefined) throw new Error('the broker is away');
  }

  get sequences(): readonly number[] {
    return this.held.map(sequenceOf);
  }
}

export class MemoryProgress implements KeptProgress {
  kept: FeedPlace = FEED_START;
  fault: () => boolean = () => false;

  async find(): Promise<FeedPlace> {
    return this.kept;
  }

  async advance(from: FeedPlace, to: FeedPlace): Promise<void> {
    if (from.sequence !== this.kept.sequence) throw new Error('moved');
    if (this.fault()) throw new Error('the database is away');
    this.kept = to;
  }
}

/** A relay over a growing log, started and stopped by the test. */
export class Relaying<Channel extends EventChannel> {
  readonly log: GrowingLog;
  readonly progress: MemoryProgress;
  readonly relay: Relay;
  private stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    readonly channel: Channel,
    { log = new GrowingLog(), progress = new MemoryProgress() }: { readonly log?: GrowingLog; readonly progress?: MemoryProgress } = {},
  ) {
    this.log = log;
    this.progress = progress;
    this.relay = new Relay({ store: log.store, channel, progress, timers: HASTY, logger: silentLogger });
  }

  start(): void {
    this.stopping = new AbortController();
    this.running = this.relay.run(this.stopping.signal);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  async reaches(sequence: number): Promise<void> {
    await until(() => this.progress.kept.sequence >= sequence);
  }
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < WAIT_TRIES; tries += 1) {
    if (await condition()) return;
    await systemTimers.sleep(WAIT_MS);
  }
  throw new Error('What was waited for did not come about.');
}

export const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);
