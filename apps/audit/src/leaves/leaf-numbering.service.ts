import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { LeafNumbering, type LeafNumberingPorts, LogDiffers } from '@homeward/read-model';

/** Numbers the log for the audit tree from start to shutdown. A batch under way is finished before the connections close. */
export class LeafNumberingService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private readonly numbering: LeafNumbering;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly ports: LeafNumberingPorts) {
    this.numbering = new LeafNumbering(ports);
  }

  onApplicationBootstrap(): void {
    this.running = this.numbering.run(this.stop.signal).catch((error: unknown) => {
      this.stopped = true;
      this.ports.logger.error('The log is not numbered for the audit any more.', { error });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /** What keeps events from getting their number, one sentence each. */
  problems(): readonly string[] {
    const { failure } = this.numbering;
    if (this.stopped) return ['The numbering of the log for the audit has stopped; its last errors are in the log.'];
    if (failure instanceof LogDiffers) return [failure.message];
    return failure === undefined ? [] : ['Events wait for their number in the audit log: its last error is in the log.'];
  }
}
