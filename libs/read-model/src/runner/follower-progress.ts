import type { Position } from '@homeward/event-store';
import type { DataSource } from 'typeorm';
import { advanceCheckpoints, CheckpointMoved, ensureCheckpoints, findCheckpoint, lockCheckpoints } from './checkpoints';
import { inTransaction } from './in-transaction';
import { lockServerOf } from './leadership';

/** How far the log was read by one who follows it for a purpose other than rows; kept beside the checkpoints of the projections. */
export class FollowerProgress {
  constructor(
    protected readonly dataSource: DataSource,
    readonly name: string,
  ) {}

  /** Where those compete who would follow the log for this: one process does it. */
  get lockServer(): string {
    return lockServerOf(this.dataSource);
  }

  async position(): Promise<Position | undefined> {
    await ensureCheckpoints(this.dataSource, [this.name]);
    return findCheckpoint(this.dataSource, this.name);
  }

  /** Throws `CheckpointMoved` when somebody else went on from `after`: this process leads no more. */
  async advance(after: Position | undefined, position: Position): Promise<void> {
    await inTransaction(this.dataSource, async (runner) => {
      const [locked] = await lockCheckpoints(runner, [this.name]);
      if ((locked?.position ?? undefined) !== after) throw new CheckpointMoved();
      await advanceCheckpoints(runner, [this.name], position);
    });
  }
}
