import { getEventListeners } from 'node:events';
import { systemTimers } from '@homeward/platform';
import { ChangeSignal } from '../change-signal';
import { Wakeups } from './wakeups';

const NOBODY_LISTENS = 'postgres://127.0.0.1:1/none';
const TRIES = 50;

it('a log whose database is away for long leaves nothing behind at each try to listen to it', async () => {
  const closed = new AbortController();
  let waits = 0;
  const timers = {
    async sleep(): Promise<void> {
      waits += 1;
      await systemTimers.sleep(1);
    },
  };
  const wakeups = new Wakeups({ connectionString: NOBODY_LISTENS }, new ChangeSignal(), { timers, closed: closed.signal });
  wakeups.start();
  while (waits < 2 * TRIES) await systemTimers.sleep(1);
  const left = getEventListeners(closed.signal, 'abort').length;
  closed.abort();
  await wakeups.stopped();
  expect(left).toBeLessThanOrEqual(1);
});
