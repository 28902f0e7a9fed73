import type { RuleSet } from './rule-set';

/** The newest version in effect on a day, or undefined when there is none. */
export function ruleSetOn(ruleSets: readonly RuleSet[], day: string): RuleSet | undefined {
  return ruleSets
    .filter(({ effectiveFrom, effectiveUntil }) => effectiveFrom <= day && (effectiveUntil === undefined || day <= effectiveUntil))
    .reduce<RuleSet | undefined>((newest, next) => (newest && newest.version >= next.version ? newest : next), undefined);
}
