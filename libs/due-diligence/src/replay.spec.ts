import type { DdpDecision } from './decision';
import { evaluate } from './evaluate';
import { replayDecision } from './replay';
import { answerOf, checkOf, declared, FACTS, inputsWith, ruleOf, rulesOf } from './testing/small-rules';

const RULES = rulesOf([checkOf('X1', { answer: 'required', rules: [ruleOf('X1.many', 'BLOCK', { fact: 'count', atLeast: 2 })] })]);
const stored = (count: number | null, ruleSet = RULES): DdpDecision => evaluate(ruleSet, inputsWith({ count, word: 'a' }, { answers: { X1: answerOf('CLEAR', '2026-03-10') } }), { asOf: '2026-03-02', scope: 'full' });
const stricter = rulesOf([checkOf('X1', { answer: 'required', rules: [ruleOf('X1.any', 'ESCALATE', { fact: 'count', atLeast: 1 }), ruleOf('X1.many', 'BLOCK', { fact: 'count', atLeast: 1 })] })]);

test('the same rules come to the same', () => {
  expect(replayDecision(RULES, stored(1))).toEqual({ kind: 'same' });
});

test('stricter rules flip what they catch, and nothing else', () => {
  expect(replayDecision(stricter, stored(1))).toEqual({ kind: 'flip', from: 'CLEARED', to: 'BLOCKED' });
  expect(replayDecision(RULES, stored(1, stricter))).toEqual({ kind: 'flip', from: 'BLOCKED', to: 'CLEARED' });
  expect(replayDecision(stricter, stored(0))).toEqual({ kind: 'same' });
});

test('it is decided on its own day, not a later one', () => {
  expect(replayDecision(RULES, { ...stored(1), asOf: '2026-03-11' })).toEqual({ kind: 'flip', from: 'CLEARED', to: 'INCOMPLETE' });
});

test('it is decided in its own scope', () => {
  const calm = rulesOf([checkOf('X1', { answer: 'required' }), checkOf('X2', { emergency: false, rules: [ruleOf('X2.word', 'BLOCK', { fact: 'word', is: 'a' })] })]);
  expect(replayDecision(calm, { ...stored(1), scope: 'emergency' })).toEqual({ kind: 'same' });
  expect(replayDecision(calm, stored(1))).toEqual({ kind: 'flip', from: 'CLEARED', to: 'BLOCKED' });
});

test('what nobody knew then is unknown again', () => {
  expect(stored(null).result).toBe('INCOMPLETE');
  expect(replayDecision(stricter, stored(null))).toEqual({ kind: 'same' });
});

describe('never guessed', () => {
  const asking = (fact: string, emergency = true) => rulesOf([checkOf('X1', { answer: 'required' }), checkOf('X2', { emergency, rules: [ruleOf('X2.rule', 'BLOCK', { fact, is: 'new' })] })], { facts: { ...FACTS, fresh: declared('text'), early: declared('text'), word: declared('text', { values: ['new'] }) } });

  test('a decision without inputs', () => {
    expect(replayDecision(RULES, null)).toEqual({ kind: 'not-replayable', reason: 'no-inputs', names: [] });
  });

  test('a fact that is asked about and was not kept', () => {
    expect(replayDecision(asking('fresh'), stored(1))).toEqual({ kind: 'not-replayable', reason: 'fact-not-kept', names: ['fresh'] });
  });

  test('of several facts each is named', () => {
    const both = { any: [{ fact: 'fresh', is: 'x' }, { known: 'early' }, { fact: 'count', is: 1 }] };
    const ruleSet = rulesOf([checkOf('X2', { rules: [ruleOf('X2.rule', 'BLOCK', both)] })], { facts: { ...FACTS, fresh: declared('text'), early: declared('text') } });
    expect(replayDecision(ruleSet, stored(1))).toMatchObject({ reason: 'fact-not-kept', names: ['early', 'fresh'] });
  });

  test('a fact that is declared but not asked about, or asked about outside the scope, does not matter', () => {
    expect(replayDecision(rulesOf([checkOf('X1', { answer: 'required' })], { facts: { ...FACTS, fresh: declared('text') } }), stored(1))).toEqual({ kind: 'same' });
    expect(replayDecision(asking('fresh', false), { ...stored(1), scope: 'emergency' })).toEqual({ kind: 'same' });
  });

  test('a value the candidate has no word for', () => {
    expect(replayDecision(asking('word'), stored(1))).toEqual({ kind: 'not-replayable', reason: 'fact-not-understood', names: ['word'] });
  });

  test('a check that nobody was asked', () => {
    const more = rulesOf([checkOf('X3', { answer: 'required' }), checkOf('X2', { answer: 'required' }), checkOf('X1', { answer: 'required' }), checkOf('X4')]);
    expect(replayDecision(more, stored(1))).toEqual({ kind: 'not-replayable', reason: 'check-not-asked', names: ['X2', 'X3'] });
  });

  test('but a check that was asked and not answered, or answered though it was not asked, is judged', () => {
    const unanswered = evaluate(RULES, inputsWith({ count: 0 }), { asOf: '2026-03-02', scope: 'full' });
    expect(replayDecision(RULES, unanswered)).toEqual({ kind: 'same' });
    const answered = { ...stored(1), inputs: { ...stored(1).inputs, answers: { ...stored(1).inputs.answers, X2: answerOf('ESCALATE') } } };
    expect(replayDecision(rulesOf([checkOf('X1', { answer: 'required' }), checkOf('X2', { answer: 'required' })]), answered)).toEqual({ kind: 'flip', from: 'CLEARED', to: 'PENDING' });
  });
});
