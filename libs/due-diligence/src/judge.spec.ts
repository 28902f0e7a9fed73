import type { Answer, CheckTrace, DdpDecision, DdpInputs, FactValue } from './decision';
import { evaluate } from './evaluate';
import { isWorse } from './judge';
import { LEVELS, OUTCOMES, type Check, type Outcome, type RuleSet } from './rule-set';
import { answerOf, checkOf, inputsWith, levelOf, ruleOf, rulesOf, YES } from './testing/small-rules';

const TODAY = '2026-03-02';
const FULL = { asOf: TODAY, scope: 'full' } as const;

type Facts = Readonly<Record<string, FactValue | null>>;

function decide(ruleSet: RuleSet, facts: Facts = {}, rest: Partial<Omit<DdpInputs, 'facts'>> = {}): DdpDecision {
  return evaluate(ruleSet, inputsWith(facts, rest), FULL);
}

function judged(check: Partial<Check>, facts: Facts = {}, rest: Partial<Omit<DdpInputs, 'facts'>> = {}): CheckTrace {
  const [trace] = decide(rulesOf([checkOf('X1', check)]), facts, rest).checks;
  if (!trace) throw new Error('No check was judged');
  return trace;
}

const withAnswer = (outcome: Outcome, validUntil?: string): { readonly answers: Readonly<Record<string, Answer>> } => ({ answers: { X1: answerOf(outcome, validUntil) } });
const BLOCKING = { rules: [ruleOf('X1.stop', 'BLOCK')] };
const ESCALATING = { rules: [ruleOf('X1.up', 'ESCALATE')] };
const REQUIRED = { answer: 'required' } as const;

describe('given a check without rules that fire', () => {
  test('it is clear when the rules alone can clear it', () => {
    expect(judged(BLOCKING, { yes: false })).toEqual({ check: 'X1', outcome: 'CLEAR', answer: null, fired: [], escalated: false, overridden: false });
  });

  test('it cannot be told when somebody must answer and nobody did', () => {
    expect(judged(REQUIRED).outcome).toBe('INCONCLUSIVE');
  });

  test.each(OUTCOMES)('it comes to the answer %s', (outcome) => {
    expect(judged(REQUIRED, {}, withAnswer(outcome))).toMatchObject({ outcome, answer: outcome, escalated: outcome === 'ESCALATE' });
    expect(judged({}, {}, withAnswer(outcome))).toMatchObject({ outcome, answer: outcome });
  });

  test('an answer counts on its last day and not on the next, but for a block', () => {
    expect(judged(REQUIRED, {}, withAnswer('CLEAR', TODAY))).toMatchObject({ outcome: 'CLEAR', answer: 'CLEAR' });
    expect(judged(REQUIRED, {}, withAnswer('CLEAR', '2026-03-01'))).toMatchObject({ outcome: 'INCONCLUSIVE', answer: null });
    expect(judged(REQUIRED, {}, withAnswer('ESCALATE', '2026-03-01'))).toMatchObject({ outcome: 'INCONCLUSIVE', answer: null, escalated: false });
    expect(judged(REQUIRED, {}, withAnswer('BLOCK', '2026-03-01'))).toMatchObject({ outcome: 'BLOCK', answer: 'BLOCK' });
  });
});

