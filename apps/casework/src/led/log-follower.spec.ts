import { MemoryEventStore } from '@homeward/event-store';
import { silentLogger, type Timers } from '@homeward/platform';
import type { FollowerProgress } from '@homeward/read-model';
import { LogFollower } from './log-follower';

const NOTED = { id: '00000000-0000-4000-8000-000000000001', type: 'Noted', data: '1', metadata: '{}' };
const GIVEN_UP = 'Nothing follows any more.';
const SOME_MINUTES = 100;

/** A follower that leads, of a log with one event, which it cannot take until it is mended. */
class Follower extends LogFollower {
  isMended = false;
  failures = 0;
  private readonly stop = new AbortController();

  constructor(store: MemoryEventStore, afterFailures: (follower: Follower) => void) {
    const progress = { name: 'notes', lockServer: 'nowhere', position: async () => undefined, advance: async () => undefined } as unknown as FollowerProgress;
    const timers: Timers = {
      // Time passes at once; only a failure waits for it.
      sleep: async () => {
        if (this.failures === SOME_MINUTES) afterFailures(this);
      },
    };
    super({ store, progress, timers, logger: silentLogger, givenUp: GIVEN_UP });
  }

  follow(): Promise<void> {
    return this.work(this.stop.signal);
  }

  end(): void {
    this.stop.abort();
  }

  protected async take(): Promise<void> {
    if (this.isMended) return;
    this.failures += 1;
    throw new Error('not now');
  }
}

describe('a follower of the log that cannot take an event', () => {
  it('goes on trying, says after some minutes that it does not get on, and says so no more when it does', async () => {
    const store = new MemoryEventStore(() => '2026-11-22T09:30:00.000Z');
    await store.append('returnCase-1', [NOTED], { expected: 'no-stream' });
    const told: (readonly string[])[] = [];
    const follower = new Follower(store, (stuck) => {
      told.push(stuck.problems());
      stuck.isMended = true;
    });
    told.push(follower.problems());
    const following = follower.follow();
    while (!follower.isMended) await new Promise(setImmediate);
    while (follower.problems().length > 0) await new Promise(setImmediate);
    follower.end();
    await following;
    expect(told).toEqual([[], [GIVEN_UP]]);
  });
});
