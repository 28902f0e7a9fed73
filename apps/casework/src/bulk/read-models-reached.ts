import { Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '@homeward/event-store';
import { ProjectionProgress } from '@homeward/read-model';
import { EVENT_STORE } from '@homeward/wiring';

/** The read models are waited for this long; a job tells which position they had reached. */
const PATIENCE_MS = 30_000;

/** How much of the log the cases that are found come from. */
@Injectable()
export class ReadModelsReached {
  constructor(
    private readonly progress: ProjectionProgress,
    @Inject(EVENT_STORE) private readonly log: EventStore,
  ) {}

  /** All of the log as it is now, unless the read models lag too long; then what they have. */
  async position(signal: AbortSignal): Promise<string | undefined> {
    const head = await this.log.head();
    if (head !== undefined) await this.progress.waitFor(head, { timeoutMs: PATIENCE_MS, signal });
    return this.progress.minimumCheckpoint();
  }
}