describe('given a rule that fires', () => {
  test.each(['BLOCK', 'ESCALATE', 'INCONCLUSIVE', 'CLEAR_WITH_MITIGATION'] as const)('the check comes to its %s, and the trace names the rule and its facts', (then) => {
    const trace = judged({ rules: [ruleOf('X1.rule', then)] }, { yes: true });
    expect(trace).toEqual({
      check: 'X1',
      outcome: then,
      answer: null,
      fired: [{ rule: 'X1.rule', truth: 'true', facts: ['yes'] }],
      escalated: then === 'ESCALATE',
      overridden: false,
    });
  });

  test.each(['BLOCK', 'ESCALATE', 'INCONCLUSIVE', 'CLEAR_WITH_MITIGATION'] as const)('a %s that cannot be told leaves the check inconclusive, whatever the answer', (then) => {
    const trace = judged({ rules: [ruleOf('X1.rule', then)] }, { yes: null }, withAnswer('CLEAR'));
    expect(trace).toMatchObject({ outcome: 'INCONCLUSIVE', fired: [{ rule: 'X1.rule', truth: 'unknown', facts: ['yes'] }], escalated: false });
  });

  test('a block beats any answer, and a mitigation is worse than clear', () => {
    expect(judged(BLOCKING, { yes: true }, withAnswer('CLEAR')).outcome).toBe('BLOCK');
    expect(judged({ rules: [ruleOf('X1.rule', 'CLEAR_WITH_MITIGATION')] }, { yes: true }, withAnswer('CLEAR')).outcome).toBe('CLEAR_WITH_MITIGATION');
  });

  test('of several the most severe counts, and all are in the trace in their order', () => {
    const rules = [ruleOf('X1.a', 'INCONCLUSIVE'), ruleOf('X1.b', 'BLOCK'), ruleOf('X1.c', 'ESCALATE')];
    const trace = judged({ rules }, { yes: true });
    expect(trace.outcome).toBe('BLOCK');
    expect(trace.fired.map(({ rule }) => rule)).toEqual(['X1.a', 'X1.b', 'X1.c']);
  });

  test('an answer that it does not apply is none', () => {
    const rules = [ruleOf('X1.rule', 'CLEAR_WITH_MITIGATION')];
    expect(judged({ ...REQUIRED, rules }, { yes: false }, withAnswer('NOT_APPLICABLE')).outcome).toBe('NOT_APPLICABLE');
    expect(judged({ ...REQUIRED, rules }, { yes: true }, withAnswer('NOT_APPLICABLE')).outcome).toBe('INCONCLUSIVE');
    expect(judged({ rules }, { yes: true }, withAnswer('NOT_APPLICABLE')).outcome).toBe('CLEAR_WITH_MITIGATION');
    expect(judged(ESCALATING, { yes: true }, withAnswer('NOT_APPLICABLE')).outcome).toBe('ESCALATE');
  });
});

describe('given an escalation', () => {
  test.each(['CLEAR', 'CLEAR_WITH_MITIGATION'] as const)('one that a rule asked for is settled by the answer %s and stays in the trace', (outcome) => {
    expect(judged(ESCALATING, { yes: true }, withAnswer(outcome))).toMatchObject({ outcome, escalated: true });
  });

  test.each(['INCONCLUSIVE', 'ESCALATE'] as const)('the answer %s leaves it open', (outcome) => {
    expect(judged(ESCALATING, { yes: true }, withAnswer(outcome))).toMatchObject({ outcome: 'ESCALATE', escalated: true });
  });

  test('an answer that ran out leaves it open again', () => {
    expect(judged(ESCALATING, { yes: true }, withAnswer('CLEAR', '2026-03-01')).outcome).toBe('ESCALATE');
  });

  test('it settles no block and no other finding', () => {
    const rules = [ruleOf('X1.up', 'ESCALATE'), ruleOf('X1.more', 'INCONCLUSIVE')];
    expect(judged({ rules }, { yes: true }, withAnswer('CLEAR')).outcome).toBe('INCONCLUSIVE');
  });

  test('one by somebody stays in the trace whatever was answered since', () => {
    expect(judged({}, {}, { ...withAnswer('CLEAR'), escalations: { X1: 'event' } })).toMatchObject({ outcome: 'CLEAR', escalated: true });
    expect(judged({ appliesWhen: YES }, { yes: false }, { escalations: { X1: 'event' } })).toMatchObject({ outcome: 'NOT_APPLICABLE', escalated: true });
  });
});

