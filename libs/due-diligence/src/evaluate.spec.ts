import { canonicalText, digestOf } from './digest';
import { evaluate, opensTheWay } from './evaluate';
import { RESULTS, type DdpDecision, type DdpInputs } from './decision';
import type { Condition, RuleSet } from './rule-set';
import { answerOf, checkOf, inputsWith, levelOf, ruleOf, rulesOf, YES } from './testing/small-rules';

const TODAY = '2026-03-02';
const FULL = { asOf: TODAY, scope: 'full' } as const;
const LIVE: Condition = { fact: 'until', notBefore: 'today' };
const OVER: Condition = { not: LIVE };

describe('a decision', () => {
  const ruleSet = rulesOf([checkOf('X1', { rules: [ruleOf('X1.stop', 'BLOCK')] })], { facts: { yes: rulesOf([]).facts['yes'] ?? never(), count: rulesOf([]).facts['count'] ?? never() } });
  const inputs: DdpInputs = {
    facts: { yes: { value: false, source: 'e1' }, strange: { value: 1, source: 'e2' } },
    answers: { X2: answerOf('CLEAR', '2026-05-01'), X1: answerOf('CLEAR') },
    overrides: { X9: 'o9', X3: 'o3' },
    escalations: { X8: 'x8', X2: 'x2' },
  };

  test('holds the rules, the day, what it rests on, how it came about and how long it holds', () => {
    expect(evaluate(ruleSet, inputs, FULL)).toEqual({
      ruleSet: { id: 'small', version: 1, digest: digestOf(ruleSet) },
      scope: 'full',
      asOf: TODAY,
      inputs: {
        facts: { count: { value: null, source: null }, yes: { value: false, source: 'e1' } },
        answers: inputs.answers,
        overrides: inputs.overrides,
        escalations: inputs.escalations,
      },
      checks: [{ check: 'X1', outcome: 'CLEAR', answer: 'CLEAR', fired: [], escalated: false, overridden: false }],
      result: 'CLEARED',
      requiredLevel: 'second-officer',
      levelRules: [],
      validUntil: '2026-04-01',
    });
  });

  test('is written the same however its inputs were ordered, also without sorting', () => {
    const reversed = Object.fromEntries(
      Object.entries(inputs).map(([part, record]) => [part, Object.fromEntries(Object.entries(record as Record<string, unknown>).reverse())]),
    ) as unknown as DdpInputs;
    expect(JSON.stringify(evaluate(ruleSet, reversed, FULL))).toBe(JSON.stringify(evaluate(ruleSet, inputs, FULL)));
    expect(Object.keys(evaluate(ruleSet, inputs, FULL).inputs.answers)).toEqual(['X1', 'X2']);
    expect(Object.keys(evaluate(ruleSet, inputs, FULL).inputs.facts)).toEqual(['count', 'yes']);
  });

  test('comes out the same from its own inputs, byte for byte', () => {
    const stored = JSON.parse(JSON.stringify(evaluate(ruleSet, inputs, FULL))) as DdpDecision;
    expect(canonicalText(evaluate(ruleSet, stored.inputs, FULL))).toBe(canonicalText(stored));
  });

  test('keeps nothing of an answer but its outcome, last day and source', () => {
    const withMore = { ...inputs, answers: { X1: { source: 's', note: 'narrative', outcome: 'CLEAR' as const } } };
    expect(evaluate(ruleSet, withMore, FULL).inputs.answers).toEqual({ X1: { outcome: 'CLEAR', source: 's' } });
  });
});

test('only CLEARED and CONDITIONAL open the way', () => {
  expect(RESULTS.filter(opensTheWay)).toEqual(['CLEARED', 'CONDITIONAL']);
});

