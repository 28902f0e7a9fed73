import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { canonicalText, digestOf, sorted } from './digest';

test('given a value, its text has sorted keys, no white space, and no member that is undefined', () => {
  expect(canonicalText({ b: [1, { d: null, c: undefined, a: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"a":"x","d":null}]}');
});

test('the digest is the SHA-256 of the text', () => {
  expect(digestOf({ b: 1, a: 2 })).toBe(createHash('sha256').update('{"a":2,"b":1}').digest('hex'));
});

test('keys are sorted by their code units, wherever they were', () => {
  expect(Object.keys(sorted({ b: 1, a: 2, B: 3 }))).toEqual(['B', 'a', 'b']);
  const inOrder = { a: 1, b: 2 };
  expect(sorted(inOrder)).toBe(inOrder);
});

test('the order in which keys were written never shows', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
      const reversed = Object.fromEntries(Object.entries(record).reverse());
      expect(canonicalText(reversed)).toBe(canonicalText(record));
      expect(JSON.parse(canonicalText(record))).toEqual(JSON.parse(JSON.stringify(record)));
    }),
  );
});
