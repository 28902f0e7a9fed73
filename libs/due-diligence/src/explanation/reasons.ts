import type { CheckTrace } from '../decision';
import type { Outcome } from '../rule-set';
import type { Wording } from './wording';

/** Outcomes that need somebody's attention, the most severe first. */
const NEEDING_ATTENTION: readonly Outcome[] = ['BLOCK', 'ESCALATE', 'INCONCLUSIVE', 'CLEAR_WITH_MITIGATION'];

/** Checks that stand in the way or carry a condition, the most severe first, then those that are clear but were escalated. */
export function checksToExplain(wording: Wording): readonly CheckTrace[] {
  const { checks } = wording.decision;
  const settled = checks.filter((trace) => trace.escalated && !NEEDING_ATTENTION.includes(trace.outcome));
  return [...NEEDING_ATTENTION.flatMap((outcome) => checksWith(wording, outcome)), ...settled];
}

export const checksWith = ({ decision }: Wording, outcome: Outcome): readonly CheckTrace[] => decision.checks.filter((trace) => trace.outcome === outcome);

/** Why each rule that fired did, with what is known of the facts it asked about. */
export function ruleReasons(wording: Wording, trace: CheckTrace, withSources: boolean): readonly string[] {
  return trace.fired.map(({ rule, truth, facts }) => {
    const because = wording.text(wording.rule(rule).because);
    const told = truth === 'true' ? because : wording.phrases.notTold(because);
    return noted(told, wording.series(facts.map((fact) => wording.fact(fact, withSources))));
  });
}

/** A sentence with a note in brackets before its full stop. */
export const noted = (sentence: string, note: string): string => `${sentence.replace(/\.$/, '')} (${note}).`;

/** Facts that were not known and kept a rule from being told, each once. */
export function factsToFindOut({ decision }: Wording, trace: CheckTrace): readonly string[] {
  const asked = trace.fired.filter(({ truth }) => truth === 'unknown').flatMap(({ facts }) => facts);
  return [...new Set(asked)].filter((fact) => (decision.inputs.facts[fact]?.value ?? null) === null);
}

/** Why the required level is what it is; empty when nothing raised it. */
export function levelReasons({ decision, ruleSet, text }: Wording): readonly string[] {
  return ruleSet.signOff.filter(({ id }) => decision.levelRules.includes(id)).map(({ because }) => text(because));
}
