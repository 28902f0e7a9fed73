import { inTime, Overdue } from './in-time';
import { VirtualTime } from './testing/virtual-time';

const LIMIT_MS = 1_000;

describe('work that is waited for', () => {
  it('gives its outcome, and leaves nobody waiting', async () => {
    const time = new VirtualTime();
    expect(await inTime(time, LIMIT_MS, Promise.resolve('done'))).toBe('done');
    await expect(inTime(time, LIMIT_MS, Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
    expect(time.sleeping).toBe(0);
  });

  it('is waited for no longer than allowed, and may fail later without anybody hearing of it', async () => {
    const time = new VirtualTime();
    let fail: (error: Error) => void = () => undefined;
    const outcome = inTime(time, LIMIT_MS, new Promise((_, reject) => (fail = reject))).catch((error: unknown) => error);
    await time.advance(LIMIT_MS);
    expect(await outcome).toEqual(new Overdue(LIMIT_MS));
    fail(new Error('too late'));
    await time.advance(1);
  });
});