describe('given an override', () => {
  const overrides = { X1: 'event' };

  test('a block by a rule, by an answer or by both becomes a mitigation', () => {
    expect(judged(BLOCKING, { yes: true }, { overrides })).toMatchObject({ outcome: 'CLEAR_WITH_MITIGATION', overridden: true });
    expect(judged({}, {}, { overrides, ...withAnswer('BLOCK') })).toMatchObject({ outcome: 'CLEAR_WITH_MITIGATION', overridden: true, answer: 'BLOCK' });
    expect(judged(BLOCKING, { yes: true }, { overrides, ...withAnswer('BLOCK') })).toMatchObject({ outcome: 'CLEAR_WITH_MITIGATION', overridden: true });
  });

  test('a check that nobody may override stays blocked', () => {
    expect(judged({ ...BLOCKING, overridable: false }, { yes: true }, { overrides })).toMatchObject({ outcome: 'BLOCK', overridden: false });
  });

  test('the override of another check does nothing', () => {
    expect(judged(BLOCKING, { yes: true }, { overrides: { X2: 'event' } })).toMatchObject({ outcome: 'BLOCK', overridden: false });
  });

  test('without a block there is nothing to set aside', () => {
    expect(judged(BLOCKING, { yes: false }, { overrides })).toMatchObject({ outcome: 'CLEAR', overridden: false });
    expect(judged(BLOCKING, { yes: null }, { overrides })).toMatchObject({ outcome: 'INCONCLUSIVE', overridden: false });
  });

  test('what else was found still counts', () => {
    const rules = [ruleOf('X1.stop', 'BLOCK'), ruleOf('X1.up', 'ESCALATE')];
    expect(judged({ rules }, { yes: true }, { overrides })).toMatchObject({ outcome: 'ESCALATE', overridden: true });
    expect(judged({ ...REQUIRED, ...BLOCKING }, { yes: true }, { overrides })).toMatchObject({ outcome: 'INCONCLUSIVE', overridden: true });
    expect(judged({ rules }, { yes: true }, { overrides, ...withAnswer('BLOCK') })).toMatchObject({ outcome: 'CLEAR_WITH_MITIGATION', overridden: true, escalated: true });
  });
});

describe('given a check that applies to some', () => {
  const check = { ...REQUIRED, appliesWhen: YES, rules: [ruleOf('X1.rule', 'BLOCK', { fact: 'count', atLeast: 1 })] };

  test('it is judged when it applies', () => {
    expect(judged(check, { yes: true, count: 1 }).outcome).toBe('BLOCK');
  });

  test('it does not apply when that is certain, whatever its rules say', () => {
    expect(judged(check, { yes: false, count: 1 })).toEqual({ check: 'X1', outcome: 'NOT_APPLICABLE', answer: null, fired: [], escalated: false, overridden: false });
  });

  test('not knowing counts as applying', () => {
    expect(judged(check, { yes: null, count: 1 }).outcome).toBe('BLOCK');
    expect(judged(check, { yes: null, count: 0 }).outcome).toBe('INCONCLUSIVE');
  });
});

test('outcomes are worse in their order, and what does not apply is as good as clear', () => {
  const worse = OUTCOMES.flatMap((one) => OUTCOMES.filter((other) => isWorse(one, other)).map((other) => `${one} ${other}`));
  const expected = OUTCOMES.flatMap((one, index) => OUTCOMES.slice(index + 1).map((other) => `${one} ${other}`));
  expect(worse).toEqual(expected.filter((pair) => pair !== 'CLEAR NOT_APPLICABLE'));
});

describe('the result of all checks', () => {
  const outcomes: readonly (readonly [readonly Outcome[], string])[] = [
    [['BLOCK', 'ESCALATE', 'INCONCLUSIVE', 'CLEAR_WITH_MITIGATION', 'CLEAR'], 'BLOCKED'],
    [['CLEAR', 'INCONCLUSIVE', 'CLEAR_WITH_MITIGATION', 'ESCALATE'], 'PENDING'],
    [['CLEAR', 'CLEAR_WITH_MITIGATION', 'INCONCLUSIVE'], 'INCOMPLETE'],
    [['CLEAR', 'CLEAR_WITH_MITIGATION', 'NOT_APPLICABLE'], 'CONDITIONAL'],
    [['CLEAR', 'NOT_APPLICABLE'], 'CLEARED'],
    [['NOT_APPLICABLE'], 'CLEARED'],
  ];
  test.each(outcomes)('%j is %s', (answers, result) => {
    const ids = answers.map((_, index) => `X${index}`);
    const given = Object.fromEntries(answers.map((outcome, index) => [`X${index}`, answerOf(outcome)]));
    expect(decide(rulesOf(ids.map((id) => checkOf(id))), {}, { answers: given }).result).toBe(result);
  });

  test('the emergency set judges its own checks only', () => {
    const ruleSet = rulesOf([checkOf('X1', { answer: 'required' }), checkOf('X2', { answer: 'required', emergency: false })]);
    const inputs = inputsWith({}, withAnswer('CLEAR'));
    expect(evaluate(ruleSet, inputs, { asOf: TODAY, scope: 'emergency' })).toMatchObject({ scope: 'emergency', result: 'CLEARED', checks: [{ check: 'X1' }] });
    expect(evaluate(ruleSet, inputs, FULL)).toMatchObject({ scope: 'full', result: 'INCOMPLETE', checks: [{ check: 'X1' }, { check: 'X2' }] });
  });
});

