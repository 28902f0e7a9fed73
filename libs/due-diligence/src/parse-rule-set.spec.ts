import { DEFAULT_RULE_SET } from './default-rule-set';
import { parseRuleSet, RuleSetInvalid } from './parse-rule-set';
import type { RuleSetProblem } from './rule-set-problem';
import type { Condition, RuleSet } from './rule-set';
import { checkOf, declared, FACTS, levelOf, ruleOf, rulesOf, said, YES } from './testing/small-rules';

const VALID = rulesOf([checkOf('X1', { rules: [ruleOf('X1.rule', 'BLOCK')] })], { signOff: [levelOf('l', 'senior', { when: YES })] });

function problemsOf(input: unknown): readonly RuleSetProblem[] {
  try {
    parseRuleSet(input);
  } catch (error) {
    if (error instanceof RuleSetInvalid) return error.problems;
    throw error;
  }
  return [];
}

const withCondition = (when: unknown): unknown => ({ ...VALID, checks: [{ ...checkOf('X1'), rules: [{ ...ruleOf('X1.rule', 'BLOCK'), when }] }] });
const WHEN = '/checks/0/rules/0/when';

describe('a rule set that can be used', () => {
  test('is read from its text or from what was read from it', () => {
    expect(parseRuleSet(JSON.stringify(VALID))).toEqual(VALID);
    expect(parseRuleSet(VALID)).toBe(VALID);
  });

  test.each<Condition>([
    { all: [YES, { any: [YES] }, { not: YES }, { known: 'yes' }] },
    { fact: 'count', is: 1 },
    { fact: 'count', in: [1, 2] },
    { fact: 'count', atLeast: 1.5 },
    { fact: 'count', atMost: -1 },
    { fact: 'word', is: 'a' },
    { fact: 'word', in: ['a', 'c'] },
    { fact: 'free', is: 'anything' },
    { fact: 'words', hasAny: ['b'] },
    { fact: 'until', notBefore: 'today' },
    { fact: 'until', withinDays: 0 },
  ])('may say %j', (when) => {
    expect(problemsOf(withCondition(when))).toEqual([]);
  });

  test('may be in effect for one day', () => {
    expect(problemsOf({ ...VALID, effectiveFrom: '2026-02-28', effectiveUntil: '2026-02-28' })).toEqual([]);
  });
});

describe('a file that is no rule set', () => {
  test.each([
    ['not JSON', '{', /^is not JSON: /],
    ['too long', ' '.repeat(1_000_001), /^is longer than 1000000 characters$/],
    ['too deep', '['.repeat(34) + ']'.repeat(34), /^is nested more than 32 levels deep$/],
    ['a number', 7, /^must be object$/],
    ['null', 'null', /^must be object$/],
  ])('%s', (_what, input, problem) => {
    expect(problemsOf(input)).toEqual([{ at: '', problem: expect.stringMatching(problem) as string }]);
  });

  test('depth costs no stack', () => {
    expect(problemsOf(`${'['.repeat(400_000)}${']'.repeat(400_000)}`)).toMatchObject([{ at: '' }]);
  });

  test('as long as allowed, and as deep, is still looked at', () => {
    expect(problemsOf(`"${' '.repeat(999_998)}"`)).toEqual([{ at: '', problem: 'must be object' }]);
    expect(problemsOf('['.repeat(33) + ']'.repeat(33))).toEqual([{ at: '', problem: 'must be object' }]);
  });
});

