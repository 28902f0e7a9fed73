import { BadRequestException, HttpException } from '@nestjs/common';
import { IssuerUnavailable, RevocationsUnknown, TokenRefused } from '@homeward/access';
import { InvalidRequest } from '@homeward/contracts';
import { CommandRejected } from '@homeward/decider';
import { StoreUnavailable } from '@homeward/event-store';
import { EdgeProblem, notFound, staleRevision } from './edge-problem';
import { problemOf } from './problem-of';

const TRACE = 'ab'.repeat(16);
const told = (thrown: unknown) => {
  const { document, headers } = problemOf(thrown, TRACE);
  return { code: document.code, status: document.status, headers };
};

describe('what was thrown becomes a problem', () => {
  it.each<[string, unknown, number, string]>([
    ['a refusal of a rule about the case', new CommandRejected('ConsentMissing', 'No consent.'), 409, 'ConsentMissing'],
    ['a refusal of a rule about the input', new CommandRejected('InvalidValue', 'No.'), 422, 'InvalidValue'],
    ['a request nobody understands', new InvalidRequest('No.'), 400, 'InvalidRequest'],
    ['a refused token', new TokenRefused('TokenExpired', 'Expired.'), 401, 'NotAuthenticated'],
    ['a revoked token', new TokenRefused('AccessRevoked', 'Revoked.'), 401, 'AccessRevoked'],
    ['revocations nobody knows of', new RevocationsUnknown('No.'), 503, 'StoreUnavailable'],
    ['an issuer that cannot be asked', new IssuerUnavailable('No.'), 503, 'StoreUnavailable'],
    ['a store that cannot answer', new StoreUnavailable('No.'), 503, 'StoreUnavailable'],
    ['nothing found', notFound(), 404, 'NotFound'],
    ['a status of the framework', new HttpException('x', 413), 413, 'BodyTooLarge'],
    ['a status of the framework that we do not have', new HttpException('x', 418), 500, 'InternalError'],
    ['a bug', new TypeError('x is not a function'), 500, 'InternalError'],
    ['a refusal with a code no list holds', new CommandRejected('Whatever', 'x'), 500, 'InternalError'],
    ['no error at all', undefined, 500, 'InternalError'],
  ])('%s', (_, thrown, status, code) => {
    expect(told(thrown)).toMatchObject({ status, code });
  });

  it('that tells nothing of what nobody foresaw', () => {
    const text = JSON.stringify([new Error('secret'), new BadRequestException('secret'), new HttpException('secret', 500)].map((thrown) => problemOf(thrown, TRACE)));
    expect(text).not.toContain('secret');
  });

  it('that says when to come back', () => {
    expect(told(new StoreUnavailable('No.')).headers).toEqual({ 'retry-after': '1' });
    expect(told(new EdgeProblem('TooManyRequests', 'No.')).headers).toEqual({ 'retry-after': '1' });
    expect(told(notFound()).headers).toEqual({});
  });

  it('that says what happened since', () => {
    const { document, headers } = problemOf(staleRevision(4, ['CaseHeld']), TRACE);
    expect({ ...document, headers }).toMatchObject({
      type: 'urn:homeward:problem:stale-revision',
      traceId: TRACE,
      currentRevision: 4,
      eventsSince: ['CaseHeld'],
      headers: { etag: '"4"' },
    });
  });
});
