import type { Decider } from '@homeward/decider';
import type { ReturnCaseCommand } from './commands';
import { consequencesOf, stamped } from './consequences';
import { registerCase } from './decide/register-case';
import type { ReturnCaseEvent, ReturnCaseFact } from './events';
import { evolve } from './evolve';
import { ensure, refuse, refuseAll } from './refusal';
import type { Rule, RuledCommandType } from './rule';
import { RULES } from './rules';
import { standingRefusal } from './standing';
import { NOT_REGISTERED, type RegisteredCase, type ReturnCase } from './state';

type RuledCommand = Exclude<ReturnCaseCommand, { type: 'RegisterCase' }>;

/**
 * The decision maker of a return case. A command is judged in this order: repetition (nothing recorded), the person's
 * standing, the phase, the guards, and last its own input. What the facts bring with them follows: a decision that no longer
 * rests on what it rested on, and the deadlines.
 */
export const returnCase: Decider<ReturnCase, ReturnCaseCommand, ReturnCaseEvent> = {
  initial: NOT_REGISTERED,
  decide(command, state) {
    const facts = byRules.decide(command, state);
    return facts.length === 0 ? facts : [...facts, ...consequencesOf(state, facts, command.context)];
  },
  evolve,
};

/** The rules alone, without what follows by itself: what the tests of one rule look at. */
export const byRules: Decider<ReturnCase, ReturnCaseCommand, ReturnCaseEvent> = {
  initial: NOT_REGISTERED,
  decide: (command, state) => stamped(factsOf(command, state), command.context),
  evolve,
};

function factsOf(command: ReturnCaseCommand, state: ReturnCase): readonly ReturnCaseFact[] {
  if (command.type === 'RegisterCase') return registerCase(command, state);
  if (state.phase === 'none') return refuse('CaseNotRegistered', 'case', 'No case is registered under this id.');
  const rule = RULES[command.type] as Rule<RuledCommandType>;
  if (rule.repeats?.(command, state)) return [];
  refuseWhenImpossible(command, state, rule);
  return rule.decide(command, state);
}

function refuseWhenImpossible(command: RuledCommand, state: RegisteredCase, rule: Rule<RuledCommandType>): void {
  const standing = standingRefusal(command.type, state);
  if (standing) refuseAll([standing]);
  ensure(
    rule.phases.includes(state.phase),
    'WrongPhase',
    'phase',
    `${command.type} is not possible while the case is ${state.phase}; it is possible in: ${rule.phases.join(', ')}.`,
  );
  refuseAll(rule.guards.flatMap((guard) => guard(state, command.context) ?? []));
}
