import { engineOf } from './compile-rule-set';
import type { DdpDecision } from './decision';
import { explainToChiefOfMission } from './explanation/chief-of-mission';
import type { Explanation } from './explanation/explanation';
import { explainToOfficer } from './explanation/officer';
import { explainToPerson } from './explanation/person';
import { wordingOf, type Wording } from './explanation/wording';
import type { Language, RuleSet } from './rule-set';

export const AUDIENCES = ['officer', 'chief-of-mission', 'person'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface ExplainOptions {
  readonly language: Language;
  readonly audience: Audience;
}

/** The rules at hand are not those a decision was taken by, so their words would explain something else. */
export class OtherRules extends Error {
  override readonly name = 'OtherRules';

  constructor(decision: DdpDecision, ruleSet: RuleSet) {
    const { id, version, digest } = decision.ruleSet;
    super(`The decision was taken by ${id} version ${version} (${digest}); these rules are ${ruleSet.id} version ${ruleSet.version} (${engineOf(ruleSet).digest})`);
  }
}

const EXPLAIN: Readonly<Record<Audience, (wording: Wording) => Explanation>> = {
  officer: explainToOfficer,
  'chief-of-mission': explainToChiefOfMission,
  person: explainToPerson,
};

/**
 * Tells a decision in plain words, from its trace alone.
 * @throws OtherRules when the rule set is not the one it was taken by
 */
export function explain(decision: DdpDecision, ruleSet: RuleSet, { language, audience }: ExplainOptions): Explanation {
  if (engineOf(ruleSet).digest !== decision.ruleSet.digest) throw new OtherRules(decision, ruleSet);
  return EXPLAIN[audience](wordingOf(decision, ruleSet, language));
}
