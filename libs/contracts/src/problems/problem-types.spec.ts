import { PROBLEM_CODES, problemTypeOf, problemUrnOf } from './problem-types';

describe('a problem type', () => {
  it.each(PROBLEM_CODES)('%s has a URN of its own, a title and the status of an error', (code) => {
    const { status, title } = problemTypeOf(code);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(title).toMatch(/^[A-Z]/);
    expect(problemUrnOf(code)).toMatch(/^urn:homeward:problem:[a-z]+(-[a-z]+)*$/);
  });

  it('is told apart from every other', () => {
    expect(new Set(PROBLEM_CODES.map(problemUrnOf)).size).toBe(PROBLEM_CODES.length);
    expect(problemUrnOf('ConsentMissing')).toBe('urn:homeward:problem:consent-missing');
    expect(problemTypeOf('ConsentMissing')).toEqual({ status: 409, title: 'Consent missing' });
  });
});
