import type { DdpDecision } from './decision';
import type { Language, RuleSet } from './rule-set';

export const AUDIENCES = ['officer', 'chief-of-mission', 'person'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A decision in plain words. */
export interface Explanation {
  readonly title: string;
  readonly summary: string;
  readonly paragraphs: readonly { readonly heading: string; readonly text: string; /** Checks it is about; none for the person. */ readonly checks: readonly string[] }[];
  /** What to do now, one sentence each. */
  readonly next: readonly string[];
}

export interface ExplainOptions {
  readonly language: Language;
  readonly audience: Audience;
}

/** Still to come. */
export function explain(_decision: DdpDecision, _ruleSet: RuleSet, _options: ExplainOptions): Explanation {
  throw new Error('not there yet');
}
