import type { DdpInputs, FactValue } from './decision';
import { findStaleCauses } from './staleness';
import { answerOf, checkOf, declared, FACTS, inputsWith, levelOf, ruleOf, rulesOf } from './testing/small-rules';

const FULL = { asOf: '2026-03-02', scope: 'full' } as const;
const RULES = rulesOf(
  [
    checkOf('X1', { rules: [ruleOf('X1.many', 'BLOCK', { all: [{ known: 'count' }, { fact: 'count', atLeast: 2 }] })] }),
    checkOf('X2', { answer: 'required', rules: [ruleOf('X2.many', 'ESCALATE', { fact: 'count', atLeast: 3 }), ruleOf('X2.word', 'ESCALATE', { fact: 'word', is: 'c' })] }),
    checkOf('X3', { emergency: false, rules: [ruleOf('X3.over', 'BLOCK', { not: { fact: 'until', notBefore: 'today' } })] }),
    checkOf('X4', { rules: [ruleOf('X4.yes', 'CLEAR_WITH_MITIGATION')] }),
  ],
  {
    facts: { ...FACTS, watched: declared('text', { staleOn: 'any-change', touches: ['X3', 'X1'] }), yes: declared('boolean', { staleOn: 'any-change', touches: ['X4', 'X1'] }), several: declared('texts', { staleOn: 'any-change' }) },
    signOff: [levelOf('l', 'senior', { when: { fact: 'word', is: 'b' } }), levelOf('m', 'chief-of-mission', { when: { fact: 'free', is: 'grave' } })],
  },
);
const BASE: Readonly<Record<string, FactValue | null>> = { yes: false, count: 0, word: 'a', free: 'calm', until: '2026-06-01', watched: 'one', several: ['p', 'q'] };
const ANSWERS = { X2: answerOf('CLEAR') };

function causes(changes: Readonly<Record<string, FactValue | null>>, rest: Partial<Omit<DdpInputs, 'facts'>> = {}, rested: Partial<Omit<DdpInputs, 'facts'>> = {}) {
  return findStaleCauses(RULES, inputsWith(BASE, { answers: ANSWERS, ...rested }), inputsWith({ ...BASE, ...changes }, { answers: ANSWERS, ...rest }), FULL);
}

test('nothing different is no cause', () => {
  expect(causes({})).toEqual([]);
});

describe('a fact that is watched for any change', () => {
  test('is a cause as soon as it differs, and names the checks that ask about it and those it touches besides', () => {
    expect(causes({ watched: 'two' })).toEqual([{ input: 'watched', checks: ['X3', 'X1'] }]);
    expect(causes({ yes: true })).toEqual([{ input: 'yes', checks: ['X4', 'X1'] }]);
    expect(causes({ several: ['p'] })).toEqual([{ input: 'several', checks: [] }]);
  });

  test('is a cause when it becomes known or unknown', () => {
    expect(causes({ watched: null })).toHaveLength(1);
    expect(findStaleCauses(RULES, inputsWith({ ...BASE, watched: null }), inputsWith(BASE), FULL)).toHaveLength(1);
  });

  test('is none when only the event or the order of several values differs', () => {
    expect(causes({ several: ['q', 'p'] })).toEqual([]);
    const now = inputsWith(BASE, { answers: ANSWERS });
    const elsewhere = { ...now, facts: { ...now.facts, watched: { value: 'one', source: 'another event' } } };
    expect(findStaleCauses(RULES, now, elsewhere, FULL)).toEqual([]);
  });

  test('that was never given is not known', () => {
    const { watched: _watched, ...without } = BASE;
    expect(findStaleCauses(RULES, inputsWith({ ...BASE, watched: null }), inputsWith(without), FULL)).toEqual([]);
  });
});