describe('the level of the signature', () => {
  const check = checkOf('X1', { rules: [ruleOf('X1.stop', 'BLOCK'), ruleOf('X1.up', 'ESCALATE', { fact: 'count', atLeast: 1 })] });
  const levelled = (signOff: RuleSet['signOff']): RuleSet => rulesOf([check, checkOf('X2')], { signOff });
  const CALM = { yes: false, count: 0 };

  test('is the lowest when nothing raises it', () => {
    expect(decide(levelled([levelOf('l', 'senior', { when: YES })]), CALM)).toMatchObject({ requiredLevel: LEVELS[0], levelRules: [] });
  });

  test.each([true, null])('is raised when the condition is true or cannot be told (%s)', (yes) => {
    expect(decide(levelled([levelOf('l', 'senior', { when: YES })]), { ...CALM, yes })).toMatchObject({ requiredLevel: 'senior', levelRules: ['l'] });
  });

  test('is the highest of all, and names only the rules that made it so', () => {
    const signOff = [
      levelOf('a', 'senior', { when: YES }),
      levelOf('b', 'chief-of-mission', { when: YES }),
      levelOf('c', 'senior-and-specialist', { when: YES }),
      levelOf('d', 'chief-of-mission', { escalated: 'any' }),
    ];
    expect(decide(levelled(signOff), { yes: true, count: 0 })).toMatchObject({ requiredLevel: 'chief-of-mission', levelRules: ['b'] });
    expect(decide(levelled(signOff), { yes: true, count: 1 })).toMatchObject({ requiredLevel: 'chief-of-mission', levelRules: ['b', 'd'] });
  });

  test.each([
    ['any', 'senior'],
    [['X1'], 'senior'],
    [['X2', 'X1'], 'senior'],
    [['X2'], 'second-officer'],
  ] as const)('escalation of %j raises it to %s when X1 is escalated, by a rule, an answer or somebody', (escalated, level) => {
    const ruleSet = levelled([levelOf('l', 'senior', { escalated })]);
    expect(decide(ruleSet, { ...CALM, count: 1 }, withAnswer('CLEAR')).requiredLevel).toBe(level);
    expect(decide(ruleSet, CALM, withAnswer('ESCALATE')).requiredLevel).toBe(level);
    expect(decide(ruleSet, CALM, { escalations: { X1: 'event' } }).requiredLevel).toBe(level);
    expect(decide(ruleSet, CALM).requiredLevel).toBe('second-officer');
  });

  test('an escalation counts in an emergency too, though its check is not in the short set', () => {
    const ruleSet = rulesOf([checkOf('X1', { emergency: false }), checkOf('X2')], { signOff: [levelOf('l', 'senior', { escalated: ['X1'] })] });
    expect(evaluate(ruleSet, inputsWith({}, { escalations: { X1: 'event' } }), { asOf: TODAY, scope: 'emergency' }).requiredLevel).toBe('senior');
  });

  test.each([
    ['any', 'senior'],
    [['X1'], 'senior'],
    [['X2'], 'second-officer'],
  ] as const)('an override in force of X1 raises it as far as %j says: %s', (overridden, level) => {
    const ruleSet = levelled([levelOf('l', 'senior', { overridden })]);
    expect(decide(ruleSet, { ...CALM, yes: true }, { overrides: { X1: 'event' } }).requiredLevel).toBe(level);
    expect(decide(ruleSet, CALM, { overrides: { X1: 'event' } }).requiredLevel).toBe('second-officer');
  });
});
