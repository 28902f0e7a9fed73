import { evaluate, type CheckTrace, type DdpDecision, type DdpScope, type RuleSet } from '@homeward/due-diligence';
import type { CommandContext } from '../command';
import { todayOf } from '../guards';
import type { RegisteredCase } from '../state';
import type { CheckOutcome, DdpCheck } from '../vocabulary';
import { ddpInputs } from './inputs';

/** What the rules in force make of the case as it stands, on the office's day. */
export function judged(state: RegisteredCase, context: CommandContext, scope: DdpScope = 'full'): DdpDecision {
  return evaluate(context.ruleSet, ddpInputs(state, context), { asOf: todayOf(context), scope });
}

/**
 * What a signature would decide. The short set of an emergency stands in only for what is not answered yet: a block that is
 * known is never left out because it belongs to the longer list.
 */
export function judgedForSignature(state: RegisteredCase, context: CommandContext): DdpDecision {
  const full = judged(state, context);
  const isOpen = full.result === 'PENDING' || full.result === 'INCOMPLETE';
  return isOpen && state.ddp.emergency !== null ? judged(state, context, 'emergency') : full;
}

export function checksWith({ checks }: DdpDecision, outcome: CheckOutcome): readonly DdpCheck[] {
  return checks.filter((trace) => trace.outcome === outcome).map(({ check }) => check);
}

/** The checks that came to an outcome, each with why: `O1 (The sources on the district differ.)`. */
export function reasonsFor(decision: DdpDecision, outcome: CheckOutcome, ruleSet: RuleSet): string {
  return decision.checks
    .filter((trace) => trace.outcome === outcome)
    .map((trace) => `${trace.check} (${whyOf(trace, ruleSet)})`)
    .join(', ');
}

function whyOf({ check, answer, fired }: CheckTrace, { checks, facts }: RuleSet): string {
  const rules = checks.find(({ id }) => id === check)?.rules ?? [];
  const reasons = fired.map(({ rule, truth, facts: asked }) =>
    truth === 'true'
      ? (rules.find(({ id }) => id === rule)?.because.en ?? rule)
      : `Not known: ${asked.map((fact) => facts[fact]?.label.en ?? fact).join(', ')}.`,
  );
  if (answer === null) reasons.unshift('No answer that holds today.');
  return reasons.length === 0 ? `Answered ${answer ?? ''}.` : [...new Set(reasons)].join(' ');
}

/** The checks an emergency left for the place of safety and nobody has answered since; none after a full decision. */
export function checksLeftOpen({ ddp }: RegisteredCase, ruleSet: RuleSet): readonly DdpCheck[] {
  if (ddp.scope !== 'emergency') return [];
  return ruleSet.checks.filter(({ id, emergency, answer }) => !emergency && answer === 'required' && ddp.checks[id] === undefined).map(({ id }) => id);
}
