import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { CASEWORK_QUEUE, CASEWORK_SUBJECTS } from '@homeward/integration';
import { type BrokerAccess, NatsLink, natsOptionsOf, RequestServer } from '@homeward/nats';
import type { Logger, Timers } from '@homeward/platform';
import type { CommandEdge } from './command-edge';

const RETRY_DELAY_MS = 1_000;

export interface NatsEdgePorts extends BrokerAccess {
  readonly edge: CommandEdge;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** Listens for commands from start to shutdown. A broker that is away at the start is waited for; HTTP answers meanwhile. */
export class NatsEdge implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private link: NatsLink | undefined;
  private server: RequestServer | undefined;

  constructor(private readonly ports: NatsEdgePorts) {}

  onApplicationBootstrap(): void {
    this.running = this.listen();
  }

  /** Takes no more, answers what has come, and leaves. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
    // A connection that is gone has nothing left to drain.
    await this.server?.drain().catch(() => undefined);
    await this.link?.close();
  }

  /** What keeps commands over NATS from being answered, one sentence each. */
  problems(): readonly string[] {
    return this.server === undefined || this.link?.isConnected === false ? ['Commands over NATS are not answered: NATS cannot be reached.'] : [];
  }

  private async listen(): Promise<void> {
    const { edge, timers, logger } = this.ports;
    for (let attempt = 1; !this.stop.signal.aborted; attempt += 1) {
      try {
        this.link = await NatsLink.open(natsOptionsOf(this.ports, 'homeward casework'));
        this.server = RequestServer.start(this.link, { subject: CASEWORK_SUBJECTS, queue: CASEWORK_QUEUE }, (request) => edge.answer(request));
        return;
      } catch (error) {
        logger.warn('NATS cannot be reached for commands and is tried again.', { attempt, retryDelayMs: RETRY_DELAY_MS, error });
        await timers.sleep(RETRY_DELAY_MS, this.stop.signal).catch(() => undefined);
      }
    }
  }
}