describe('refused by its shape', () => {
  const { facts: _facts, ...withoutFacts } = VALID;
  test.each<readonly [string, unknown, string, RegExp]>([
    ['a part missing', withoutFacts, '', /'facts'/],
    ['a part too many', { ...VALID, extra: 1 }, '', /^must not have "extra"$/],
    ['version 0', { ...VALID, version: 0 }, '/version', />= 1/],
    ['half a version', { ...VALID, version: 1.5 }, '/version', /integer/],
    ['a language missing', { ...VALID, title: { en: 'a', fr: 'b' } }, '/title', /'es'/],
    ['a language more', { ...VALID, title: { ...said('a'), de: 'd' } }, '/title', /^must not have "de"$/],
    ['an empty text', { ...VALID, title: { ...said('a'), fr: ' ' } }, '/title/fr', /pattern/],
    ['no date', { ...VALID, effectiveFrom: '1 March' }, '/effectiveFrom', /pattern/],
    ['no checks', { ...VALID, checks: [] }, '/checks', /fewer than 1/],
    ['too many checks', rulesOf(Array.from({ length: 101 }, (_, index) => checkOf(`X${index}`))), '/checks', /more than 100/],
    ['an outcome a rule cannot have', withRule({ then: 'CLEAR' }), '/checks/0/rules/0/then', /^must be one of BLOCK, ESCALATE, INCONCLUSIVE, CLEAR_WITH_MITIGATION$/],
    ['no such level', { ...VALID, signOff: [{ ...levelOf('l', 'senior', { when: YES }), level: 'junior' }] }, '/signOff/0/level', /^must be one of second-officer, /],
    ['a level for nothing', { ...VALID, signOff: [levelOf('l', 'senior', {})] }, '/signOff/0', /fewer than 4/],
    ['escalation of what', { ...VALID, signOff: [levelOf('l', 'senior', { escalated: 'all' as 'any' })] }, '/signOff/0/escalated', /constant/],
    ['no days', { ...VALID, validity: { days: 0, shorter: [] } }, '/validity/days', />= 1/],
    ['more days than a year has', { ...VALID, validity: { days: 367, shorter: [] } }, '/validity/days', /<= 366/],
    ['a type of fact unknown', { ...VALID, facts: { ...FACTS, odd: { ...declared('text'), type: 'list' } } }, '/facts/odd/type', /^must be one of boolean, /],
    ['a strange name of a fact', { ...VALID, facts: { ...FACTS, 'Two words': declared('text') } }, '/facts', /pattern|name/],
  ])('%s', (_what, input, at, problem) => {
    expect(problemsOf(input)).toContainEqual({ at, problem: expect.stringMatching(problem) as string });
  });

  test.each<readonly [string, unknown, string, RegExp]>([
    ['an empty condition', {}, WHEN, /fewer than 1/],
    ['two conditions in one', { known: 'yes', not: YES }, WHEN, /more than 1/],
    ['a fact and no question', { fact: 'yes' }, WHEN, /fewer than 2/],
    ['two questions', { fact: 'count', atLeast: 1, atMost: 2 }, WHEN, /more than 2/],
    ['no such question', { fact: 'yes', equals: true }, WHEN, /^must not have "equals"$/],
    ['nothing to be all of', { all: [] }, `${WHEN}/all`, /fewer than 1/],
    ['another day than today', { fact: 'until', notBefore: '2026-01-01' }, `${WHEN}/notBefore`, /constant/],
    ['negative days', { fact: 'until', withinDays: -1 }, `${WHEN}/withinDays`, />= 0/],
    ['a condition in words', { not: 'yes' }, `${WHEN}/not`, /object/],
  ])('%s in a condition', (_what, when, at, problem) => {
    expect(problemsOf(withCondition(when))).toContainEqual({ at, problem: expect.stringMatching(problem) as string });
  });

  test('does not tell of the branch that the schema took', () => {
    expect(problemsOf(withCondition({ fact: 'yes' })).map(({ problem }) => problem).join()).not.toContain('"then"');
  });
});

