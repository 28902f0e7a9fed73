import { EVENT_STREAM, EVENT_SUBJECTS, eventSubjectOf, type IntegrationEvent, parseIntegrationEvent, toldTypeOf } from '@homeward/integration';
import { EventStream, NatsLink, type NatsOptions, type StreamMessage } from '@homeward/nats';
import type { EventChannel } from './relay';

const CLOUD_EVENT = 'application/cloudevents+json; charset=UTF-8';

export interface JetStreamChannelOptions extends NatsOptions {
  /** Copies of the stream in a cluster of brokers; 1 by default. */
  readonly replicas?: number;
  /** Told whenever the connection has come back: the stream may not be what it was. */
  readonly onReconnect?: () => void;
}

/** The channel to JetStream. It connects when it is first needed, so that a broker that is away keeps nobody from starting. */
export class JetStreamChannel implements EventChannel {
  private link: NatsLink | undefined;
  private stream: EventStream | undefined;

  constructor(private readonly options: JetStreamChannelOptions) {}

  async findLast(): Promise<IntegrationEvent | undefined> {
    this.stream = await EventStream.open(await this.connected(), { name: EVENT_STREAM, subjects: EVENT_SUBJECTS, replicas: this.options.replicas ?? 1 });
    const text = await this.stream.findLast();
    return text === undefined ? undefined : parseIntegrationEvent(text);
  }

  async publish(events: readonly IntegrationEvent[]): Promise<void> {
    if (this.stream === undefined) throw new Error('Look at the end of the stream before publishing to it.');
    await this.stream.publish(events.map(messageOf));
  }

  async close(): Promise<void> {
    await this.link?.close();
  }

  private async connected(): Promise<NatsLink> {
    if (this.link === undefined) {
      this.link = await NatsLink.open(this.options);
      this.link.onReconnect(() => this.options.onReconnect?.());
    }
    return this.link;
  }
}

function messageOf(event: IntegrationEvent): StreamMessage {
  const { id, traceparent } = event;
  return {
    subject: eventSubjectOf(toldTypeOf(event)),
    id,
    text: JSON.stringify(event),
    headers: { 'Content-Type': CLOUD_EVENT, ...(traceparent === undefined ? {} : { traceparent }) },
  };
}
