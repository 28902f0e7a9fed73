/** One thing wrong with a file of rules. */
export interface RuleSetProblem {
  /** JSON pointer (RFC 6901) to it; empty for the whole. */
  readonly at: string;
  readonly problem: string;
}
