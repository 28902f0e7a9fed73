import { addDays } from './calendar-day';
import { engineOf, type Engine } from './compile-rule-set';
import type { Answer, DdpDecision, DdpInputs, DdpScope, Result } from './decision';
import { sorted } from './digest';
import { isHigher, isWorse, judge, type Judgement, type Occasion } from './judge';
import type { RuleSet } from './rule-set';
import { FALSE } from './truth';
import { turningDays } from './turning-days';

export interface EvaluateOptions {
  /** The office's calendar day. */
  readonly asOf: string;
  readonly scope: DdpScope;
  /** False leaves `validUntil` null, for those who ask about the result only. */
  readonly withValidity?: boolean;
}

const RESULTS_BY_SEVERITY: readonly Result[] = ['BLOCKED', 'PENDING', 'INCOMPLETE', 'CONDITIONAL', 'CLEARED'];

/** Decides, and says why. The same rules, inputs, day and scope make the same bytes. */
export function evaluate(ruleSet: RuleSet, inputs: DdpInputs, { asOf, scope, withValidity = true }: EvaluateOptions): DdpDecision {
  const engine = engineOf(ruleSet);
  const judgement = judge(engine, inputs, { asOf, scope });
  return {
    ruleSet: { id: ruleSet.id, version: ruleSet.version, digest: engine.digest },
    scope,
    asOf,
    inputs: declaredInputs(engine, inputs),
    checks: judgement.checks,
    result: judgement.result,
    requiredLevel: judgement.requiredLevel,
    levelRules: judgement.levelRules,
    validUntil: withValidity && opensTheWay(judgement.result) ? lastGoodDay(ruleSet, inputs, { asOf, scope }, judgement) : null,
  };
}

export const opensTheWay = (result: Result): boolean => result === 'CLEARED' || result === 'CONDITIONAL';

/** What the decision keeps: every fact the rules declare, known or not, and all that people said. */
function declaredInputs(engine: Engine, { facts, answers, overrides, escalations }: DdpInputs): DdpInputs {
  const kept: Record<string, DdpInputs['facts'][string]> = {};
  for (const name of engine.factNames) {
    const input = facts[name];
    kept[name] = { value: input?.value ?? null, source: input?.source ?? null };
  }
  const given = Object.entries(sorted(answers)).map(([check, answer]) => [check, plain(answer)] as const);
  return { facts: kept, answers: Object.fromEntries(given), overrides: sorted(overrides), escalations: sorted(escalations) };
}

const plain = ({ outcome, validUntil, source }: Answer): Answer => (validUntil === undefined ? { outcome, source } : { outcome, validUntil, source });

/**
 * The last day on which the decision would come out no worse with the same inputs. Only days after a date in the inputs can
 * differ from the day before, so each of those is judged again instead of reasoning about conditions.
 */
function lastGoodDay(ruleSet: RuleSet, inputs: DdpInputs, occasion: Occasion, today: Judgement): string {
  const engine = engineOf(ruleSet);
  const terms = engine.shorter.filter(({ when }) => when.test(inputs.facts, occasion.asOf) !== FALSE).map(({ days }) => days);
  const term = addDays(occasion.asOf, Math.min(ruleSet.validity.days, ...terms));
  const worsens = (day: string): boolean => isWorseThan(judge(engine, inputs, { ...occasion, asOf: addDays(day, 1) }), today);
  return [...turningDays(ruleSet, inputs).keys()].find((day) => day >= occasion.asOf && day < term && worsens(day)) ?? term;
}

function isWorseThan(later: Judgement, today: Judgement): boolean {
  return (
    RESULTS_BY_SEVERITY.indexOf(later.result) < RESULTS_BY_SEVERITY.indexOf(today.result) ||
    isHigher(later.requiredLevel, today.requiredLevel) ||
    // The same checks are judged on both days, in the same order.
    later.checks.some((trace, index) => isWorse(trace.outcome, today.checks[index]?.outcome ?? 'BLOCK'))
  );
}
