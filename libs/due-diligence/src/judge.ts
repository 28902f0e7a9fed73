import type { CompiledCheck, Engine } from './compile-rule-set';
import type { Answer, CheckTrace, DdpInputs, DdpScope, Result } from './decision';
import { LEVELS, OUTCOMES, type Level, type LevelRule, type Outcome } from './rule-set';
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
  const escalatedBefore = inputs.escalations[check.id] !== undefined;
  if (appliesWhen?.test(inputs.facts, asOf) === FALSE) {
    return { check: check.id, outcome: 'NOT_APPLICABLE', answer, fired: [], escalated: escalatedBefore, overridden: false };
  }
  const mayOverride = check.overridable && inputs.overrides[check.id] !== undefined;
  const setAside = (outcome: Outcome): Outcome => (mayOverride && outcome === 'BLOCK' ? 'CLEAR_WITH_MITIGATION' : outcome);
  const said = answer && setAside(answer);
  const settled = said === 'CLEAR' || said === 'CLEAR_WITH_MITIGATION';

  const fired: CheckTrace['fired'][number][] = [];
  let outcome = withoutRules(said, check.answer);
  let escalated = escalatedBefore || answer === 'ESCALATE';
  let blocked = answer === 'BLOCK';
  for (const { rule, when } of rules) {
    const truth = when.test(inputs.facts, asOf);
    if (truth === FALSE) continue;
    fired.push({ rule: rule.id, truth: truth === TRUE ? 'true' : 'unknown', facts: when.facts });
    const then = truth === TRUE ? rule.then : 'INCONCLUSIVE';
    if (then === 'ESCALATE') escalated = true;
    if (then === 'BLOCK') blocked = true;
    // An escalation that a rule asked for is settled by who answers the check after it.
    if (then !== 'ESCALATE' || !settled) outcome = worse(outcome, setAside(then));
    // What does not apply cannot have a finding: the answer has to be given again.
    if (said === 'NOT_APPLICABLE' && check.answer === 'required') outcome = worse(outcome, 'INCONCLUSIVE');
  }
  return { check: check.id, outcome, answer, fired, escalated, overridden: blocked && mayOverride };
}

/** An answer past its last day counts as none; a block outlives it. */
function standing(answer: Answer | undefined, asOf: string): Outcome | null {
  if (!answer) return null;
  return answer.outcome === 'BLOCK' || answer.validUntil === undefined || answer.validUntil >= asOf ? answer.outcome : null;
}

function withoutRules(said: Outcome | null, answer: 'required' | 'rules'): Outcome {
  return said ?? (answer === 'required' ? 'INCONCLUSIVE' : 'CLEAR');
}

const worse = (one: Outcome, other: Outcome): Outcome => (isWorse(other, one) ? other : one);

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
