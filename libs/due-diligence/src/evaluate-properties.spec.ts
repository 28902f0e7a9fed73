import fc from 'fast-check';
import { addDays } from './calendar-day';
import type { DdpDecision, DdpInputs, FactValue, Result } from './decision';
import { DEFAULT_RULE_SET } from './default-rule-set';
import { canonicalText } from './digest';
import { evaluate, opensTheWay } from './evaluate';
import { isWorse } from './judge';
import { replayDecision } from './replay';
import { LEVELS, OUTCOMES, type Condition, type Outcome, type RuleSet } from './rule-set';
import { findStaleCauses } from './staleness';
import { CHECKS_OF_A_CHILD } from './testing/ordinary-adult';
import { answerOf, checkOf, FACTS, levelOf, ruleOf, rulesOf } from './testing/small-rules';

const TODAY = '2026-03-02';
const FULL = { asOf: TODAY, scope: 'full' } as const;
const RUNS = { numRuns: 200 };

const day = fc.integer({ min: -40, max: 60 }).map((days) => addDays(TODAY, days));
const atom: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom<Condition>(
    { fact: 'yes', is: true },
    { fact: 'yes', is: false },
    { fact: 'word', is: 'a' },
    { fact: 'word', in: ['b', 'c'] },
    { fact: 'words', hasAny: ['a', 'b'] },
    { fact: 'until', notBefore: 'today' },
  ),
  fc.integer({ min: 0, max: 3 }).map((count): Condition => ({ fact: 'count', atLeast: count })),
  fc.integer({ min: 0, max: 40 }).map((days): Condition => ({ fact: 'until', withinDays: days })),
);
/** Without `known`: that question is about not knowing, and exempt from what holds for the others. */
const condition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atom,
    fc.record({ all: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('any') }),
  ),
})).any;

const then = fc.constantFrom('BLOCK', 'ESCALATE', 'INCONCLUSIVE', 'CLEAR_WITH_MITIGATION');
const ruleSet: fc.Arbitrary<RuleSet> = fc
  .record({
    checks: fc.array(
      fc.record({ rules: fc.array(fc.tuple(then, condition), { maxLength: 2 }), answer: fc.constantFrom('required', 'rules'), appliesWhen: fc.option(condition), overridable: fc.boolean(), emergency: fc.boolean() }),
      { minLength: 1, maxLength: 3 },
    ),
    levels: fc.array(fc.tuple(fc.constantFrom(...LEVELS), condition), { maxLength: 2 }),
    shorter: fc.array(fc.tuple(condition, fc.integer({ min: 1, max: 20 })), { maxLength: 1 }),
  })
  .map(({ checks, levels, shorter }) =>
    rulesOf(
      checks.map(({ rules, appliesWhen, ...check }, index) =>
        checkOf(`X${index}`, {
          ...check,
          ...(appliesWhen ? { appliesWhen } : {}),
          rules: rules.map(([outcome, when], position) => ruleOf(`X${index}.${position}`, outcome, when)),
        }),
      ),
      {
        signOff: [...levels.map(([level, when], index) => levelOf(`l${index}`, level, { when })), levelOf('up', 'senior', { escalated: 'any', overridden: 'any' })],
        validity: { days: 30, shorter: shorter.map(([when, days], index) => ({ id: `s${index}`, when, days })) },
      },
    ),
  );

const VALUES: Readonly<Record<string, fc.Arbitrary<FactValue>>> = {
  yes: fc.boolean(),
  count: fc.integer({ min: 0, max: 3 }),
  word: fc.constantFrom('a', 'b', 'c'),
  words: fc.subarray(['a', 'b', 'c']),
  free: fc.string(),
  until: day,
};
const facts = fc.record(Object.fromEntries(Object.entries(VALUES).map(([name, value]) => [name, fc.record({ value: fc.option(value), source: fc.constant('event') })])));
const answer = fc.record({ outcome: fc.constantFrom(...OUTCOMES), source: fc.constant('event'), until: fc.option(day) }).map(({ outcome, until }) => answerOf(outcome, until ?? undefined));
const checkId = fc.constantFrom('X0', 'X1', 'X2');
const inputs: fc.Arbitrary<DdpInputs> = fc.record({
  facts,
  answers: fc.dictionary(checkId, answer),
  overrides: fc.dictionary(checkId, fc.constant('event')),
  escalations: fc.dictionary(checkId, fc.constant('event')),
});

