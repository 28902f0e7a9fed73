import type { Answer, DdpInputs, FactValue } from '../decision';
import type { Check, CheckRule, Condition, FactDeclaration, FactType, LevelRule, RuleSet, Texts } from '../rule-set';

/** Rule sets of a few lines, each saying only what its test is about. */
export const said = (en: string): Texts => ({ en, fr: `${en} (fr)`, es: `${en} (es)` });

export const declared = (type: FactType, rest: Partial<FactDeclaration> = {}): FactDeclaration => ({ type, label: said(type), staleOn: 'outcome', ...rest });

export const FACTS: RuleSet['facts'] = {
  yes: declared('boolean'),
  count: declared('number'),
  word: declared('text', { values: ['a', 'b', 'c'], valueLabels: { a: said('A'), b: said('B'), c: said('C') } }),
  words: declared('texts', { values: ['a', 'b', 'c'], valueLabels: { a: said('A'), b: said('B'), c: said('C') } }),
  free: declared('text'),
  until: declared('date'),
};

export const YES: Condition = { fact: 'yes', is: true };

export const ruleOf = (id: string, then: CheckRule['then'], when: Condition = YES): CheckRule => ({ id, then, when, because: said(`because of ${id}`) });

export const checkOf = (id: string, rest: Partial<Check> = {}): Check => ({
  id,
  title: said(`check ${id}`),
  forPerson: said(`about ${id}`),
  answer: 'rules',
  overridable: true,
  emergency: true,
  rules: [],
  ...rest,
});

export const levelOf = (id: string, level: LevelRule['level'], rest: Partial<LevelRule>): LevelRule => ({ id, level, because: said(`because of ${id}`), ...rest });

export function rulesOf(checks: readonly Check[], rest: Partial<RuleSet> = {}): RuleSet {
  return {
    id: 'small',
    version: 1,
    title: said('Small rules'),
    authority: said('The tests'),
    effectiveFrom: '2026-01-01',
    facts: FACTS,
    checks,
    signOff: [],
    validity: { days: 30, shorter: [] },
    ...rest,
  };
}

export function inputsWith(facts: Readonly<Record<string, FactValue | null>>, rest: Partial<Omit<DdpInputs, 'facts'>> = {}): DdpInputs {
  const inputs = Object.entries(facts).map(([name, value]) => [name, { value, source: value === null ? null : `event of ${name}` }] as const);
  return { facts: Object.fromEntries(inputs), answers: {}, overrides: {}, escalations: {}, ...rest };
}

export const answerOf = (outcome: Answer['outcome'], validUntil?: string): Answer => ({ outcome, source: 'event of the answer', ...(validUntil === undefined ? {} : { validUntil }) });