describe('refused by its meaning', () => {
  test.each<readonly [string, unknown, string, string]>([
    ['a day that does not exist', { ...VALID, effectiveFrom: '2026-02-30' }, '/effectiveFrom', 'is not a day of the calendar'],
    ['a last day that does not exist', { ...VALID, effectiveUntil: '2026-02-30' }, '/effectiveUntil', 'is not a day of the calendar'],
    ['an end before the start', { ...VALID, effectiveUntil: '2025-12-31' }, '/effectiveUntil', 'is before effectiveFrom'],
    ['a check twice', rulesOf([checkOf('X1'), checkOf('X1')]), '/checks/1/id', '"X1" is there twice'],
    ['a rule twice', rulesOf([checkOf('X1', { rules: [ruleOf('r', 'BLOCK')] }), checkOf('X2', { rules: [ruleOf('r', 'BLOCK')] })]), '/checks/1/rules/0/id', '"r" is there twice'],
    ['a level named like a rule', rulesOf([checkOf('X1', { rules: [ruleOf('r', 'BLOCK')] })], { signOff: [levelOf('r', 'senior', { when: YES })] }), '/signOff/0/id', '"r" is there twice'],
    ['a term named like a level', { ...VALID, validity: { days: 30, shorter: [{ id: 'l', when: YES, days: 1 }] } }, '/validity/shorter/0/id', '"l" is there twice'],
    ['a level of no check', { ...VALID, signOff: [levelOf('l', 'senior', { escalated: ['X1', 'X9'] })] }, '/signOff/0/escalated', '"X9" is not a check'],
    ['an override of no check', { ...VALID, signOff: [levelOf('l', 'senior', { overridden: ['X9'] })] }, '/signOff/0/overridden', '"X9" is not a check'],
    ['a fact that touches no check', { ...VALID, facts: { ...FACTS, touching: declared('text', { touches: ['X9'] }) } }, '/facts/touching/touches', '"X9" is not a check'],
    ['a list for a number', { ...VALID, facts: { ...FACTS, many: declared('number', { values: ['1'], valueLabels: { 1: said('one') } }) } }, '/facts/many/values', 'a number has no closed list'],
    ['a value without label', { ...VALID, facts: { ...FACTS, kind: declared('text', { values: ['a'] }) } }, '/facts/kind/valueLabels', '"a" has no label'],
    ['a label without value', { ...VALID, facts: { ...FACTS, kind: declared('text', { valueLabels: { a: said('A') } }) } }, '/facts/kind/valueLabels', '"a" is not among the values'],
    ['a level on a fact unknown', { ...VALID, signOff: [levelOf('l', 'senior', { when: { known: 'nowhere' } })] }, '/signOff/0/when', '"nowhere" is not a declared fact'],
    ['a term on a fact unknown', { ...VALID, validity: { days: 30, shorter: [{ id: 's', when: { known: 'nowhere' }, days: 1 }] } }, '/validity/shorter/0/when', '"nowhere" is not a declared fact'],
    ['a check for whom', rulesOf([checkOf('X1', { appliesWhen: { known: 'nowhere' } })]), '/checks/0/appliesWhen', '"nowhere" is not a declared fact'],
  ])('%s', (_what, input, at, problem) => {
    expect(problemsOf(input)).toEqual([{ at, problem }]);
  });

  test.each<readonly [Condition, string, string]>([
    [{ fact: 'nowhere', is: true }, WHEN, '"nowhere" is not a declared fact'],
    [{ fact: 'constructor', is: true }, WHEN, '"constructor" is not a declared fact'],
    [{ not: { known: 'nowhere' } }, `${WHEN}/not`, '"nowhere" is not a declared fact'],
    [{ all: [YES, { any: [{ known: 'nowhere' }] }] }, `${WHEN}/all/1/any/0`, '"nowhere" is not a declared fact'],
    [{ fact: 'yes', is: 'true' }, WHEN, '"yes" is a boolean and is never "true"'],
    [{ fact: 'count', is: '1' }, WHEN, '"count" is a number and is never "1"'],
    [{ fact: 'word', is: true }, WHEN, '"word" is a text and is never true'],
    [{ fact: 'word', is: 'z' }, WHEN, '"word" is never "z": that is not among its values'],
    [{ fact: 'word', in: ['a', 'z'] }, WHEN, '"word" is never "z": that is not among its values'],
    [{ fact: 'words', hasAny: ['z'] }, WHEN, '"words" is never "z": that is not among its values'],
    [{ fact: 'words', is: 'a' }, WHEN, '"words" is a texts and cannot be asked "is"'],
    [{ fact: 'yes', in: [1] }, WHEN, '"yes" is a boolean and cannot be asked "in"'],
    [{ fact: 'word', hasAny: ['a'] }, WHEN, '"word" is a text and cannot be asked "hasAny"'],
    [{ fact: 'word', atLeast: 1 }, WHEN, '"word" is a text and cannot be asked "atLeast"'],
    [{ fact: 'until', atMost: 1 }, WHEN, '"until" is a date and cannot be asked "atMost"'],
    [{ fact: 'count', notBefore: 'today' }, WHEN, '"count" is a number and cannot be asked "notBefore"'],
    [{ fact: 'yes', withinDays: 1 }, WHEN, '"yes" is a boolean and cannot be asked "withinDays"'],
    [{ fact: 'until', is: '2026-01-01' }, WHEN, '"until" is a date and cannot be asked "is"'],
  ])('%j', (when, at, problem) => {
    expect(problemsOf(withCondition(when))).toEqual([{ at, problem }]);
  });

  test('conditions are bounded in depth and size', () => {
    const nested = (levels: number): Condition => (levels === 1 ? YES : { not: nested(levels - 1) });
    expect(problemsOf(withCondition(nested(8)))).toEqual([]);
    expect(problemsOf(withCondition(nested(9)))).toEqual([{ at: `${WHEN}${'/not'.repeat(8)}`, problem: 'is more than 8 levels deep' }]);
    const under = (key: 'all' | 'any', levels: number): Condition => (levels === 1 ? YES : key === 'all' ? { all: [under(key, levels - 1)] } : { any: [under(key, levels - 1)] });
    for (const key of ['all', 'any'] as const) {
      expect(problemsOf(withCondition(under(key, 8)))).toEqual([]);
      expect(problemsOf(withCondition(under(key, 9)))).toEqual([{ at: `${WHEN}${`/${key}/0`.repeat(8)}`, problem: 'is more than 8 levels deep' }]);
    }
    const wide = (parts: number): Condition => ({ all: [{ all: Array.from({ length: 49 }, () => YES) }, { all: Array.from({ length: parts - 52 }, () => YES) }] });
    expect(problemsOf(withCondition(wide(100)))).toEqual([]);
    expect(problemsOf(withCondition(wide(101)))).toEqual([{ at: WHEN, problem: 'has more than 100 parts' }]);
  });
});

