import type { EventStore, Position, StoredEvent } from '@homeward/event-store';
import { type FeedPlace, type IntegrationEvent, sequencedAfter, sequenceOf } from '@homeward/integration';
import { type Logger, reached, type Timers } from '@homeward/platform';
import { runSubscription } from '@homeward/subscription';

/** Events on their way to the broker at once; the place in the log is kept when all of them are acknowledged. */
const BATCH_EVENTS = 256;

/** Where events are published to. It holds a beginning of the feed, in order, unless it lost something. */
export interface EventChannel {
  /** The last event in it, or undefined when it is empty. Reaches the broker anew when it has to. */
  findLast(): Promise<IntegrationEvent | undefined>;
  /** Puts events behind the last one; resolves when all are acknowledged. */
  publish(events: readonly IntegrationEvent[]): Promise<void>;
}

/** How far the relay has come, kept outside the broker. */
export interface KeptProgress {
  find(): Promise<FeedPlace>;
  /** Throws when it is not at `from` any more. */
  advance(from: FeedPlace, to: FeedPlace): Promise<void>;
}

export interface RelayPorts {
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly channel: EventChannel;
  readonly progress: KeptProgress;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Has a batch published, for whoever measures it. */
  readonly observe?: (events: readonly IntegrationEvent[], publish: () => Promise<void>) => Promise<void>;
}

/** The broker's stream was filled from another log, or from a later state of this one. Nobody but the operator can tell which. */
export class ForeignStream extends Error {
  override readonly name = 'ForeignStream';
  readonly code = 'ForeignStream';

  constructor() {
    super('The stream holds an event that the log does not have in that place. Remove the stream when the log is right; it is filled again from the log.');
  }
}

/**
 * Tells other systems what the log records, in its order, each event under its dense number.
 * Guarantees: an event counts as relayed when the broker has acknowledged it; what the broker loses, up to all it has, is
 * noticed when the relay reaches it again or publishes, and published again from the log under the same numbers.
 */
export class Relay {
  private failing: unknown;
  /** The last event kept as relayed. */
  private kept: FeedPlace = { sequence: 0, position: undefined };
  /** How far the log has been read in this run: behind `kept` while a stream is filled again. */
  private read: FeedPlace = this.kept;
  /** The last event in the stream when it was looked at. */
  private last: IntegrationEvent | undefined;

  constructor(private readonly ports: RelayPorts) {}

  /** Why nothing is relayed now; undefined while all is well. */
  get failure(): unknown {
    return this.failing;
  }

  /** The sequence up to which the broker has acknowledged everything. */
  get relayed(): number {
    return this.kept.sequence;
  }

  /** Relays until the signal aborts; a batch on its way is finished first. */
  async run(signal: AbortSignal): Promise<void> {
    const { store, timers, logger } = this.ports;
    await runSubscription({
      store,
      signal,
      timers,
      batchSize: BATCH_EVENTS,
      checkpoint: () => this.resume(),
      handle: (events) => this.relay(events),
      onFailure: ({ error, failures, retryDelayMs }) => {
        this.failing = error;
        logger.warn('Relaying was interrupted and is tried again.', { attempt: failures, retryDelayMs, error });
      },
    });
  }

  /** Compares what was acknowledged with what is in the stream, and goes on from whichever is behind. */
  private async resume(): Promise<Position | undefined> {
    const { progress, channel, logger } = this.ports;
    this.kept = await progress.find();
    this.last = await channel.findLast();
    const inStream = this.last === undefined ? 0 : sequenceOf(this.last);
    if (inStream === this.kept.sequence && this.last?.logposition !== this.kept.position) throw new ForeignStream();
    this.read = this.kept;
    if (inStream < this.kept.sequence) {
      logger.warn('The stream has lost events and is filled again from the log.', { count: this.kept.sequence - inStream });
      this.read = { sequence: inStream, position: this.last?.logposition };
    }
    this.failing = undefined;
    return this.read.position;
  }

  private async relay(stored: readonly StoredEvent[]): Promise<void> {
    const events = sequencedAfter(this.read, stored);
    const position = events.at(-1)?.logposition;
    if (position === undefined) return;
    const inStream = this.last === undefined ? 0 : sequenceOf(this.last);
    if (events.some((event) => sequenceOf(event) === inStream && event.id !== this.last?.id)) throw new ForeignStream();
    const missing = events.filter((event) => sequenceOf(event) > inStream);
    if (missing.length > 0) await this.publish(missing);
    reached('events-published');
    await this.reach({ sequence: this.read.sequence + events.length, position });
    this.failing = undefined;
  }

  private publish(events: readonly IntegrationEvent[]): Promise<void> {
    const { channel, observe = (_, work) => work() } = this.ports;
    return observe(events, () => channel.publish(events));
  }

  /** What is published a second time has been kept as relayed before. */
  private async reach(place: FeedPlace): Promise<void> {
    this.read = place;
    if (place.sequence <= this.kept.sequence) return;
    await this.ports.progress.advance(this.kept, place);
    reached('relay-advanced');
    this.kept = place;
  }
}
