import { compileCondition, understands, type Compiled, type Turn } from './compile-condition';
import type { DdpScope, FactValue } from './decision';
import { digestOf } from './digest';
import type { Check, CheckRule, Condition, LevelRule, RuleSet } from './rule-set';

/** A rule set made ready for many decisions. */
export interface Engine {
  readonly digest: string;
  readonly checks: Readonly<Record<DdpScope, readonly CompiledCheck[]>>;
  readonly signOff: readonly { readonly rule: LevelRule; readonly when: Compiled | null }[];
  readonly shorter: readonly { readonly when: Compiled; readonly days: number }[];
  /** Declared facts, sorted. */
  readonly factNames: readonly string[];
  readonly turns: readonly Turn[];
  /** Facts that the checks of a scope ask about, sorted, and what they take for an answer. */
  readonly asked: Readonly<Record<DdpScope, readonly AskedFact[]>>;
}

export interface AskedFact {
  readonly fact: string;
  readonly understood: (value: FactValue) => boolean;
}

export interface CompiledCheck {
  readonly check: Check;
  readonly appliesWhen: Compiled | null;
  readonly rules: readonly { readonly rule: CheckRule; readonly when: Compiled }[];
  /** All facts that its conditions ask about. */
  readonly facts: ReadonlySet<string>;
}

// Rule sets are plain data, read once and never changed, so each is compiled and digested once.
const engines = new WeakMap<RuleSet, Engine>();

export function engineOf(ruleSet: RuleSet): Engine {
  const known = engines.get(ruleSet);
  if (known) return known;
  const engine = compile(ruleSet);
  engines.set(ruleSet, engine);
  return engine;
}

function compile(ruleSet: RuleSet): Engine {
  const turns: Turn[] = [];
  const ready = (condition: Condition): Compiled => {
    const compiled = compileCondition(condition, ruleSet.facts);
    turns.push(...compiled.turns);
    return compiled;
  };
  const checks = ruleSet.checks.map((check): CompiledCheck => {
    const appliesWhen = check.appliesWhen ? ready(check.appliesWhen) : null;
    const rules = check.rules.map((rule) => ({ rule, when: ready(rule.when) }));
    return { check, appliesWhen, rules, facts: new Set([...(appliesWhen?.facts ?? []), ...rules.flatMap(({ when }) => when.facts)]) };
  });
  const emergency = checks.filter(({ check }) => check.emergency);
  const asked = (judged: readonly CompiledCheck[]): readonly AskedFact[] =>
    [...new Set(judged.flatMap(({ facts }) => [...facts]))].sort().map((fact) => ({ fact, understood: understands(ruleSet.facts[fact]) }));
  return {
    digest: digestOf(ruleSet),
    checks: { full: checks, emergency },
    asked: { full: asked(checks), emergency: asked(emergency) },
    signOff: ruleSet.signOff.map((rule) => ({ rule, when: rule.when ? ready(rule.when) : null })),
    shorter: ruleSet.validity.shorter.map(({ when, days }) => ({ when: ready(when), days })),
    factNames: Object.keys(ruleSet.facts).sort(),
    turns,
  };
}