test('everything that is wrong is said at once, up to 100 problems, also in the message', () => {
  const two = { ...VALID, effectiveFrom: '2026-02-30', signOff: [levelOf('l', 'senior', { escalated: ['X9'] })] };
  expect(problemsOf(two)).toHaveLength(2);
  expect(new RuleSetInvalid(problemsOf(two)).message).toBe('The rule set cannot be used: /effectiveFrom is not a day of the calendar; /signOff/0/escalated "X9" is not a check');
  expect(new RuleSetInvalid([{ at: '', problem: 'is wrong' }]).message).toBe('The rule set cannot be used: (whole) is wrong');
  const many = rulesOf([checkOf('X1')], { signOff: Array.from({ length: 50 }, (_, index) => levelOf(`l${index}`, 'senior', { escalated: ['X7', 'X8', 'X9'] })) });
  expect(problemsOf(many)).toHaveLength(100);
  const odd = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`odd${index}`, index]));
  expect(problemsOf({ ...VALID, ...odd })).toHaveLength(100);
});

test('the rules shipped can be used, and say whose they are', () => {
  expect(problemsOf(JSON.stringify(DEFAULT_RULE_SET))).toEqual([]);
  expect(DEFAULT_RULE_SET.authority.en).toContain('Homeward’s own design');
});

function withRule(changes: object): unknown {
  const ruleSet: RuleSet = VALID;
  return { ...ruleSet, checks: [{ ...checkOf('X1'), rules: [{ ...ruleOf('X1.rule', 'BLOCK'), ...changes }] }] };
}
