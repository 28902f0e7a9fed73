import { compileCondition } from './compile-condition';
import type { FactValue } from './decision';
import type { Condition } from './rule-set';
import { FACTS, inputsWith } from './testing/small-rules';
import { FALSE, TRUE, UNKNOWN, type Truth } from './truth';

const TODAY = '2026-03-02';
const T: Condition = { fact: 'yes', is: true };
const F: Condition = { fact: 'yes', is: false };
const U: Condition = { fact: 'count', is: 1 };
const WORDS: Readonly<Record<Truth, string>> = { [FALSE]: 'false', [UNKNOWN]: 'unknown', [TRUE]: 'true' };
const PARTS = { true: T, false: F, unknown: U };
type Value = keyof typeof PARTS;

function truth(condition: Condition, facts: Readonly<Record<string, FactValue | null>> = { yes: true }, asOf = TODAY): string {
  return WORDS[compileCondition(condition, FACTS).test(inputsWith(facts).facts, asOf)];
}

describe('parts together, in all combinations of three values', () => {
  const AND: readonly (readonly [Value, Value, Value])[] = [
    ['true', 'true', 'true'],
    ['true', 'unknown', 'unknown'],
    ['true', 'false', 'false'],
    ['unknown', 'true', 'unknown'],
    ['unknown', 'unknown', 'unknown'],
    ['unknown', 'false', 'false'],
    ['false', 'true', 'false'],
    ['false', 'unknown', 'false'],
    ['false', 'false', 'false'],
  ];
  test.each(AND)('%s and %s is %s', (one, other, expected) => {
    expect(truth({ all: [PARTS[one], PARTS[other]] })).toBe(expected);
  });

  const OR: readonly (readonly [Value, Value, Value])[] = [
    ['true', 'true', 'true'],
    ['true', 'unknown', 'true'],
    ['true', 'false', 'true'],
    ['unknown', 'true', 'true'],
    ['unknown', 'unknown', 'unknown'],
    ['unknown', 'false', 'unknown'],
    ['false', 'true', 'true'],
    ['false', 'unknown', 'unknown'],
    ['false', 'false', 'false'],
  ];
  test.each(OR)('%s or %s is %s', (one, other, expected) => {
    expect(truth({ any: [PARTS[one], PARTS[other]] })).toBe(expected);
  });

  test.each([
    ['true', 'false'],
    ['unknown', 'unknown'],
    ['false', 'true'],
  ] as const)('not %s is %s', (one, expected) => {
    expect(truth({ not: PARTS[one] })).toBe(expected);
  });

  test('three parts of which the last decides', () => {
    expect(truth({ all: [T, U, F] })).toBe('false');
    expect(truth({ any: [F, U, T] })).toBe('true');
    expect(truth({ all: [U, T, T] })).toBe('unknown');
    expect(truth({ any: [U, F, F] })).toBe('unknown');
  });
});

