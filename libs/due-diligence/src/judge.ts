import type { CompiledCheck, Engine } from './compile-rule-set';
import type { Answer, CheckTrace, DdpInputs, DdpScope, Result } from './decision';
import { LEVELS, OUTCOMES, type Check, type Level, type LevelRule, type Outcome } from './rule-set';
import { FALSE, TRUE } from './truth';

/** What the rules make of the inputs on one day. */
export interface Judgement {
  readonly checks: readonly CheckTrace[];
  readonly result: Result;
  readonly requiredLevel: Level;
  readonly levelRules: readonly string[];
}

export interface Occasion {
  readonly asOf: string;
  readonly scope: DdpScope;
}

export function judge(engine: Engine, inputs: DdpInputs, { asOf, scope }: Occasion): Judgement {
  const checks = engine.checks[scope].map((compiled) => judgeCheck(compiled, inputs, asOf));
  return { checks, result: resultOf(checks), ...levelOf(engine, checks, inputs, asOf) };
}

export const isWorse = (outcome: Outcome, than: Outcome): boolean => OUTCOMES.indexOf(outcome) < OUTCOMES.indexOf(than);
export const isHigher = (level: Level, than: Level): boolean => LEVELS.indexOf(level) > LEVELS.indexOf(than);

function judgeCheck({ check, appliesWhen, rules }: CompiledCheck, inputs: DdpInputs, asOf: string): CheckTrace {
  const answer = standing(inputs.answers[check.id], asOf);
  const trace = { check: check.id, answer, escalated: inputs.escalations[check.id] !== undefined };
  if (appliesWhen?.test(inputs.facts, asOf) === FALSE) return { ...trace, outcome: 'NOT_APPLICABLE', fired: [], overridden: false };

  const firing = rules.map(({ rule, when }) => ({ rule, when, truth: when.test(inputs.facts, asOf) })).filter(({ truth }) => truth !== FALSE);
  const findings = firing.map(({ rule, truth }): Outcome => (truth === TRUE ? rule.then : 'INCONCLUSIVE'));
  const said = answer === null ? findings : [...findings, answer];
  const overridden = check.overridable && inputs.overrides[check.id] !== undefined && said.includes('BLOCK');
  const setAside = (outcome: Outcome): Outcome => (overridden && outcome === 'BLOCK' ? 'CLEAR_WITH_MITIGATION' : outcome);
  return {
    ...trace,
    outcome: outcomeOf(check, findings.map(setAside), answer && setAside(answer)),
    fired: firing.map(({ rule, when, truth }) => ({ rule: rule.id, truth: truth === TRUE ? 'true' : 'unknown', facts: when.facts })),
    escalated: trace.escalated || said.includes('ESCALATE'),
    overridden,
  };
}

/** The most severe of what the rules found and what was answered. */
function outcomeOf(check: Check, findings: readonly Outcome[], answer: Outcome | null): Outcome {
  // An escalation that a rule asked for is settled by whoever answers the check.
  const settled = answer === 'CLEAR' || answer === 'CLEAR_WITH_MITIGATION';
  const open = settled ? findings.filter((finding) => finding !== 'ESCALATE') : findings;
  // What does not apply cannot have a finding: that answer is none.
  const counted = answer === 'NOT_APPLICABLE' && findings.length > 0 ? null : answer;
  const alone = counted ?? (check.answer === 'required' ? 'INCONCLUSIVE' : 'CLEAR');
  return open.reduce<Outcome>((worst, finding) => (isWorse(finding, worst) ? finding : worst), alone);
}

/** An answer past its last day counts as none; a block outlives it. */
function standing(answer: Answer | undefined, asOf: string): Outcome | null {
  if (!answer) return null;
  return answer.outcome === 'BLOCK' || answer.validUntil === undefined || answer.validUntil >= asOf ? answer.outcome : null;
}

function resultOf(checks: readonly CheckTrace[]): Result {
  const has = (outcome: Outcome): boolean => checks.some((trace) => trace.outcome === outcome);
  if (has('BLOCK')) return 'BLOCKED';
  if (has('ESCALATE')) return 'PENDING';
  if (has('INCONCLUSIVE')) return 'INCOMPLETE';
  return has('CLEAR_WITH_MITIGATION') ? 'CONDITIONAL' : 'CLEARED';
}

function levelOf(engine: Engine, checks: readonly CheckTrace[], inputs: DdpInputs, asOf: string): Pick<Judgement, 'requiredLevel' | 'levelRules'> {
  const escalated = new Set([...Object.keys(inputs.escalations), ...checks.filter((trace) => trace.escalated).map((trace) => trace.check)]);
  const overridden = new Set(checks.filter((trace) => trace.overridden).map((trace) => trace.check));
  let requiredLevel: Level = LEVELS[0];
  let matching: LevelRule[] = [];
  for (const { rule, when } of engine.signOff) {
    // Not knowing whether the level must be raised raises it.
    const raised = (when && when.test(inputs.facts, asOf) !== FALSE) || concerns(rule.escalated, escalated) || concerns(rule.overridden, overridden);
    if (!raised) continue;
    matching.push(rule);
    if (isHigher(rule.level, requiredLevel)) requiredLevel = rule.level;
  }
  matching = matching.filter((rule) => rule.level === requiredLevel);
  return { requiredLevel, levelRules: matching.map((rule) => rule.id) };
}

function concerns(named: readonly string[] | 'any' | undefined, found: ReadonlySet<string>): boolean {
  if (named === undefined) return false;
  return named === 'any' ? found.size > 0 : named.some((check) => found.has(check));
}
