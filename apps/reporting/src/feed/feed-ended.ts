import type { FeedEnding } from '@homeward/contracts';

/** We end the stream, for a reason that the client is told. */
export class FeedEnded extends Error {
  override readonly name = 'FeedEnded';

  constructor(readonly reason: FeedEnding) {
    super(`The feed has ended: ${reason}.`);
  }
}
