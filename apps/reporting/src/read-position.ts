import { Inject, Injectable } from '@nestjs/common';
import { awaitPosition } from '@homeward/http';
import { ProjectionProgress } from '@homeward/read-model';

/** A client that has just written waits this long for its own write before it is asked to come again. */
const WAIT_LIMIT_MS = 5_000;

/** Read-your-writes for every question this app answers. */
@Injectable()
export class ReadPosition {
  constructor(@Inject(ProjectionProgress) private readonly progress: ProjectionProgress) {}

  /** Resolves when the read models hold what was written up to `minPosition`; throws `NotReady` when that takes too long. */
  reach(minPosition: string | undefined): Promise<void> {
    return awaitPosition(minPosition, (position) => this.progress.waitFor(position, { timeoutMs: WAIT_LIMIT_MS }));
  }

  /** How far the read models have come: the position an answer of now rests on. */
  async current(): Promise<string | null> {
    return (await this.progress.minimumCheckpoint()) ?? null;
  }
}