describe('one question about one fact', () => {
  const CASES: readonly (readonly [Condition, string, FactValue | null, string])[] = [
    [{ known: 'yes' }, 'yes', false, 'true'],
    [{ known: 'yes' }, 'yes', null, 'false'],
    [{ known: 'yes' }, 'yes', 'false', 'unknown'],
    [{ fact: 'yes', is: true }, 'yes', true, 'true'],
    [{ fact: 'yes', is: true }, 'yes', false, 'false'],
    [{ fact: 'yes', is: true }, 'yes', 'true', 'unknown'],
    [{ fact: 'count', is: 2 }, 'count', 2, 'true'],
    [{ fact: 'count', is: 2 }, 'count', 3, 'false'],
    [{ fact: 'count', is: 2 }, 'count', '2', 'unknown'],
    [{ fact: 'count', in: [1, 2] }, 'count', 2, 'true'],
    [{ fact: 'count', in: [1, 2] }, 'count', 3, 'false'],
    [{ fact: 'count', atLeast: 2 }, 'count', 2, 'true'],
    [{ fact: 'count', atLeast: 2 }, 'count', 1, 'false'],
    [{ fact: 'count', atMost: 2 }, 'count', 2, 'true'],
    [{ fact: 'count', atMost: 2 }, 'count', 3, 'false'],
    [{ fact: 'count', atMost: 2 }, 'count', true, 'unknown'],
    [{ fact: 'word', is: 'a' }, 'word', 'a', 'true'],
    [{ fact: 'word', is: 'a' }, 'word', 'b', 'false'],
    [{ fact: 'word', is: 'a' }, 'word', 'z', 'unknown'],
    [{ fact: 'word', is: 'a' }, 'word', 1, 'unknown'],
    [{ fact: 'word', in: ['a', 'b'] }, 'word', 'b', 'true'],
    [{ fact: 'word', in: ['a', 'b'] }, 'word', 'c', 'false'],
    [{ fact: 'free', is: 'z' }, 'free', 'z', 'true'],
    [{ fact: 'free', is: 'z' }, 'free', 'y', 'false'],
    [{ fact: 'words', hasAny: ['a', 'b'] }, 'words', ['c', 'b'], 'true'],
    [{ fact: 'words', hasAny: ['a', 'b'] }, 'words', ['c'], 'false'],
    [{ fact: 'words', hasAny: ['a', 'b'] }, 'words', [], 'false'],
    [{ fact: 'words', hasAny: ['a', 'b'] }, 'words', ['z'], 'unknown'],
    [{ fact: 'words', hasAny: ['a', 'b'] }, 'words', ['z', 'a'], 'true'],
    [{ fact: 'words', hasAny: ['a', 'b'] }, 'words', 'a', 'unknown'],
    [{ fact: 'until', notBefore: 'today' }, 'until', '2026-03-02', 'true'],
    [{ fact: 'until', notBefore: 'today' }, 'until', '2026-03-01', 'false'],
    [{ fact: 'until', notBefore: 'today' }, 'until', '9999-12-31', 'true'],
    [{ fact: 'until', notBefore: 'today' }, 'until', 'tomorrow', 'unknown'],
    [{ fact: 'until', withinDays: 30 }, 'until', '2026-01-31', 'true'],
    [{ fact: 'until', withinDays: 30 }, 'until', '2026-01-30', 'false'],
    [{ fact: 'until', withinDays: 30 }, 'until', '2026-04-01', 'true'],
    [{ fact: 'until', withinDays: 0 }, 'until', '2026-03-02', 'true'],
    [{ fact: 'until', withinDays: 0 }, 'until', '2026-03-01', 'false'],
  ];
  test.each(CASES)('%j of %s = %j is %s', (condition, fact, value, expected) => {
    expect(truth(condition, { [fact]: value })).toBe(expected);
  });

  test.each(CASES.filter(([condition]) => !('known' in condition)))('%j is unknown when %s is not known, or was never given', (condition, fact) => {
    expect(truth(condition, { [fact]: null })).toBe('unknown');
    expect(truth(condition, {})).toBe('unknown');
  });

  test('nothing is understood of a fact that was not declared', () => {
    expect(truth({ fact: 'strange', is: true }, { strange: true })).toBe('unknown');
    expect(truth({ known: 'strange' }, { strange: true })).toBe('unknown');
    expect(truth({ known: 'strange' }, {})).toBe('false');
  });
});

test('a condition knows its facts, each once, and the days after which it may turn', () => {
  const condition: Condition = { all: [{ fact: 'until', withinDays: 30 }, { any: [{ known: 'yes' }, { not: { fact: 'until', notBefore: 'today' } }] }] };
  const { facts, turns } = compileCondition(condition, FACTS);
  expect(facts).toEqual(['until', 'yes']);
  expect(turns).toEqual([
    { fact: 'until', daysAfter: 30 },
    { fact: 'until', daysAfter: 0 },
  ]);
});
