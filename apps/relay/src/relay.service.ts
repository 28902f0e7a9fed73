import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { whileLeading, type Standings } from '@homeward/leadership';
import { type BrokerAccess, natsOptionsOf } from '@homeward/nats';
import type { Logger, Timers } from '@homeward/platform';
import type { RelayLag } from '@homeward/wiring';
import { JetStreamChannel } from './jetstream-channel';
import { ForeignStream, Relay, type RelayPorts } from './relay';
import type { RelayTelemetry } from './relay-telemetry';

/** The name processes compete for: one of them relays. */
export const RELAY = 'relay';

export interface RelayOptions extends BrokerAccess {
  /** Copies of the stream in a cluster of brokers; 1 by default. */
  readonly natsReplicas?: number;
}

export interface RelayServicePorts extends Omit<RelayPorts, 'channel' | 'observe'> {
  /** The database whose lock decides which of several processes relays. */
  readonly leadershipUrl: string;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly standings?: Standings | undefined;
  readonly telemetry: Pick<RelayTelemetry, 'observe' | 'lag'>;
}

/** Relays from start to shutdown, in one process of several. A batch on its way is finished before the connections close. */
export class RelayService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private readonly channel: JetStreamChannel;
  private readonly relay: Relay;
  private running: Promise<void> | undefined;
  private startAgain = new AbortController();
  private stopped = false;

  constructor(
    options: RelayOptions,
    private readonly ports: RelayServicePorts,
  ) {
    const { natsReplicas: replicas = 1 } = options;
    this.channel = new JetStreamChannel({ ...natsOptionsOf(options, `homeward ${RELAY}`), replicas, onReconnect: () => this.startAgain.abort() });
    this.relay = new Relay({ ...ports, channel: this.channel, observe: (events, publish) => ports.telemetry.observe(events, publish) });
  }

  onApplicationBootstrap(): void {
    const { timers, logger, standings, leadershipUrl: connectionString } = this.ports;
    this.running = whileLeading({ connectionString, name: RELAY, timers, logger, signal: this.stop.signal, standings }, (signal) => this.follow(signal)).catch((error: unknown) => {
      this.stopped = true;
      logger.error('Nothing is relayed any more.', { error });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
    await this.channel.close();
  }

  /** What keeps other systems from learning what the log records, one sentence each. */
  problems(): readonly string[] {
    const { failure } = this.relay;
    if (this.stopped) return ['The relay has stopped; its last errors are in the log.'];
    if (failure instanceof ForeignStream) return [failure.message];
    return failure === undefined ? [] : ['Integration events wait in the log: NATS cannot be reached or refuses them.'];
  }

  /** How far other systems are behind the log, whichever process relays. */
  relayLag(): Promise<RelayLag> {
    return this.ports.telemetry.lag();
  }

  /** A broker that has come back may have come back empty, so its stream is looked at anew. */
  private async follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.startAgain = new AbortController();
      await this.relay.run(AbortSignal.any([signal, this.startAgain.signal]));
      if (!this.startAgain.signal.aborted) return;
    }
  }
}
