import { InvalidRequest } from '@homeward/contracts';
import * as fc from 'fast-check';
import { canonicalJson, commandIdOf, readIdempotencyKey } from './idempotency';
import { awaitPosition } from './min-position';
import { etagOf, readIfMatch, readIfNoneMatch } from './revision-headers';

describe('the revision in a header', () => {
  it('comes back as it was told', () => {
    fc.assert(fc.property(fc.nat(), (revision) => readIfMatch(etagOf(revision)) === revision));
    expect(readIfMatch(undefined)).toBeUndefined();
  });

  it.each(['*', '3', 'W/"3"', '"03"', '"-1"', '"3", "4"', '"1e3"', '""', `"${'9'.repeat(16)}"`])('is refused as %s', (header) => {
    expect(() => readIfMatch(header)).toThrow(InvalidRequest);
  });

  it('can be asked not to exist', () => {
    expect(readIfNoneMatch(' * ')).toBe(true);
    expect(readIfNoneMatch(undefined)).toBe(false);
    expect(() => readIfNoneMatch('"3"')).toThrow(InvalidRequest);
  });
});

describe('an idempotency key', () => {
  it('is refused when it is missing, short, long or unreadable', () => {
    for (const header of [undefined, '', 'short', 'x'.repeat(129), 'with a blank', 'schlüssel-1']) {
      expect(() => readIdempotencyKey(header)).toThrow(expect.objectContaining({ code: 'IdempotencyKeyMissing' }) as Error);
    }
    expect(readIdempotencyKey('a-good-key')).toBe('a-good-key');
  });

  it('stands for one command of one actor on one case', () => {
    const parts = { actor: 'po-1', caseId: 'c-1', key: 'a-good-key' };
    expect(commandIdOf(parts)).toBe(commandIdOf({ ...parts }));
    const others = [{ ...parts, actor: 'po-2' }, { ...parts, caseId: 'c-2' }, { ...parts, key: 'another-key' }, { actor: 'po-1"', caseId: ',"c-1', key: 'a-good-key' }];
    expect(new Set([parts, ...others].map(commandIdOf)).size).toBe(5);
  });

  it('is bound to what was asked, in whatever order its fields came', () => {
    expect(canonicalJson({ a: 1, b: { c: [1, 2], d: null } })).toBe(canonicalJson({ b: { d: null, c: [1, 2] }, a: 1 }));
    expect(canonicalJson({ a: [1, 2] })).not.toBe(canonicalJson({ a: [2, 1] }));
  });

  it('rests on JSON that reads back as it was', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => JSON.stringify(sorted(JSON.parse(canonicalJson(value)))) === JSON.stringify(sorted(JSON.parse(JSON.stringify(value))))));
  });
});

describe('a position to wait for', () => {
  it('is not needed, is awaited, or has not come', async () => {
    await expect(awaitPosition(undefined, () => Promise.reject(new Error('asked')))).resolves.toBeUndefined();
    await expect(awaitPosition('0000000000000042', (position) => Promise.resolve(position === '0000000000000042'))).resolves.toBeUndefined();
    await expect(awaitPosition(`${'0'.repeat(20)}-${'7'.repeat(20)}`, () => Promise.resolve(true))).resolves.toBeUndefined();
    await expect(awaitPosition('0000000000000043', () => Promise.resolve(false))).rejects.toMatchObject({ code: 'NotReady' });
    for (const bad of ['', "1' or 1=1", ['1', '2'], 'x'.repeat(65)]) await expect(awaitPosition(bad, () => Promise.resolve(true))).rejects.toThrow(InvalidRequest);
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]);
}
