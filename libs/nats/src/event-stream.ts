import { reached } from '@homeward/platform';
import { headers as newHeaders, type JetStreamClient, type JetStreamManager, nanos, NatsError, RetentionPolicy, StorageType, DiscardPolicy } from 'nats';
import type { NatsLink } from './connection';

const ACK_TIMEOUT_MS = 5_000;
/** How long the broker itself remembers message ids; the sequence protects for ever. */
const DUPLICATE_WINDOW_MS = 120_000;
/** The oldest go first; who is further behind than that reads the log. */
const MAX_MESSAGES = 5_000_000;
const NOT_FOUND = 404;

export interface EventStreamOptions {
  readonly name: string;
  /** One subject with wildcards that covers all that is published. */
  readonly subjects: string;
  /** Copies of the stream in a cluster of brokers. */
  readonly replicas?: number;
}

export interface StreamMessage {
  readonly subject: string;
  /** The broker drops a second message with the same id within two minutes. */
  readonly id: string;
  /** UTF-8. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The stream does not follow on what was seen last: somebody else published, or it was emptied. Look at its end again. */
export class StreamMoved extends Error {
  override readonly name = 'StreamMoved';
  readonly code = 'StreamMoved';

  constructor(options?: ErrorOptions) {
    super('The stream is not where it was left.', options);
  }
}

/**
 * A JetStream stream that one publisher fills.
 * Guarantees: every message names the place it goes to, so the stream never holds one out of order, and never a second
 * one of a publisher that has been overtaken. Resolves only when the broker has acknowledged all.
 */
export class EventStream {
  /** The place of the last message that was seen there. */
  private last = 0;

  private constructor(
    private readonly link: NatsLink,
    private readonly manager: JetStreamManager,
    private readonly client: JetStreamClient,
    private readonly options: EventStreamOptions,
  ) {}

  /** Reaches the stream, and makes it when it is missing. */
  static open(link: NatsLink, options: EventStreamOptions): Promise<EventStream> {
    return link.whileConnected(async () => {
      const stream = new EventStream(link, await link.connection.jetstreamManager(), link.connection.jetstream(), options);
      await stream.ensure();
      return stream;
    });
  }

  /** The text of the last message, or undefined while there is none. Publishing goes on from here. */
  findLast(): Promise<string | undefined> {
    return this.link.whileConnected(() => this.readLast());
  }

  /** Publishes in order, all on their way at once: the caller bounds how many. Throws `StreamMoved` or `NatsAway`; look at the end then. */
  publish(messages: readonly StreamMessage[]): Promise<void> {
    return this.link.whileConnected(() => this.sendAll(messages));
  }

  private async readLast(): Promise<string | undefined> {
    const { state } = await this.manager.streams.info(this.options.name);
    this.last = state.last_seq;
    if (state.messages === 0) return undefined;
    const message = await this.manager.streams.getMessage(this.options.name, { last_by_subj: this.options.subjects });
    return message.string();
  }

  private async sendAll(messages: readonly StreamMessage[]): Promise<void> {
    const first = this.last;
    const acknowledged = await Promise.allSettled(messages.map((message, index) => this.send(message, first + index)));
    for (const outcome of acknowledged) {
      if (outcome.status === 'rejected') throw outcome.reason;
    }
    this.last = first + messages.length;
  }

  private async send({ subject, id, text, headers }: StreamMessage, after: number): Promise<void> {
    const written = newHeaders();
    for (const [name, value] of Object.entries(headers)) written.set(name, value);
    try {
      const { seq } = await this.client.publish(subject, text, {
        msgID: id,
        headers: written,
        timeout: ACK_TIMEOUT_MS,
        expect: { streamName: this.options.name, lastSequence: after },
      });
      reached('message-acknowledged');
      if (seq !== after + 1) throw new StreamMoved();
    } catch (error) {
      throw error instanceof NatsError && error.api_error !== undefined ? new StreamMoved({ cause: error }) : error;
    }
  }

  private async ensure(): Promise<void> {
    const { name, subjects, replicas = 1 } = this.options;
    try {
      await this.manager.streams.info(name);
    } catch (error) {
      if (!(error instanceof NatsError) || error.api_error?.code !== NOT_FOUND) throw error;
      await this.manager.streams.add({
        name,
        subjects: [subjects],
        num_replicas: replicas,
        retention: RetentionPolicy.Limits,
        storage: StorageType.File,
        discard: DiscardPolicy.Old,
        max_msgs: MAX_MESSAGES,
        duplicate_window: nanos(DUPLICATE_WINDOW_MS),
      });
    }
  }
}
