import type { AnyRecordedFact } from '@homeward/case-log';
import { canonicalText, digestOf, evaluate, type DdpDecision, type RuleSet } from '@homeward/due-diligence';
import diff from 'microdiff';

/** A decision of the log beside the same decision made again. */
export interface Recomputed {
  readonly ruleSet: DdpDecision['ruleSet'];
  readonly result: DdpDecision['result'];
  /** Whether both are the same bytes as canonical JSON. */
  readonly equal: boolean;
  readonly storedDigest: string;
  readonly recomputedDigest: string;
  /** Where they differ, as dotted paths. Values stay out: an auditor sees outcomes only. */
  readonly differences: readonly string[];
}

export type DecidedFact = Extract<AnyRecordedFact, { type: 'DdpDecided' }>;

export function isDecided(fact: AnyRecordedFact): fact is DecidedFact {
  return fact.type === 'DdpDecided';
}

/** Takes a decision again, on the rules it names, from the inputs it kept. Pure. */
export function recompute({ data: { decision: stored } }: DecidedFact, ruleSet: RuleSet): Recomputed {
  const again = evaluate(ruleSet, stored.inputs, { asOf: stored.asOf, scope: stored.scope });
  return {
    ruleSet: stored.ruleSet,
    result: stored.result,
    equal: canonicalText(stored) === canonicalText(again),
    storedDigest: digestOf(stored),
    recomputedDigest: digestOf(again),
    differences: diff({ ...stored }, { ...again }).map(({ path }) => path.join('.')),
  };
}
