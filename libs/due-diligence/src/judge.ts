import type { CompiledCheck, Engine } from './compile-rule-set';
import type { Answer, CheckTrace, DdpInputs, DdpScope, Result } from './decision';
import { LEVELS, OUTCOMES, type Check, type Level, type LevelRule, type Outcome } from './rule-set';
import { FALSE, TRUE, UNKNOWN } from './truth';

type FiredRule = CheckTrace['fired'][number];
const NONE: readonly FiredRule[] = [];

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

/** What does not apply is as good as clear. */
export const isWorse = (outcome: Outcome, than: Outcome): boolean => ranks[outcome] < ranks[than];
const ranks = Object.fromEntries(OUTCOMES.map((outcome, index) => [outcome, Math.min(index, OUTCOMES.indexOf('CLEAR'))])) as Readonly<Record<Outcome, number>>;

export const isHigher = (level: Level, than: Level): boolean => LEVELS.indexOf(level) > LEVELS.indexOf(than);

// A what-if judges millions of checks: plain loops and literals are five times as fast here as spreads and chains.
function judgeCheck(compiled: CompiledCheck, inputs: DdpInputs, asOf: string): CheckTrace {
  const { check, appliesWhen } = compiled;
  const answer = standing(inputs.answers[check.id], asOf);
  const escalated = inputs.escalations[check.id] !== undefined;
  if (appliesWhen?.test(inputs.facts, asOf) === FALSE) {
    return { check: check.id, outcome: 'NOT_APPLICABLE', answer, fired: NONE, escalated, overridden: false };
  }
  const fired: FiredRule[] = [];
  const findings: Outcome[] = [];
  fire(compiled, inputs.facts, asOf, (rule, finding) => {
    fired.push(rule);
    findings.push(finding);
  });
  const found = (outcome: Outcome): boolean => answer === outcome || findings.includes(outcome);
  const overridden = check.overridable && inputs.overrides[check.id] !== undefined && found('BLOCK');
  return { check: check.id, outcome: outcomeOf(check, findings, answer, overridden), answer, fired, escalated: escalated || found('ESCALATE'), overridden };
}

function fire({ rules }: CompiledCheck, facts: DdpInputs['facts'], asOf: string, found: (rule: FiredRule, finding: Outcome) => void): void {
  for (const { rule, when } of rules) {
    const truth = when.test(facts, asOf);
    if (truth === TRUE) found({ rule: rule.id, truth: 'true', facts: when.facts }, rule.then);
    if (truth === UNKNOWN) found({ rule: rule.id, truth: 'unknown', facts: when.facts }, 'INCONCLUSIVE');
  }
}

/** The most severe of what the rules found and what was answered, where an override turns a block into a mitigation. */
function outcomeOf(check: Check, findings: readonly Outcome[], answer: Outcome | null, overridden: boolean): Outcome {
  const setAside = (outcome: Outcome): Outcome => (overridden && outcome === 'BLOCK' ? 'CLEAR_WITH_MITIGATION' : outcome);
  const said = answer && setAside(answer);
  // An escalation that a rule asked for is settled by whoever answers the check.
  const settled = said === 'CLEAR' || said === 'CLEAR_WITH_MITIGATION';
  // What does not apply cannot have a finding: that answer is none.
  let worst = said === null || (said === 'NOT_APPLICABLE' && findings.length > 0) ? unanswered(check) : said;
  for (const finding of findings) {
    const outcome = setAside(finding);
    if (isWorse(outcome, worst) && !(settled && outcome === 'ESCALATE')) worst = outcome;
  }
  return worst;
}

const unanswered = (check: Check): Outcome => (check.answer === 'required' ? 'INCONCLUSIVE' : 'CLEAR');

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
  const escalated = Object.keys(inputs.escalations);
  const overridden: string[] = [];
  for (const trace of checks) {
    if (trace.escalated) escalated.push(trace.check);
    if (trace.overridden) overridden.push(trace.check);
  }
  let requiredLevel: Level = LEVELS[0];
  const matching: LevelRule[] = [];
  for (const { rule, when } of engine.signOff) {
    // Not knowing whether the level must be raised raises it.
    const raised = (when && when.test(inputs.facts, asOf) !== FALSE) || concerns(rule.escalated, escalated) || concerns(rule.overridden, overridden);
    if (!raised) continue;
    matching.push(rule);
    if (isHigher(rule.level, requiredLevel)) requiredLevel = rule.level;
  }
  return { requiredLevel, levelRules: matching.filter((rule) => rule.level === requiredLevel).map((rule) => rule.id) };
}

function concerns(named: readonly string[] | 'any' | undefined, found: readonly string[]): boolean {
  if (named === undefined || found.length === 0) return false;
  return named === 'any' || named.some((check) => found.includes(check));
}
