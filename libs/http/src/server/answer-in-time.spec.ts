import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { firstValueFrom, mergeMap, NEVER, type Observable, of, throwError, timer } from 'rxjs';
import { AnswerInTime } from './answer-in-time';

const LIMIT_MS = 20;

function answered(answer: Observable<unknown>, reply: { readonly sent: boolean } = { sent: false }): Promise<unknown> {
  const context = { switchToHttp: () => ({ getResponse: () => reply }) } as unknown as ExecutionContext;
  const handler: CallHandler = { handle: () => answer };
  return firstValueFrom(new AnswerInTime(LIMIT_MS).intercept(context, handler));
}

describe('a request', () => {
  it('is answered as its handler does', async () => {
    expect(await answered(of('done'))).toBe('done');
  });

  it('that waits too long is told that its outcome is not known, and may be sent again', async () => {
    await expect(answered(NEVER)).rejects.toMatchObject({ code: 'NotReady' });
  });

  it('whose answer has begun, such as a live feed, goes on', async () => {
    const outcome = await Promise.race([answered(NEVER, { sent: true }), new Promise((resolve) => setImmediate(() => resolve('nothing yet')))]);
    expect(outcome).toBe('nothing yet');
  });

  it('whose answer had begun is still told of, when it fails later', async () => {
    const failing = timer(3 * LIMIT_MS).pipe(mergeMap(() => throwError(() => new Error('the log was lost'))));
    await expect(answered(failing, { sent: true })).rejects.toThrow('the log was lost');
  });
});