describe('any other fact', () => {
  test('is no cause while no check comes out otherwise', () => {
    expect(causes({ count: 1 })).toEqual([]);
    expect(causes({ count: 1, until: '2026-03-02' })).toEqual([]);
  });

  test('is a cause with the checks that come out otherwise by it, not those that only ask', () => {
    expect(causes({ count: 2 })).toEqual([{ input: 'count', checks: ['X1'] }]);
    expect(causes({ until: '2026-03-01' })).toEqual([{ input: 'until', checks: ['X3'] }]);
  });

  test('is a cause when another rule fired, though the outcome is the same', () => {
    expect(causes({ word: 'c' })).toEqual([{ input: 'word', checks: ['X2'] }]);
  });

  test('is a cause when a known rule cannot be told any more', () => {
    expect(causes({ word: null })).toEqual([{ input: 'word', checks: ['X2'] }]);
  });

  test('is no cause when it becomes known and changes nothing', () => {
    expect(findStaleCauses(RULES, inputsWith({ ...BASE, count: 0, free: null }, { answers: ANSWERS }), inputsWith(BASE, { answers: ANSWERS }), FULL)).toEqual([]);
  });

  test('is a cause when it asks for a higher signature, and none for a lower one', () => {
    expect(causes({ word: 'b' })).toEqual([{ input: 'word', checks: [] }]);
    expect(findStaleCauses(RULES, inputsWith({ ...BASE, word: 'b' }, { answers: ANSWERS }), inputsWith(BASE, { answers: ANSWERS }), FULL)).toEqual([]);
  });

  test('is blamed for a higher signature only when the level asks about it', () => {
    expect(causes({ free: 'grave', count: 1 })).toEqual([{ input: 'free', checks: [] }]);
  });

  test('in an emergency concerns the short set only', () => {
    const over = inputsWith({ ...BASE, until: '2026-03-01' }, { answers: ANSWERS });
    expect(findStaleCauses(RULES, inputsWith(BASE, { answers: ANSWERS }), over, { ...FULL, scope: 'emergency' })).toEqual([]);
  });
});

describe('what people said', () => {
  test.each([
    ['another outcome', { X2: answerOf('BLOCK') }, ['answer.X2']],
    ['a new answer', { ...ANSWERS, X1: answerOf('CLEAR') }, ['answer.X1']],
    ['an answer taken away', {}, ['answer.X2']],
    ['a shorter term', { X2: answerOf('CLEAR', '2026-05-01') }, ['answer.X2']],
    ['an answer to a check these rules do not have', { ...ANSWERS, Z1: answerOf('BLOCK') }, []],
  ])('%s', (_what, answers, expected) => {
    expect(causes({}, { answers }).map(({ input }) => input)).toEqual(expected);
  });

  test('the same answer again, or for longer, is no cause', () => {
    const rested = { answers: { X2: answerOf('CLEAR', '2026-05-01') } };
    expect(causes({}, { answers: { X2: { ...answerOf('CLEAR', '2026-05-01'), source: 'a later event' } } }, rested)).toEqual([]);
    expect(causes({}, { answers: { X2: answerOf('CLEAR', '2026-05-02') } }, rested)).toEqual([]);
    expect(causes({}, { answers: { X2: answerOf('CLEAR') } }, rested)).toEqual([]);
    expect(causes({}, { answers: { X2: answerOf('CLEAR', '2026-04-30') } }, rested)).toEqual([{ input: 'answer.X2', checks: ['X2'] }]);
  });

  test('an override given or taken away is a cause, the same one by another event is none', () => {
    expect(causes({}, { overrides: { X1: 'event' } })).toEqual([{ input: 'override.X1', checks: ['X1'] }]);
    expect(causes({}, {}, { overrides: { X1: 'event' } })).toEqual([{ input: 'override.X1', checks: ['X1'] }]);
    expect(causes({}, { overrides: { X1: 'another event' } }, { overrides: { X1: 'event' } })).toEqual([]);
  });

  test('comes after the facts', () => {
    expect(causes({ watched: 'two', count: 2 }, { answers: {}, overrides: { X4: 'event' } }).map(({ input }) => input)).toEqual(['count', 'watched', 'answer.X2', 'override.X4']);
  });
});
