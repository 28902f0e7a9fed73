import { MAX_WAITING_PER_CASE, Mailboxes } from './mailboxes';

/** Work that ends when the test says so. */
function held() {
  let release: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  return { release, work: () => until };
}

describe('the mailbox of a case', () => {
  it('does one thing at a time, in the order of arrival, also after a failure', async () => {
    const mailboxes = new Mailboxes();
    const done: string[] = [];
    const first = held();
    const results = Promise.allSettled([
      mailboxes.run('a', async () => {
        await first.work();
        done.push('first');
        throw new Error('it failed');
      }),
      mailboxes.run('a', () => Promise.resolve(done.push('second'))),
      mailboxes.run('b', () => Promise.resolve(done.push('of another case'))).then(() => first.release()),
    ]);
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(done).toEqual(['of another case', 'first', 'second']);
  });

  it('takes no more than its bound, and is empty again afterwards', async () => {
    const mailboxes = new Mailboxes();
    const first = held();
    const waiting = Array.from({ length: MAX_WAITING_PER_CASE }, () => mailboxes.run('a', first.work));
    await expect(mailboxes.run('a', () => Promise.resolve())).rejects.toMatchObject({ code: 'TooManyRequests' });
    await expect(mailboxes.run('b', () => Promise.resolve('free'))).resolves.toBe('free');
    first.release();
    await Promise.all(waiting);
    await expect(mailboxes.run('a', () => Promise.resolve('free'))).resolves.toBe('free');
  });
});