describe('the last day a decision holds', () => {
  const lastDay = (ruleSet: RuleSet, inputs: DdpInputs): string | null => evaluate(ruleSet, inputs, FULL).validUntil;
  const onePolicy = (when: Condition, rest: Partial<RuleSet> = {}): RuleSet => rulesOf([checkOf('X1', { rules: [ruleOf('X1.rule', 'BLOCK', when)] })], rest);

  test('is the term of the rules when nothing ends before', () => {
    expect(lastDay(rulesOf([checkOf('X1')]), inputsWith({}))).toBe('2026-04-01');
  });

  test.each([true, null])('is the shorter term when its condition is true or cannot be told (%s)', (yes) => {
    const shorter = [
      { id: 's', when: YES, days: 14 },
      { id: 't', when: YES, days: 20 },
    ];
    expect(lastDay(rulesOf([checkOf('X1')], { validity: { days: 30, shorter } }), inputsWith({ yes }))).toBe('2026-03-16');
    expect(lastDay(rulesOf([checkOf('X1')], { validity: { days: 30, shorter } }), inputsWith({ yes: false }))).toBe('2026-04-01');
  });

  test('a longer term under a condition never lengthens it', () => {
    expect(lastDay(rulesOf([checkOf('X1')], { validity: { days: 30, shorter: [{ id: 's', when: YES, days: 60 }] } }), inputsWith({ yes: true }))).toBe('2026-04-01');
  });

  test.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-03-20', '2026-03-20'],
    ['2026-03-31', '2026-03-31'],
    ['2026-04-01', '2026-04-01'],
    ['2026-04-02', '2026-04-01'],
  ])('is the last day of a date a rule rests on: %s gives %s', (until, expected) => {
    expect(lastDay(onePolicy(OVER), inputsWith({ until }))).toBe(expected);
  });

  test('counts the days within which a date must lie', () => {
    expect(lastDay(onePolicy({ not: { fact: 'until', withinDays: 10 } }), inputsWith({ until: '2026-02-25' }))).toBe('2026-03-07');
  });

  test('is not shortened by a date that makes nothing worse', () => {
    const better = rulesOf([checkOf('X1', { rules: [ruleOf('X1.rule', 'CLEAR_WITH_MITIGATION', LIVE)] })]);
    expect(evaluate(better, inputsWith({ until: '2026-03-10' }), FULL)).toMatchObject({ result: 'CONDITIONAL', validUntil: '2026-04-01' });
    expect(lastDay(onePolicy({ all: [OVER, YES] }), inputsWith({ until: '2026-03-10', yes: false }))).toBe('2026-04-01');
  });

  test('is the first day after which it is worse, of several', () => {
    const rules = [ruleOf('X1.a', 'BLOCK', OVER), ruleOf('X1.b', 'BLOCK', { not: { fact: 'until', withinDays: 5 } })];
    expect(lastDay(rulesOf([checkOf('X1', { rules })]), inputsWith({ until: '2026-03-10' }))).toBe('2026-03-10');
    expect(lastDay(rulesOf([checkOf('X1', { rules: [...rules].reverse() })]), inputsWith({ until: '2026-03-10' }))).toBe('2026-03-10');
  });

  test('is the last day of an answer that has to stand', () => {
    const ruleSet = rulesOf([checkOf('X1', { answer: 'required' }), checkOf('X2')]);
    expect(lastDay(ruleSet, inputsWith({}, { answers: { X1: answerOf('CLEAR', '2026-03-09') } }))).toBe('2026-03-09');
    expect(lastDay(ruleSet, inputsWith({}, { answers: { X1: answerOf('CLEAR'), X2: answerOf('CLEAR', '2026-03-09') } }))).toBe('2026-04-01');
  });

  test('ends when a check comes out worse though the result does not', () => {
    const rules = [ruleOf('X2.rule', 'CLEAR_WITH_MITIGATION', OVER)];
    const ruleSet = rulesOf([checkOf('X1', { rules: [ruleOf('X1.rule', 'CLEAR_WITH_MITIGATION')] }), checkOf('X2', { rules })]);
    expect(evaluate(ruleSet, inputsWith({ yes: true, until: '2026-03-10' }), FULL)).toMatchObject({ result: 'CONDITIONAL', validUntil: '2026-03-10' });
  });

  test('does not end when a check begins to apply and is clear', () => {
    const ruleSet = rulesOf([checkOf('X1', { appliesWhen: OVER })]);
    expect(lastDay(ruleSet, inputsWith({ until: '2026-03-10' }))).toBe('2026-04-01');
  });

  test('ends when a higher signature would be needed', () => {
    const ruleSet = rulesOf([checkOf('X1')], { signOff: [levelOf('l', 'senior', { when: OVER })] });
    expect(lastDay(ruleSet, inputsWith({ until: '2026-03-10' }))).toBe('2026-03-10');
    const lower = rulesOf([checkOf('X1')], { signOff: [levelOf('l', 'senior', { when: LIVE })] });
    expect(lastDay(lower, inputsWith({ until: '2026-03-10' }))).toBe('2026-04-01');
  });

  test.each(['not a date', '2026-13-40', 7, true])('is not confused by %p where a date belongs', (until) => {
    const ruleSet = rulesOf([checkOf('X1', { rules: [ruleOf('X1.rule', 'CLEAR_WITH_MITIGATION', YES)] })], { signOff: [levelOf('l', 'senior', { when: OVER })] });
    expect(evaluate(ruleSet, inputsWith({ yes: false, until }, { answers: { X1: answerOf('CLEAR', 'never') } }), FULL).validUntil).toBe('2026-04-01');
  });

  test('is none when the way is not open, or when nobody asks', () => {
    expect(lastDay(onePolicy(YES), inputsWith({ yes: true }))).toBeNull();
    expect(lastDay(onePolicy(YES), inputsWith({ yes: null }))).toBeNull();
    expect(evaluate(onePolicy(YES), inputsWith({ yes: false }), { ...FULL, withValidity: false })).toMatchObject({ result: 'CLEARED', validUntil: null });
  });

  test('in an emergency rests on the short set only', () => {
    const ruleSet = rulesOf([checkOf('X1'), checkOf('X2', { emergency: false, rules: [ruleOf('X2.rule', 'BLOCK', OVER)] })]);
    const inputs = inputsWith({ until: '2026-03-10' });
    expect(evaluate(ruleSet, inputs, { asOf: TODAY, scope: 'emergency' }).validUntil).toBe('2026-04-01');
    expect(evaluate(ruleSet, inputs, FULL).validUntil).toBe('2026-03-10');
  });
});

function never(): never {
  throw new Error('The fact is declared');
}
