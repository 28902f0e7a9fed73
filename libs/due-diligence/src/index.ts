/**
 * Explainable due diligence: rule sets as data, three-valued, every decision with the inputs and the trace that made it.
 * Guarantees: pure, no clock, no I/O; unknown never passes; the same inputs make the same bytes. Refuses to know return
 * cases, languages beyond its texts, or where anything is stored. The rules shipped are Homeward's own, not IOM's.
 */
export type { Answer, CheckTrace, DdpDecision, DdpInputs, DdpScope, FactValue, Input, Result, StaleCause } from './decision';
export { RESULTS } from './decision';
export type { Check, CheckRule, Condition, FactDeclaration, FactType, Language, Level, LevelRule, Outcome, RuleSet, Texts } from './rule-set';
export { LANGUAGES, LEVELS, OUTCOMES } from './rule-set';
export { evaluate, opensTheWay, type EvaluateOptions } from './evaluate';
export { findStaleCauses } from './staleness';
export { AUDIENCES, explain, OtherRules, type Audience, type ExplainOptions } from './explain';
export type { Explanation } from './explanation/explanation';
export { digestOf, canonicalText } from './digest';
export { parseRuleSet, RuleSetInvalid } from './parse-rule-set';
export type { RuleSetProblem } from './rule-set-problem';
export { ruleSetOn } from './effective';
export { DEFAULT_RULE_SET } from './default-rule-set';
export { replayDecision, type NotReplayable, type Replay, type StoredDecision } from './replay';
export { tallyReplays, type Flip, type GroupCounts, type ReplayReport, type ReplayTally } from './replay-tally';
