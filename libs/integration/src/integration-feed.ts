import { type IntegrationEvent, sequenceOf } from './integration-event';
import { FEED_START, type FeedPlace } from './sequenced';

/** Answers the events after a place up to and with a sequence, in order: from the log, or from a service in front of it. */
export type FetchRange = (after: FeedPlace, last: number) => Promise<readonly IntegrationEvent[]>;

export interface FeedOptions {
  /** The last event that was dealt with before; the start of the log by default. Keep it with the effects of `deliver`. */
  readonly after?: FeedPlace;
  readonly fetchRange: FetchRange;
  /** Called for one event at a time, in the order of the log, once each. When it throws, the event comes again. */
  readonly deliver: (event: IntegrationEvent) => Promise<void>;
}

/** What is missing could not be had in full. The message that showed the gap must be received again. */
export class GapNotHealed extends Error {
  override readonly name = 'GapNotHealed';

  constructor(
    readonly first: number,
    readonly last: number,
  ) {
    super(`The events ${first} to ${last} are missing and could not be read again.`);
  }
}

/**
 * The reader of integration events that a broker may lose, double or reorder. The dense sequence tells a double and a gap;
 * a gap is filled from the log before anything after it is delivered.
 */
export class IntegrationFeed {
  private place: FeedPlace;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: FeedOptions) {
    this.place = options.after ?? FEED_START;
  }

  /** The last event that was delivered. */
  get reached(): FeedPlace {
    return this.place;
  }

  /** Takes a message as it arrives. Acknowledge it when this resolves; when it rejects, let the broker send it again. */
  receive(event: IntegrationEvent): Promise<void> {
    const received = this.last.then(() => this.take(event));
    this.last = received.catch(() => undefined);
    return received;
  }

  private async take(event: IntegrationEvent): Promise<void> {
    const sequence = sequenceOf(event);
    if (sequence <= this.place.sequence) return;
    if (sequence > this.place.sequence + 1) await this.heal(sequence - 1);
    await this.deliver(event);
  }

  private async heal(last: number): Promise<void> {
    const first = this.place.sequence + 1;
    const missing = await this.options.fetchRange(this.place, last);
    const complete = missing.length === last - first + 1 && missing.every((event, index) => sequenceOf(event) === first + index);
    if (!complete) throw new GapNotHealed(first, last);
    for (const event of missing) await this.deliver(event);
  }

  private async deliver(event: IntegrationEvent): Promise<void> {
    await this.options.deliver(event);
    this.place = { sequence: sequenceOf(event), position: event.logposition };
  }
}
