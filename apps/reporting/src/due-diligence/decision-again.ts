import { evaluate, type DdpDecision, type RuleSet } from '@homeward/due-diligence';
import { EdgeProblem } from '@homeward/http';
import type { DdpDecisionRow } from '@homeward/read-model';
import type { RuleSets } from '@homeward/wiring';

/**
 * A decision of the past with its trace, made again from what it rested on: the same rules, inputs, day and scope make the
 * same bytes. Throws `NotReplayable` for what nobody can make again.
 */
export function decisionAgain({ ruleSetDigest, inputs, asOf, scope }: DdpDecisionRow, ruleSets: RuleSets): { readonly decision: DdpDecision; readonly ruleSet: RuleSet } {
  if (ruleSetDigest === null || inputs === null || asOf === null || scope === null) {
    throw new EdgeProblem('NotReplayable', 'This decision is older than the rules: it kept nothing that would explain it.');
  }
  const ruleSet = ruleSets.findByDigest(ruleSetDigest);
  if (ruleSet === undefined) throw new EdgeProblem('NotReplayable', `The rule set with the digest ${ruleSetDigest} is not at hand here.`);
  return { decision: evaluate(ruleSet, inputs, { asOf, scope }), ruleSet };
}