const SEVERITY: readonly Result[] = ['BLOCKED', 'PENDING', 'INCOMPLETE', 'CONDITIONAL', 'CLEARED'];
const rank = (result: Result): number => SEVERITY.indexOf(result);

describe('whatever the rules and the inputs are', () => {
  test('not knowing what was known never opens the way, and never improves a decision that is open', () => {
    fc.assert(
      fc.property(ruleSet, inputs, fc.constantFrom(...Object.keys(FACTS)), (rules, known, fact) => {
        const unknown = { ...known, facts: { ...known.facts, [fact]: { value: null, source: null } } };
        const before = evaluate(rules, known, FULL);
        const after = evaluate(rules, unknown, FULL);
        if (!opensTheWay(after.result)) return;
        expect(opensTheWay(before.result)).toBe(true);
        expect(rank(after.result)).toBeLessThanOrEqual(rank(before.result));
        expect(LEVELS.indexOf(after.requiredLevel)).toBeGreaterThanOrEqual(LEVELS.indexOf(before.requiredLevel));
        const outcomes = ({ checks }: DdpDecision) => checks.map(({ outcome }) => outcome);
        // Of a decision that is worse today, less can get worse later.
        if (canonicalText(outcomes(after)) !== canonicalText(outcomes(before)) || after.requiredLevel !== before.requiredLevel) return;
        expect(after.validUntil && before.validUntil && after.validUntil <= before.validUntil).toBe(true);
      }),
      RUNS,
    );
  });

  test('an unknown condition never passes: a check with a rule that cannot be told is neither clear nor out of the question', () => {
    fc.assert(
      fc.property(ruleSet, inputs, (rules, given) => {
        for (const { fired, outcome } of evaluate(rules, given, FULL).checks) {
          if (fired.some(({ truth }) => truth === 'unknown')) expect(['BLOCK', 'ESCALATE', 'INCONCLUSIVE']).toContain(outcome);
        }
      }),
      RUNS,
    );
  });

  test('taking an answer away, or giving a worse one, never improves the result', () => {
    const worsened = fc.tuple(fc.constantFrom<Outcome>('CLEAR', 'CLEAR_WITH_MITIGATION', 'INCONCLUSIVE', 'ESCALATE'), fc.constantFrom<Outcome>(...OUTCOMES)).filter(([better, worse]) => OUTCOMES.indexOf(worse) < OUTCOMES.indexOf(better));
    fc.assert(
      fc.property(ruleSet, inputs, checkId, worsened, (rules, given, check, [better, worse]) => {
        const withAnswer = (outcome: Outcome) => evaluate(rules, { ...given, overrides: {}, answers: { ...given.answers, [check]: answerOf(outcome) } }, FULL);
        expect(rank(withAnswer(worse).result)).toBeLessThanOrEqual(rank(withAnswer(better).result));
        const { [check]: _taken, ...others } = given.answers;
        const without = evaluate(rules, { ...given, answers: others }, FULL);
        if (opensTheWay(without.result)) expect(opensTheWay(evaluate(rules, { ...given, answers: { ...others, [check]: answerOf('CLEAR') } }, FULL).result)).toBe(true);
      }),
      RUNS,
    );
  });

  test('a decision and each of its checks come out no worse on any day it holds', () => {
    fc.assert(
      fc.property(ruleSet, inputs, (rules, given) => {
        const today = evaluate(rules, given, FULL);
        if (today.validUntil === null) return;
        const on = (asOf: string) => evaluate(rules, given, { asOf, scope: 'full', withValidity: false });
        for (let asOf = TODAY; asOf <= today.validUntil; asOf = addDays(asOf, 1)) {
          const later = on(asOf);
          expect(rank(later.result)).toBeGreaterThanOrEqual(rank(today.result));
          expect(LEVELS.indexOf(later.requiredLevel)).toBeLessThanOrEqual(LEVELS.indexOf(today.requiredLevel));
          later.checks.forEach(({ outcome }, index) => expect(isWorse(outcome, today.checks[index]?.outcome ?? 'BLOCK')).toBe(false));
        }
      }),
      RUNS,
    );
  });

  test('the bytes do not depend on the order of keys, and a stored decision gives itself', () => {
    const shuffled = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> => Object.fromEntries(Object.entries(record).reverse());
    fc.assert(
      fc.property(ruleSet, inputs, fc.constantFrom('full' as const, 'emergency' as const), (rules, given, scope) => {
        const decision = evaluate(rules, given, { asOf: TODAY, scope });
        const reordered = { escalations: shuffled(given.escalations), overrides: shuffled(given.overrides), answers: shuffled(given.answers), facts: shuffled(given.facts) };
        expect(JSON.stringify(evaluate(rules, reordered, { asOf: TODAY, scope }))).toBe(JSON.stringify(decision));
        expect(canonicalText(evaluate(rules, decision.inputs, { asOf: TODAY, scope }))).toBe(canonicalText(decision));
      }),
      RUNS,
    );
  });

  test('the same rules flip nothing, and the same inputs make nothing stale', () => {
    fc.assert(
      fc.property(ruleSet, inputs, fc.constantFrom('full' as const, 'emergency' as const), (rules, given, scope) => {
        const decision = evaluate(rules, given, { asOf: TODAY, scope });
        expect(replayDecision(rules, decision)).toEqual({ kind: 'same' });
        expect(findStaleCauses(rules, decision.inputs, given, { asOf: TODAY, scope })).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('of the rules shipped', () => {
  const { facts: declarations, checks } = DEFAULT_RULE_SET;
  const anything = fc.record(
    Object.fromEntries(
      Object.entries(declarations).map(([name, { type, values = [] }]) => {
        const value: Readonly<Record<typeof type, fc.Arbitrary<FactValue>>> = {
          boolean: fc.boolean(),
          number: fc.integer({ min: 0, max: 3 }),
          text: values.length > 0 ? fc.constantFrom(...values) : fc.string(),
          texts: fc.subarray([...values]),
          date: day,
        };
        return [name, fc.record({ value: fc.option(value[type], { freq: 8 }), source: fc.constant('event') })];
      }),
    ),
  );
  const given: fc.Arbitrary<DdpInputs> = fc.record({
    facts: anything,
    answers: fc.record(Object.fromEntries(checks.map(({ id }) => [id, answer]))),
    overrides: fc.constant({}),
    escalations: fc.constant({}),
  });

  test('no decision breaks, and none opens the way without live consent to travel', () => {
    fc.assert(
      fc.property(given, (some) => {
        const { result } = evaluate(DEFAULT_RULE_SET, some, FULL);
        const consent = some.facts['consent.travel.until']?.value;
        if (typeof consent !== 'string' || consent < TODAY || some.facts['consent.withdrawn']?.value !== false) expect(opensTheWay(result)).toBe(false);
      }),
      RUNS,
    );
  });

  test('the checks of a child apply unless the person is certainly not one', () => {
    fc.assert(
      fc.property(given, (some) => {
        const applies = evaluate(DEFAULT_RULE_SET, { ...some, answers: {} }, FULL).checks.filter(({ check, outcome }) => CHECKS_OF_A_CHILD.includes(check) && outcome !== 'NOT_APPLICABLE');
        expect(applies).toHaveLength(some.facts['person.isChild']?.value === false ? 0 : 3);
      }),
      RUNS,
    );
  });
});
