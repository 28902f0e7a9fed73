import { engineOf, type CompiledCheck } from './compile-rule-set';
import type { Answer, CheckTrace, DdpInputs, FactValue, StaleCause } from './decision';
import { isHigher, judge, type Judgement, type Occasion } from './judge';
import type { RuleSet } from './rule-set';

/**
 * What a decision rested on and is different now. A fact that is watched for any change is a cause as soon as it differs; any
 * other one only when a check comes out otherwise by it, or a higher signature is needed. Empty without judging when nothing
 * differs. The causes come sorted, facts first.
 */
export function findStaleCauses(ruleSet: RuleSet, rested: DdpInputs, now: DdpInputs, occasion: Occasion): readonly StaleCause[] {
  const engine = engineOf(ruleSet);
  const checks = engine.checks[occasion.scope];
  const facts = engine.factNames.filter((name) => !sameValue(rested.facts[name]?.value, now.facts[name]?.value));
  const said = [
    ...differing(checks, rested.answers, now.answers, sameAnswer).map((check) => ({ input: `answer.${check}`, checks: [check] })),
    ...differing(checks, rested.overrides, now.overrides, bothGiven).map((check) => ({ input: `override.${check}`, checks: [check] })),
  ];
  if (facts.length === 0) return said;

  let compared: Comparison | undefined;
  const comparison = () => (compared ??= compare(judge(engine, rested, occasion), judge(engine, now, occasion)));
  const causes = facts.flatMap((name): StaleCause[] => {
    const declaration = ruleSet.facts[name];
    const asking = checks.filter((check) => check.facts.has(name)).map(({ check }) => check.id);
    if (declaration?.staleOn === 'any-change') return [{ input: name, checks: [...new Set([...asking, ...(declaration.touches ?? [])])] }];
    const changed = asking.filter((check) => comparison().changed.has(check));
    const raises = () => comparison().raised && engine.signOff.some(({ when }) => when?.facts.includes(name));
    return changed.length > 0 || raises() ? [{ input: name, checks: changed }] : [];
  });
  return [...causes, ...said];
}

interface Comparison {
  readonly changed: ReadonlySet<string>;
  readonly raised: boolean;
}

function compare(rested: Judgement, now: Judgement): Comparison {
  const changed = now.checks.filter((trace, index) => !sameCourse(trace, rested.checks[index])).map((trace) => trace.check);
  return { changed: new Set(changed), raised: isHigher(now.requiredLevel, rested.requiredLevel) };
}

function sameCourse(one: CheckTrace, other: CheckTrace | undefined): boolean {
  return other !== undefined && one.outcome === other.outcome && course(one) === course(other);
}
const course = (trace: CheckTrace): string => trace.fired.map(({ rule, truth }) => `${rule}=${truth}`).join();

function differing<Given>(checks: readonly CompiledCheck[], rested: Readonly<Record<string, Given>>, now: Readonly<Record<string, Given>>, same: Same<Given>): readonly string[] {
  return checks.map(({ check }) => check.id).filter((id) => !same(rested[id], now[id]));
}
type Same<Given> = (rested: Given | undefined, now: Given | undefined) => boolean;

/** The same outcome, for no shorter a time: a longer one takes nothing away. */
const sameAnswer: Same<Answer> = (rested, now) => rested?.outcome === now?.outcome && lastDay(now) >= lastDay(rested);
const lastDay = (answer: Answer | undefined): string => answer?.validUntil ?? '9999-12-31';
const bothGiven: Same<string> = (rested, now) => (rested === undefined) === (now === undefined);

/** The order of several values says nothing. */
const sameValue = (one: FactValue | null = null, other: FactValue | null = null): boolean => one === other || textOf(one) === textOf(other);
const textOf = (value: FactValue | null): string => JSON.stringify(typeof value === 'object' && value !== null ? value.toSorted() : value);
